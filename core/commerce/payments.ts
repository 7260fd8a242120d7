import type { AiringStage } from '../show/stage'
import type { Order, Payment } from './order'
import type { PaymentState } from './payment'

/**
 * States only move right, so that late, repeated and reordered news end in the same place. The three bad ends have
 * a fixed order among themselves for the same reason; `paid` outranks them: money that moved is never overlooked.
 */
const forward: readonly PaymentState[] = [
  'opening',
  'pending',
  'failed',
  'expired',
  'declined',
  'paid',
  'refunding',
  'refunded',
]

export function isAhead(next: PaymentState, now: PaymentState): boolean {
  return forward.indexOf(next) > forward.indexOf(now)
}

/** Money has moved, whatever became of it since. */
export function wasPaid(payment: Payment): boolean {
  return !isAhead('paid', payment.state)
}

/** The carrier has not yet said how it ends. */
export function isUnderWay(payment: Payment): boolean {
  return payment.state === 'opening' || payment.state === 'pending'
}

/** Asks the carrier to stop what is under way; its answer, which may still be "paid", comes as news. */
export function closePayments(stage: AiringStage, order: Order): void {
  for (const { carrier, operationId } of order.payments.filter(isUnderWay)) {
    stage.emit(order.runId, { type: 'close-payment', carrier, operationId })
  }
}

/** Asks the carrier to give the money of this payment back. */
export function refundPayment(stage: AiringStage, order: Order, payment: Payment): void {
  payment.state = 'refunding'
  payment.reason = null
  const { carrier, operationId } = payment
  stage.emit(order.runId, { type: 'refund', carrier, operationId, amount: order.price })
}
