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
  return {
    add(id, now) {
      // Ids are in the order they were met, so the old ones stand in front.
      for (const [old, at] of seen) {
        if (seen.size <= most && now - at < keep) break
        seen.delete(old)
      }
      if (seen.has(id)) return false
      seen.set(id, now)
      return true
    },
    has: (id) => seen.has(id),
    forget: (id) => void seen.delete(id),
    get size() {
      return seen.size
    },
  }
}
