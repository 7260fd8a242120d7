import type { Duration, Instant } from '../../base/time'
import { second } from '../../base/time'
import { heldCount, isSoldOut, poolOf } from '../../commerce'
import type { Pool } from '../../commerce/order'
import type { Airing } from '../../show/airing'
import type { Pausable } from '../pause'

export interface DropState extends Pausable {
  readonly poolId: string
  closesAt: Instant
  /** Since when no more claims are taken, or null. The run goes on until the last hold is settled. */
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

export function takesClaims(state: DropState): boolean {
  return state.closedAt === null && state.pausedAt === null
}

/** When there is next something to do; 0 is "now": a payment or a resume has changed what stands here. */
export function wakeAt(state: DropState, airing: Airing): Instant | null {
  const pool = poolIn(airing, state)
  if (state.pausedAt !== null) return airing.panic === null ? 0 : null
  if (isSoldOut(pool) && !state.saidSoldOut) return 0
  if (state.closedAt === null) return state.closesAt
  if (!state.offAir) return state.closedAt + lingerFor
  return heldCount(pool) === 0 ? 0 : null
}
