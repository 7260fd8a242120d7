import type { AiringStage } from '../show/stage'
import { countRunStep } from '../telemetry/count'
import { countUse, freeUnit, isOpen, moveUp, pruneOpenHolds, sendAway, usedBy } from './holds'
import type { Hold, Order, Pool } from './order'
import { closePayments, isUnderWay } from './payments'
import { holdOf, poolOf } from './shop'
import { isSoldOut, leftFor } from './stock'

/** How many settled purchases the overlay's ticker remembers: it shows two and counts the others of a minute. */
const keptInTicker = 200

export function unitOf(stage: AiringStage, order: Order): { readonly hold: Hold; readonly pool: Pool } {
  const { shop } = stage.airing
  return { hold: holdOf(shop, order.holdId)!, pool: poolOf(shop, order.poolId)! }
}

/** The unit is sold and the order paid. False when its unit was given away meanwhile and none is free for it. */
export function completeOrder(stage: AiringStage, order: Order): boolean {
  const { hold, pool } = unitOf(stage, order)
  if (isOpen(hold)) {
    pool.held[hold.audience] -= 1
  } else {
    const used = usedBy(stage.airing.links, pool, hold.viewer)
    if (leftFor(pool, hold.audience) < 1 || used >= pool.perViewer) return false
    countUse(pool, hold.viewer, 1)
  }
  pool.sold[hold.audience] += 1
  hold.state = 'paid'
  order.state = 'paid'
  order.paidAt = stage.now
  pruneOpenHolds(stage.airing.shop)
  closePayments(stage, order)
  countRunStep(stage.airing, order.runId, 'paid', stage.now)
  celebrate(stage, order)
  if (isSoldOut(pool)) sendAway(stage.airing, pool, () => true)
  return true
}

/** Only settled purchases are shown to viewers. */
function celebrate(stage: AiringStage, order: Order): void {
  const { airing } = stage
  airing.ticker.push({ id: order.id, at: stage.now })
  if (airing.ticker.length > keptInTicker) airing.ticker = airing.ticker.slice(-keptInTicker)
}

/** Once nothing is under way at a carrier: a paying hold may be tried again, a closing one is at its end. */
export function settleUnpaid(stage: AiringStage, order: Order): void {
  if (order.payments.some(isUnderWay)) return
  const { hold, pool } = unitOf(stage, order)
  if (hold.state === 'paying') hold.state = 'held'
  if (hold.state !== 'closing') return
  freeUnit(stage.airing.shop, hold, 'expired')
  pruneOpenHolds(stage.airing.shop)
  stage.reply(hold.viewer, 'expired')
  moveUp(stage, pool)
}

/** All money of the order went back. The unit stays off the shelf: it may be in the viewer's hands already. */
export function settleRefunded(stage: AiringStage, order: Order): void {
  order.state = 'refunded'
  order.refundedAt = stage.now
  const { airing } = stage
  airing.ticker = airing.ticker.filter((entry) => entry.id !== order.id)
  const { hold, pool } = unitOf(stage, order)
  if (hold.state !== 'paid') return
  hold.state = 'refunded'
  pool.refunded += 1
  countUse(pool, hold.viewer, -1)
}
