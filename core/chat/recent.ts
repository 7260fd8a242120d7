import { type Duration, type Instant, minute } from '../base/time'

/** Ids met lately: what a platform needs to tell a line once that reaches it twice. */
export interface Recent {
  /** True the first time an id is met within the time kept. */
  add(id: string, now: Instant): boolean
  has(id: string): boolean
  forget(id: string): void
  readonly size: number
}

/** Keeps each id for `keep` milliseconds, and never more than `most` of them: the oldest go first. */
export function createRecent(keep: Duration = 10 * minute, most = 50_000): Recent {
  const seen = new Map<string, Instant>()
  // Ids are in the order they were met. One walk goes on from drop to drop: a new one would pass all the places that
  // the dropped ones left in front (30 microseconds for each id of a busy chat).
  let walk = seen.entries()
  let oldest: readonly [string, Instant] | null = null
  const dropOld = (now: Instant) => {
    for (;;) {
      if (oldest === null) {
        const next = walk.next()
        if (next.done) {
          walk = seen.entries()
          return
        }
        oldest = next.value
      }
      if (seen.size <= most && now - oldest[1] < keep) return
      seen.delete(oldest[0])
      oldest = null
    }
  }
  return {
    add(id, now) {
      dropOld(now)
      if (seen.has(id)) return false
      seen.set(id, now)
      return true
    },
    has: (id) => seen.has(id),
    forget: (id) => {
      if (oldest?.[0] === id) oldest = null
      seen.delete(id)
    },
    get size() {
      return seen.size
    },
  }
}
