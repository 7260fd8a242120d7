import type { Money } from '../base/money'
import type { Instant } from '../base/time'
import type { Airing } from '../show/airing'
import { sandbox } from './checkout'
import type { Order } from './order'
import { wasPaid } from './payments'

/** What the receipt page prints: no viewer ids. */
export interface Receipt {
  readonly number: number
  readonly show: string
  /** When it was paid; when it was ordered while it is not. */
  readonly date: Instant
  readonly buyer: string
  readonly items: readonly { readonly title: string; readonly quantity: number; readonly price: Money }[]
  readonly total: Money
  readonly state: Order['state']
  /** Null for what cost nothing. */
  readonly carrier: string | null
  /** The carrier's name for the payment. */
  readonly reference: string | null
  /** No real money moved: the page must say so. */
  readonly sandbox: boolean
  /** Why the last try did not work, in the buyer's words. */
  readonly reason: string | null
  readonly refund: { readonly state: 'asked' | 'done'; readonly at: Instant | null } | null
}

export function receiptOf(airing: Airing, order: Order): Receipt {
  const payment =
    order.payments.find((p) => p.state === 'paid') ?? order.payments.find(wasPaid) ?? order.payments.at(-1)
  return {
    number: order.number,
    show: airing.show.title,
    date: order.paidAt ?? order.openedAt,
    buyer: order.viewer.name,
    items: [{ title: order.title, quantity: 1, price: order.price }],
    total: order.price,
    state: order.state,
    carrier: payment?.carrier ?? null,
    reference: payment?.reference ?? null,
    sandbox: airing.mode === 'rehearsal' || payment?.carrier === sandbox,
    reason: payment?.reason ?? null,
    refund: refundOf(order),
  }
}

function refundOf(order: Order): Receipt['refund'] {
  if (order.state === 'refunding') return { state: 'asked', at: null }
  return order.state === 'refunded' ? { state: 'done', at: order.refundedAt } : null
}
