import { fail, ok, type Result } from '../base/result'
import type { ViewerRef } from '../chat/viewer'
import { viewerKey } from '../chat/viewer'
import type { AiringStage } from '../show/stage'
import { openHoldsOf } from './expiry'
import { freeUnit, leaveWaiting, moveUp, pruneOpenHolds } from './holds'
import type { Hold, Order } from './order'
import { closePayments } from './payments'
import { orderOf, poolOf } from './shop'

export interface Cancelled {
  readonly holds: readonly Hold[]
  /** Places in line given up. */
  readonly waiting: number
  readonly orders: readonly Order[]
}

/**
 * Gives up one hold of the viewer, or with null all of them and their places in line. A hold whose payment is under
 * way becomes `closing`: the unit is free once the carrier says that no money moved.
 */
export function cancel(
  stage: AiringStage,
  viewer: ViewerRef,
  holdId: string | null,
): Result<Cancelled, 'nothing-held'> {
  const { shop } = stage.airing
  const holds = openHoldsOf(shop, viewer).filter(
    (h) => h.state !== 'closing' && (holdId === null || h.id === holdId),
  )
  const waiting = holdId === null ? leaveLines(stage, viewer) : 0
  if (holds.length + waiting === 0) {
    stage.reply(viewer, 'nothing-held')
    return fail('nothing-held', 'Nothing is kept for you right now.')
  }
  const orders: Order[] = []
  for (const hold of holds) {
    if (hold.state === 'paying') {
      hold.state = 'closing'
      closePayments(stage, orderOf(shop, hold.orderId!)!)
      continue
    }
    const order = freeUnit(shop, hold, 'cancelled')
    if (order !== undefined) orders.push(order)
  }
  pruneOpenHolds(shop)
  stage.reply(viewer, 'cancelled')
  for (const poolId of new Set(holds.map((hold) => hold.poolId))) moveUp(stage, poolOf(shop, poolId)!)
  return ok({ holds, waiting, orders })
}

function leaveLines(stage: AiringStage, viewer: ViewerRef): number {
  const key = viewerKey(viewer)
  let places = 0
  for (const pool of Object.values(stage.airing.shop.pools)) {
    if (pool.perViewerUsed[key] === undefined) continue
    places += leaveWaiting(pool, (waiting) => viewerKey(waiting.viewer) === key).length
  }
  return places
}
