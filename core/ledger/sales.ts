import type { Instant } from '../base/time'
import type { Order, Payment } from '../commerce/order'
import type { Posting } from './posting'

/** The carrier owes us the price, which is a sale; its fee, when known, is posted beside it. */
export function postSale(ledger: Posting[], order: Order, payment: Payment, at: Instant): void {
  post(
    ledger,
    order,
    at,
    `sale-${payment.operationId}`,
    `Sale ${order.number}`,
    `carrier:${payment.carrier}`,
    'sales',
    order.price.amount,
  )
  postFee(ledger, order, payment, 0, at)
}

/** Posts what the fee has grown by, in minor units, since `before` was posted. */
export function postFee(
  ledger: Posting[],
  order: Order,
  payment: Payment,
  before: number,
  at: Instant,
): void {
  const { carrier, operationId, fee } = payment
  const txId = `fee-${operationId}-${fee}`
  post(ledger, order, at, txId, `Fee ${order.number}`, `fees:${carrier}`, `carrier:${carrier}`, fee - before)
}

/** Reverses the sale. Carriers keep their fee on a refund, so that stays posted. */
export function postRefund(ledger: Posting[], order: Order, payment: Payment, at: Instant): void {
  post(
    ledger,
    order,
    at,
    `refund-${payment.operationId}`,
    `Refund ${order.number}`,
    'sales',
    `carrier:${payment.carrier}`,
    order.price.amount,
  )
}

function post(
  ledger: Posting[],
  order: Order,
  at: Instant,
  txId: string,
  memo: string,
  debit: string,
  credit: string,
  amount: number,
): void {
  if (amount === 0) return
  const rest = { txId, currency: order.price.currency, at, orderId: order.id, memo }
  ledger.push({ ...rest, account: debit, amount }, { ...rest, account: credit, amount: -amount })
}
