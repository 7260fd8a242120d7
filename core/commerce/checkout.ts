import { fail, ok, type Result } from '../base/result'
import type { ViewerRef } from '../chat/viewer'
import { viewerKey } from '../chat/viewer'
import type { AiringStage } from '../show/stage'
import { countRunStep } from '../telemetry/count'
import type { Hold, Order } from './order'
import { isUnderWay } from './payments'
import { completeOrder } from './settle'
import { freshId, holdOf, orderOf, poolOf } from './shop'

/** The carrier whose money is not real. */
export const sandbox = 'sandbox'

/** Declined tries per order; a bound for those who test stolen cards. */
export const maxTries = 10

export interface CheckOut {
  readonly viewer: ViewerRef
  readonly holdId: string
  /** The viewer has agreed now. Needed once per viewer and airing, before the first purchase. */
  readonly consent: boolean
  /** Null lets the console choose; so far that is the sandbox. */
  readonly carrier: string | null
  /** Sandbox only: the outcome to play. */
  readonly test: string | null
}

export type CheckOutFault = 'no-consent' | 'no-hold' | 'expired' | 'closing' | 'too-many-tries'

/**
 * Turns a hold into an order and opens its payment. Asked twice it gives the same order and never a second open
 * payment; after a decline it tries again with a new payment while the hold lives. A price of zero is paid at once,
 * without a carrier. Whether a panic stops it is the caller's to say.
 */
export function checkOut(stage: AiringStage, request: CheckOut): Result<Order, CheckOutFault> {
  const { shop } = stage.airing
  const hold = holdOf(shop, request.holdId)
  if (hold === undefined || viewerKey(hold.viewer) !== viewerKey(request.viewer)) {
    return fail('no-hold', 'Nothing is kept for you under this number.')
  }
  if (hold.state === 'paid' || hold.state === 'refunded') return ok(orderOf(shop, hold.orderId!)!)
  if (hold.state === 'cancelled')
    return fail('no-hold', 'You gave this one up. Claim again while there are some left.')
  if (hold.state === 'expired')
    return fail('expired', 'The time to pay is over and the unit has gone to the next in line.')
  if (hold.state === 'closing')
    return fail('closing', 'The time to pay is over; the last payment is being checked.')
  if (!agreed(stage, request))
    return fail('no-consent', 'Please agree to the terms before your first purchase.')

  const order = orderFor(stage, hold)
  if (order.payments.some(isUnderWay)) return ok(order)
  if (order.price.amount === 0) {
    completeOrder(stage, order)
    return ok(order)
  }
  if (order.payments.length >= maxTries)
    return fail('too-many-tries', `This was declined ${maxTries} times. Please ask the host.`)
  openPayment(stage, order, request)
  hold.state = 'paying'
  return ok(order)
}

function agreed(stage: AiringStage, request: CheckOut): boolean {
  const { consents } = stage.airing.shop
  const key = viewerKey(request.viewer)
  if (consents[key] === undefined && request.consent) consents[key] = stage.now
  return consents[key] !== undefined
}

function orderFor(stage: AiringStage, hold: Hold): Order {
  const { shop } = stage.airing
  if (hold.orderId !== null) return orderOf(shop, hold.orderId)!
  const pool = poolOf(shop, hold.poolId)!
  const order: Order = {
    id: freshId('o', stage.seq, shop.orders),
    number: shop.nextOrderNumber,
    holdId: hold.id,
    runId: hold.runId,
    poolId: pool.id,
    title: pool.title,
    viewer: hold.viewer,
    audience: hold.audience,
    price: pool.price,
    openedAt: stage.now,
    state: 'open',
    payments: [],
    paidAt: null,
    refundedAt: null,
  }
  shop.nextOrderNumber += 1
  shop.orders[order.id] = order
  hold.orderId = order.id
  countRunStep(stage.airing, hold.runId, 'checkout', stage.now)
  return order
}

function openPayment(stage: AiringStage, order: Order, request: CheckOut): void {
  const carrier = request.carrier ?? sandbox
  // Carriers remember operations for good, so the airing's id is part of it.
  const operationId = `${stage.airing.id}-${order.id}-${order.payments.length + 1}`
  order.payments.push({
    operationId,
    carrier,
    state: 'opening',
    reference: null,
    url: null,
    reason: null,
    fee: 0,
  })
  const { id: orderId, price: amount, title, viewer } = order
  const test = carrier === sandbox ? request.test : null
  stage.emit(order.runId, {
    type: 'open-payment',
    carrier,
    orderId,
    operationId,
    amount,
    title,
    viewer,
    test,
  })
}
