import { fail, ok, type Result } from '../base/result'
import type { AiringStage } from '../show/stage'
import type { Order } from './order'
import { refundPayment } from './payments'
import { settleRefunded } from './settle'
import { orderOf } from './shop'

export type RefundFault = 'no-order' | 'not-paid'

/**
 * Gives all money of an order back; asked twice it asks the carrier once, unless the first try failed. A refunded
 * unit does not go back on sale by itself: the host decides that by a new drop.
 */
export function askRefund(stage: AiringStage, orderId: string): Result<Order, RefundFault> {
  const order = orderOf(stage.airing.shop, orderId)
  if (order === undefined) return fail('no-order', 'There is no such order.')
  if (order.state === 'open' || order.state === 'cancelled')
    return fail('not-paid', 'This order has not been paid.')
  if (order.state === 'refunded') return ok(order)
  order.state = 'refunding'
  for (const payment of order.payments) if (payment.state === 'paid') refundPayment(stage, order, payment)
  if (order.payments.length === 0) settleRefunded(stage, order)
  return ok(order)
}
