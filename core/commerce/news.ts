import { postFee, postRefund, postSale } from '../ledger/sales'
import type { AiringStage } from '../show/stage'
import type { Order, Payment } from './order'
import type { PaymentNews } from './payment'
import { isAhead, refundPayment, wasPaid } from './payments'
import { completeOrder, settleRefunded, settleUnpaid, unitOf } from './settle'
import { orderOf } from './shop'

/**
 * Takes in what a carrier said about a payment. Repeated, late and reordered news end in the same state; news of
 * unknown operations are ignored. Answers the order, or nothing.
 *
 * Money that arrives after its unit was given away buys a free unit when there is one (within the viewer's limit),
 * and goes back by itself when there is none. A second payment for an order already paid goes back too.
 */
export function applyNews(stage: AiringStage, news: PaymentNews): readonly Order[] {
  const order = orderOf(stage.airing.shop, news.orderId)
  const payment = order?.payments.find(
    (p) => p.operationId === news.operationId && p.carrier === news.carrier,
  )
  if (order === undefined || payment === undefined) return []
  noteDetails(stage, order, payment, news)
  if (news.state === 'refund-failed') refundFailed(stage, order, payment, news)
  else if (isAhead(news.state, payment.state)) moveForward(stage, order, payment, news.state, news.reason)
  return [order]
}

function noteDetails(stage: AiringStage, order: Order, payment: Payment, news: PaymentNews): void {
  payment.reference ??= news.reference
  payment.url ??= news.url
  if (news.fee <= payment.fee) return
  const before = payment.fee
  payment.fee = news.fee
  if (wasPaid(payment)) postFee(stage.airing.ledger, order, payment, before, stage.now)
}

type Forward = Exclude<PaymentNews['state'], 'refund-failed'>

function moveForward(
  stage: AiringStage,
  order: Order,
  payment: Payment,
  state: Forward,
  reason: string | null,
): void {
  // A refund heard of before its payment: the books need both.
  if (state === 'refunded' && !wasPaid(payment)) moveForward(stage, order, payment, 'paid', null)
  payment.state = state
  payment.reason = reason
  if (state === 'paid') takeMoney(stage, order, payment)
  else if (state === 'refunded') giveBack(stage, order, payment)
  else settleUnpaid(stage, order)
}

function takeMoney(stage: AiringStage, order: Order, payment: Payment): void {
  postSale(stage.airing.ledger, order, payment, stage.now)
  const isFirst = order.state === 'open' || order.state === 'cancelled'
  if (isFirst && completeOrder(stage, order)) return
  // Also an order that was refunded whole owes money again when another try of it turns out to be paid.
  if (order.state !== 'paid') order.state = 'refunding'
  refundPayment(stage, order, payment)
}

function giveBack(stage: AiringStage, order: Order, payment: Payment): void {
  postRefund(stage.airing.ledger, order, payment, stage.now)
  if (!order.payments.some((p) => p.state === 'paid' || p.state === 'refunding')) settleRefunded(stage, order)
}

/** The money is still ours: the host may ask again. An order that got no unit stays marked as owing it. */
function refundFailed(stage: AiringStage, order: Order, payment: Payment, news: PaymentNews): void {
  if (payment.state !== 'refunding') return
  payment.state = 'paid'
  payment.reason = news.reason
  if (unitOf(stage, order).hold.state === 'paid') order.state = 'paid'
}
