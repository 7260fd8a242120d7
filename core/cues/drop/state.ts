import type { Duration, Instant } from '../../base/time'
import { second } from '../../base/time'
import { heldCount, isSoldOut, poolOf } from '../../commerce'
import type { Pool } from '../../commerce/order'
import type { Airing } from '../../show/airing'
import { type FairWindow, isOpenFor, isOver, nextEnd } from '../fair'
import type { Pausable } from '../pause'

export interface DropState extends Pausable, FairWindow {
  readonly poolId: string
  /** Since when nobody's claims are taken any more, or null. The run goes on until the last hold is settled. */
  closedAt: Instant | null
  saidSoldOut: boolean
  /** The card has left the overlay. */
  offAir: boolean
}

/** How long the card stays after the end, so that viewers see how it ended. */
export const lingerFor: Duration = 8 * second

/** The run's own pool: `begin` has opened it, and pools are never removed. */
export function poolIn(airing: Airing, state: DropState): Pool {
  return poolOf(airing.shop, state.poolId)!
}

/** Whether viewers who see the show `delay` ms late can claim. */
export function takesClaims(state: DropState, delay: Duration): boolean {
  return state.closedAt === null && state.pausedAt === null && isOpenFor(state, delay)
}

/** When the card leaves: late viewers who may still claim see the end on it as long as everyone else. */
export function leavesAt(state: DropState, closedAt: Instant): Instant {
  return Math.max(closedAt, (isOver(state) ? state.closesAt : closedAt) + lingerFor)
}

/** When there is next something to do; 0 is "now": a payment or a resume has changed what stands here. */
export function wakeAt(state: DropState, airing: Airing): Instant | null {
  const pool = poolIn(airing, state)
  if (state.pausedAt !== null) return airing.panic === null ? 0 : null
  if (isSoldOut(pool) && !state.saidSoldOut) return 0
  if (state.closedAt === null) return nextEnd(state)
  if (!state.offAir) return leavesAt(state, state.closedAt)
  return heldCount(pool) === 0 ? 0 : null
}
