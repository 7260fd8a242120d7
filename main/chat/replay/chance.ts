/** A seeded source of chance: the same seed gives the same crowd, line by line. */
export type Chance = {
  /** In [0, 1). */
  next(): number
  /** In [low, high). */
  between(low: number, high: number): number
  /** A whole number in [0, below). */
  below(below: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Up to `count` different ones, in no order. */
  sample<T>(from: readonly T[], count: number): T[]
  /** Gamma with a whole shape: times that rise fast and fade slowly. Mean `shape * scale`. */
  erlang(shape: number, scale: number): number
  poisson(mean: number): number
  /** Counts that clump as chat does: mean `mean`, variance `fano * mean` (a Poisson whose rate is itself chance). */
  clumped(mean: number, fano: number): number
}

/** sfc32 (public domain, PractRand-tested): small, fast, and the same on every machine. */
function sfc32(seed: number): () => number {
  let a = seed | 0
  let b = 0x9e3779b9 | 0
  let c = 0x243f6a88 | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 16; warm += 1) next()
  return next
}

export function createChance(seed: number): Chance {
  const next = sfc32(seed)
  const exponential = () => -Math.log(1 - next())

  function erlang(shape: number, scale: number): number {
    let total = 0
    for (let step = 0; step < shape; step += 1) total += exponential()
    return total * scale
  }

  /** By waiting times: linear in the mean, which stays in the hundreds here, and exact. */
  function poisson(mean: number): number {
    let count = 0
    for (let at = exponential(); at < mean; at += exponential()) count += 1
    return count
  }

  /** Marsaglia and Tsang's gamma; below shape 1 by their boost. */
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape)
    const d = shape - 1 / 3
    for (;;) {
      const x = Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * next())
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && -exponential() < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }

  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below: (below) => Math.floor(next() * below),
    happens: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)]!,
    sample: (from, count) => {
      const pool = [...from]
      const size = Math.min(count, pool.length)
      return Array.from({ length: size }, () => pool.splice(Math.floor(next() * pool.length), 1)[0]!)
    },
    erlang,
    poisson,
    clumped: (mean, fano) => {
      if (mean <= 0) return 0
      return poisson(fano > 1 ? gamma(mean / (fano - 1)) * (fano - 1) : mean)
    },
  }
}
