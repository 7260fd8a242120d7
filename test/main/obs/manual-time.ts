import type { ObsParts } from '../../../main/obs'

/** Time that passes only when told to. */
export function manualTime() {
  let now = 1_800_000_000_000
  const timers = new Set<{ at: number; run: () => void }>()
  const log: string[] = []
  const parts: ObsParts = {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    log: (level, text) => void log.push(`${level} ${text}`),
  }
  return {
    parts,
    log,
    waiting: () => [...timers].map((timer) => timer.at - now).sort((a, b) => a - b),
    /** Runs what falls due, then lets all answers that are already there arrive. */
    async pass(ms: number): Promise<void> {
      now += ms
      for (const timer of [...timers].filter((one) => one.at <= now).sort((a, b) => a.at - b.at)) {
        if (timers.delete(timer)) timer.run()
      }
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}
