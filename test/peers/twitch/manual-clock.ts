import type { Clock } from './state'

/** A clock for the peer that moves only when told: its timers of minutes are over at once. */
export type ManualClock = Clock & { pass(ms: number): void }

export function manualClock(start = 1_800_000_000_000): ManualClock {
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  let now = start
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass(ms) {
      const until = now + ms
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)
        if (next === undefined) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.run()
      }
      now = until
    },
  }
}
