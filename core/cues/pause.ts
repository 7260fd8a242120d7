import type { Duration, Instant } from '../base/time'

/** Part of the state of every kind with a timer: panic stops the timer, resuming lets it run on from there. */
export interface Pausable {
  pausedAt: Instant | null
}

/** Ends the pause and says how long it was, so that the kind can move its deadlines by as much. */
export function resumedBy(state: Pausable, now: Instant): Duration {
  if (state.pausedAt === null) return 0
  const pausedFor = Math.max(0, now - state.pausedAt)
  state.pausedAt = null
  return pausedFor
}
