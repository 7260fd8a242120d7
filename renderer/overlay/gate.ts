/**
 * Changes of brightness that any place of the stage may see in any second. WCAG 2.2, 2.3.1 allows three flashes, each of
 * them two changes; this is half of that.
 */
const most = 3
/** Milliseconds: a second, and the time that a torn stub takes to be gone. */
const within = 1_320

export interface Gate {
  /** 0 when so many changes may begin now, which counts them; else in how many milliseconds they may. */
  readonly ask: (changes: 1 | 2) => number
  /** All is taken away at once. This never waits, so the last of the three is kept for it. */
  readonly cut: () => void
}

/**
 * One for the whole stage: what would change too often together waits.
 * @param onFrame calls back with the next frame: changes are counted from what is seen, which a busy page shows late
 */
export function createGate(now: () => number, onFrame: (then: () => void) => void): Gate {
  let changed: { at: number }[] = []
  const lately = () => {
    changed = changed.filter(({ at }) => now() - at < within)
    return changed.length
  }
  const count = () => {
    const change = { at: now() }
    changed.push(change)
    onFrame(() => {
      change.at = now()
    })
  }
  return {
    ask: (changes) => {
      const over = lately() + changes - (most - 1)
      if (over > 0) return within - (now() - changed[over - 1]!.at)
      for (let one = 0; one < changes; one += 1) count()
      return 0
    },
    cut: () => {
      lately()
      count()
    },
  }
}
