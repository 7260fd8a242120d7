import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DelaySource,
  estimate,
  longestDelay,
  noFigures,
  takeEcho,
  takeTrip,
} from '../../../core/chat/delay'

const began = 1_700_000_000_000
const now = began + 120_000

/** One echo of each viewer, each of a code of its own. */
function echoed(delays: readonly number[]): DelaySource {
  const source = noFigures()
  for (const [n, ms] of delays.entries()) takeEcho(source, `t:v${n}`, began + n * 10, began + n * 10 + ms)
  return source
}
const msOf = (source: DelaySource) => estimate(source, now).ms!

/** Quartiles of these alone, as the estimate takes them. */
function quartile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
  return low + (high - low) * (place - Math.floor(place))
}

const honest = fc.array(fc.integer({ min: 1_000, max: 30_000 }), { minLength: 3, maxLength: 36 })

describe('which figure', () => {
  test('none, then the platform, then what three viewers say, then the host', () => {
    const source = noFigures()
    expect(estimate(source, now)).toEqual({ ms: null, from: 'none', spread: null, samples: 0, at: null })
    source.given = { ms: 4_000, at: now - 5 }
    expect(estimate(source, now)).toEqual({ ms: 4_000, from: 'given', spread: null, samples: 0, at: now - 5 })
    takeEcho(source, 't:a', began, began + 9_000)
    takeEcho(source, 't:b', began, began + 10_000)
    expect(estimate(source, now)).toMatchObject({ ms: 4_000, from: 'given', samples: 2, spread: 250 })
    takeEcho(source, 't:c', began, began + 12_000)
    expect(estimate(source, now)).toEqual({
      ms: 9_500,
      from: 'measured',
      spread: 750,
      samples: 3,
      at: began + 12_000,
    })
    source.set = 7_000
    expect(estimate(source, now)).toMatchObject({ ms: 7_000, from: 'set', samples: 3 })
  })

  test('one viewer who types often is one viewer', () => {
    const source = noFigures()
    for (let n = 0; n < 10; n += 1)
      expect(takeEcho(source, 't:a', began + n * 8_000, began + n * 8_000 + 5_000)).toBe(true)
    expect(estimate(source, now)).toMatchObject({ ms: null, from: 'none', samples: 1 })
    expect(source.samples[0]!.at).toBe(began + 9 * 8_000 + 5_000)
  })

  test('the same code, or one older than the last, does not count again', () => {
    const source = noFigures()
    takeEcho(source, 't:a', began + 8_000, began + 13_000)
    expect(takeEcho(source, 't:a', began + 8_000, began + 60_000)).toBe(false)
    expect(takeEcho(source, 't:a', began, began + 60_000)).toBe(false)
    expect(source.samples).toEqual([{ ms: 5_000, at: began + 13_000, by: 't:a' }])
  })

  test('the room: one round trip is enough, and their median counts', () => {
    const source = noFigures()
    takeTrip(source, 40, now - 3)
    expect(estimate(source, now)).toMatchObject({ ms: 40, from: 'measured', samples: 1, spread: null })
    takeTrip(source, 3_000, now - 2)
    takeTrip(source, 60, now - 1)
    expect(estimate(source, now)).toMatchObject({ ms: 60, samples: 3, at: now - 1 })
  })

  test('never more than a minute', () => {
    expect(msOf(echoed([70_000, 75_000, 80_000]))).toBe(longestDelay)
    expect(msOf({ ...noFigures(), given: { ms: 600_000, at: now } })).toBe(longestDelay)
  })
})

describe('age', () => {
  test('fresh samples of three viewers take the place of old ones; two fresh ones do not', () => {
    const source = echoed([5_000, 5_200, 5_400])
    const later = now + 30 * 60_000
    expect(estimate(source, later)).toMatchObject({ ms: 5_100, samples: 3, at: began + 5_420 })
    for (const [n, by] of ['t:x', 't:y', 't:z'].entries()) {
      takeEcho(source, by, later - 9_000, later - 9_000 + 9_000 + n)
      expect(estimate(source, later + 10).samples).toBe(n < 2 ? 4 + n : 3)
    }
    expect(msOf({ ...source, samples: source.samples.slice(-3) })).toBeGreaterThanOrEqual(9_000)
    expect(estimate(source, later + 10).ms).toBe(9_001)
  })
})

describe('a crowd', () => {
  test('at most 60 are kept, and late readers of old codes do not push out newer ones', () => {
    const source = noFigures()
    for (let code = 0; code < 15; code += 1)
      for (let viewer = 0; viewer < 500; viewer += 1)
        takeEcho(
          source,
          `t:${code}-${viewer}`,
          began + code * 8_000,
          began + code * 8_000 + 10_000 + viewer * 100,
        )
    expect(source.samples).toHaveLength(60)
    expect(source.samples.every(({ ms }) => ms < 12_000)).toBe(true)
    const before = JSON.stringify(source)
    expect(takeEcho(source, 't:late', began, began + 89_000)).toBe(false)
    expect(JSON.stringify(source)).toBe(before)
  })
})

describe('the lower quartile', () => {
  test('is at least the true delay while at most a quarter tell lies that are too low', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), honest, (delay, extra) => {
        const lies = extra.slice(0, Math.floor((extra.length - 1) / 4)).map(() => 0)
        const told = [...lies, ...extra.slice(lies.length).map((ms) => delay + ms)]
        expect(msOf(echoed(told))).toBeGreaterThanOrEqual(Math.min(longestDelay, delay))
      }),
    )
  })

  test('up to two fifths far too high move it by no more than the honest quartiles are apart', () => {
    fc.assert(
      fc.property(honest, fc.nat({ max: 1_000 }), (ms, share) => {
        const most = Math.floor((2 * ms.length) / 3)
        const high = Array.from({ length: Math.floor((most * share) / 1_000) }, (_, n) => 85_000 + n)
        const moved = msOf(echoed([...ms, ...high])) - msOf(echoed(ms))
        expect(moved).toBeGreaterThanOrEqual(0)
        expect(moved).toBeLessThanOrEqual(quartile(ms, 0.75) - quartile(ms, 0.25) + 1)
      }),
    )
  })

  test('where honest viewers are spread evenly, by no more than the spread shown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 36 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1_000, max: 10_000 }),
        fc.nat({ max: 1_000 }),
        (many, step, from, share) => {
          const ms = Array.from({ length: many }, (_, n) => from + n * step)
          const high = Array.from({ length: Math.floor((((2 * many) / 3) * share) / 1_000) }, () => 85_000)
          const alone = estimate(echoed(ms), now)
          expect(msOf(echoed([...ms, ...high])) - alone.ms!).toBeLessThanOrEqual(alone.spread! + 1)
        },
      ),
    )
  })

  test('a viewer who is later never makes it smaller', () => {
    fc.assert(
      fc.property(honest, fc.nat(), fc.nat({ max: 30_000 }), (ms, which, later) => {
        const slower = ms.map((one, n) => (n === which % ms.length ? one + later : one))
        expect(msOf(echoed(slower))).toBeGreaterThanOrEqual(msOf(echoed(ms)))
      }),
    )
  })
})
