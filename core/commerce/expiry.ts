import { fail, ok, type Result } from '../base/result'
import type { Instant } from '../base/time'
import type { ViewerRef } from '../chat/viewer'
import { viewerKey } from '../chat/viewer'
import type { AiringStage } from '../show/stage'
import { freeUnit, moveUp, pruneOpenHolds } from './holds'
import type { Hold, Order, Shop } from './order'
import { closePayments } from './payments'
import { orderOf, poolOf } from './shop'

/** WCAG 2.2.1 (Timing Adjustable) asks for ten; more would let one viewer keep a unit from the line all evening. */
export const maxExtensions = 10

/** When `expireHolds` next has work, or null. Closing holds wait for their carrier, not for the clock. */
export function nextExpiry(shop: Shop): Instant | null {
  let next: Instant | null = null
  for (const id of shop.openHolds) {
    const hold = shop.holds[id]!
    if (hold.state !== 'closing' && (next === null || hold.payBy < next)) next = hold.payBy
  }
  return next
}

/**
 * Ends what was not paid in time. A unit with an open payment stays kept, and the carrier is asked to stop it: only
 * its answer frees the unit. Answers the orders it changed.
 */
export function expireHolds(stage: AiringStage): readonly Order[] {
  const { shop } = stage.airing
  const due = shop.openHolds
    .map((id) => shop.holds[id]!)
    .filter((h) => h.state !== 'closing' && h.payBy <= stage.now)
  if (due.length === 0) return []
  const changed: Order[] = []
  for (const hold of due) {
    if (hold.state === 'paying') {
      hold.state = 'closing'
      closePayments(stage, orderOf(shop, hold.orderId!)!)
      continue
    }
    const order = freeUnit(shop, hold, 'expired')
    if (order !== undefined) changed.push(order)
    stage.reply(hold.viewer, 'expired')
  }
  pruneOpenHolds(shop)
  for (const poolId of new Set(due.map((hold) => hold.poolId))) moveUp(stage, poolOf(shop, poolId)!)
  return changed
}

/** Holds of one viewer that are not at an end, oldest first. */
export function openHoldsOf(shop: Shop, viewer: ViewerRef): readonly Hold[] {
  const key = viewerKey(viewer)
  if (!Object.values(shop.pools).some((pool) => pool.perViewerUsed[key] !== undefined)) return []
  return shop.openHolds.map((id) => shop.holds[id]!).filter((hold) => viewerKey(hold.viewer) === key)
}

export type MoreTimeFault = 'nothing-held' | 'limit'

/** Adds the full original time to all the viewer holds, ten times per hold at most (`maxExtensions`). */
export function moreTime(stage: AiringStage, viewer: ViewerRef): Result<readonly Hold[], MoreTimeFault> {
  const { shop } = stage.airing
  const open = openHoldsOf(shop, viewer).filter((hold) => hold.state !== 'closing')
  if (open.length === 0) {
    stage.reply(viewer, 'nothing-held')
    return fail('nothing-held', 'Nothing is kept for you right now.')
  }
  const extended = open.filter((hold) => hold.extensions < maxExtensions)
  if (extended.length === 0) return fail('limit', `You have already taken more time ${maxExtensions} times.`)
  for (const hold of extended) {
    hold.payBy += poolOf(shop, hold.poolId)!.payWithin
    hold.extensions += 1
  }
  stage.reply(viewer, 'extended')
  return ok(extended)
}

/** Gives every open hold of the pool its full time again: a panic keeps buyers from paying, not their units. */
export function refillTime(stage: AiringStage, poolId: string): void {
  const { shop } = stage.airing
  for (const id of shop.openHolds) {
    const hold = shop.holds[id]!
    if (hold.poolId !== poolId || hold.state === 'closing') continue
    hold.payBy = Math.max(hold.payBy, stage.now + poolOf(shop, poolId)!.payWithin)
  }
}
