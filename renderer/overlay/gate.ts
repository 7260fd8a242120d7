/** WCAG 2.2, 2.3.1: not more than three flashes in any one second. A plate that opens, turns or leaves may be half of one. */
const most = 3
const within = 1_000

export interface Gate {
  /** 0 when the picture may change its brightness now, which counts; else in how many milliseconds it may. */
  readonly ask: () => number
}

/** One for the whole stage: what would change too often together waits. */
export function createGate(now: () => number): Gate {
  let changes: number[] = []
  return {
    ask: () => {
      const at = now()
      changes = changes.filter((one) => at - one < within)
      if (changes.length >= most) return within - (at - changes[0]!)
      changes.push(at)
      return 0
    },
  }
}
