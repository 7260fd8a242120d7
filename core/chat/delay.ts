/**
 * How far behind the console each source of viewers sees the show. A source is a platform id (`room`, `twitch`, ...).
 * All times in milliseconds.
 */
export interface DelaySource {
  /** Measured by codes echoed in chat (or the room's own round trip), newest last. */
  samples: { readonly ms: number; readonly at: number }[]
  /** The platform's own figure. */
  given: { readonly ms: number; readonly at: number } | null
  /** The host's own figure; stands over everything measured. */
  set: number | null
}

export interface Delays {
  /** While the overlay shows codes; they are made from `seed` and the time. */
  measuring: { readonly since: number; readonly until: number; readonly seed: string } | null
  sources: Record<string, DelaySource>
}

export function noDelays(): Delays {
  return { measuring: null, sources: {} }
}
