import type { Money } from '../base/money'
import type { Duration, Instant } from '../base/time'
import type { Audience, ViewerKey, ViewerRef } from '../chat/viewer'
import type { PaymentState } from './payment'

/** One pool of stock: a drop's units, shared by hall and stream. Counted, never typed by hand. */
export interface Pool {
  readonly id: string
  readonly title: string
  readonly goods: 'merch' | 'digital' | 'tip'
  readonly price: Money
  readonly stock: number
  /** Units only the hall may take, until the host releases them; null shares all. The rest is anyone's. */
  hall: number | null
  readonly perViewer: number
  readonly payWithin: Duration
  /** Units now held, by audience. */
  readonly held: Record<Audience, number>
  /** Units paid for, by audience; a refunded one stays here, since it does not go back on sale by itself. */
  readonly sold: Record<Audience, number>
  /** Of the sold units, those whose money went back. */
  refunded: number
  /** Viewers waiting for a unit, first come first served. */
  waiting: Waiting[]
  /** Units (held, paying or paid) and waiting places per viewer; what the limit counts. */
  readonly perViewerUsed: Record<ViewerKey, number>
}

export interface Waiting {
  /** Replaced when the viewer goes by another name; never another viewer. */
  viewer: ViewerRef
  /** Becomes the hall's when they prove to be there. */
  audience: Audience
  readonly since: Instant
  readonly runId: string
}

/**
 * The unit kept for a viewer while they pay.
 *   held -> paying -> paid;  held -> cancelled | expired;  paying -> closing -> paid | expired
 * closing: time ran out or the viewer cancelled while a payment is open: the unit stays kept until the carrier
 * confirms that no money moved. expired | cancelled -> paid: the carrier spoke up late and a unit was still free.
 * paid -> refunded.
 */
export interface Hold {
  readonly id: string
  readonly poolId: string
  readonly runId: string
  viewer: ViewerRef
  readonly audience: Audience
  readonly since: Instant
  /** Capability for the hold's page. */
  readonly token: string
  payBy: Instant
  /** How often the viewer took more time (WCAG 2.2.1: at least ten are granted). */
  extensions: number
  state: 'held' | 'paying' | 'closing' | 'paid' | 'cancelled' | 'expired' | 'refunded'
  orderId: string | null
}

export interface Payment {
  readonly operationId: string
  readonly carrier: string
  state: PaymentState
  reference: string | null
  url: string | null
  reason: string | null
  fee: number
}

/** What was bought. open -> paid -> refunding -> refunded;  open -> cancelled. */
export interface Order {
  readonly id: string
  readonly number: number
  readonly holdId: string
  readonly runId: string
  readonly poolId: string
  readonly title: string
  viewer: ViewerRef
  readonly audience: Audience
  readonly price: Money
  readonly openedAt: Instant
  state: 'open' | 'paid' | 'cancelled' | 'refunding' | 'refunded'
  payments: Payment[]
  paidAt: Instant | null
  refundedAt: Instant | null
}

/** All that is sold in one airing. Changed only by the functions of core/commerce. */
export interface Shop {
  readonly pools: Record<string, Pool>
  readonly holds: Record<string, Hold>
  /** Ids of each viewer's holds, oldest first. */
  readonly holdsOf: Record<ViewerKey, string[]>
  readonly orders: Record<string, Order>
  /** Holds not yet at an end, so that expiry never walks old ones. */
  openHolds: string[]
  readonly consents: Record<ViewerKey, Instant>
  nextOrderNumber: number
}
