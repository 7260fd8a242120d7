/** Ids for at most `most` and `keepFor` ms: the oldest go first. */
export interface Seen {
  /** False when it was there already. */
  readonly add: (id: string, now: number) => boolean
  readonly has: (id: string) => boolean
}

export function createSeen(keepFor: number, most: number): Seen {
  // A Map keeps the order of insertion, so the oldest is always first.
  const ids = new Map<string, number>()
  return {
    add: (id, now) => {
      if (ids.has(id)) return false
      ids.set(id, now)
      for (const [oldest, at] of ids) {
        if (ids.size <= most && now - at < keepFor) break
        ids.delete(oldest)
      }
      return true
    },
    has: (id) => ids.has(id),
  }
}
