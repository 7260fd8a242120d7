import { z } from 'zod'
import type { Money } from '../base/money'
import type { Result } from '../base/result'

/**
 * The state of one payment at its carrier.
 *   opening -> pending -> paid | declined | expired | failed;  paid -> refunding -> refunded | paid
 * opening: saved, maybe sent, nothing known. pending: the carrier knows it, no money moved. paid: money moved.
 * declined, expired, failed: the carrier says no money moved or will. A unit of stock is freed only then.
 */
export const PaymentState = z.enum([
  'opening',
  'pending',
  'paid',
  'declined',
  'expired',
  'failed',
  'refunding',
  'refunded',
])
export type PaymentState = z.infer<typeof PaymentState>

/** What a carrier told us after being asked; believed only from the carrier itself. */
export const PaymentNews = z.object({
  orderId: z.string(),
  operationId: z.string(),
  carrier: z.string(),
  state: z.enum(['pending', 'paid', 'declined', 'expired', 'failed', 'refunded', 'refund-failed']),
  /** The carrier's own name for the payment; for receipts and support. */
  reference: z.string().max(128).nullable(),
  /** Where the buyer pays, when the carrier has a page of its own. */
  url: z.string().max(2_000).nullable(),
  /** In the buyer's words, when it did not work. */
  reason: z.string().max(300).nullable(),
  /** The carrier's fee in minor units, once known. */
  fee: z.number().int().min(0),
})
export type PaymentNews = z.infer<typeof PaymentNews>

export interface OpenPayment {
  readonly orderId: string
  /** Saved before it is sent; the carrier must treat a repeat as the same payment. */
  readonly operationId: string
  readonly amount: Money
  readonly title: string
  readonly buyer: string
  /** Sandbox only: which outcome to play (`paid`, `declined`, `slow`, `silent`, `late`). */
  readonly test: string | null
}

export interface CarrierWorld {
  readonly news: (news: PaymentNews) => void
  readonly now: () => number
  /** Runs once after `ms`; returns the cancel. */
  readonly after: (ms: number, run: () => void) => () => void
}

/**
 * The port a payment rail implements. Pull first: a desktop app has no public address.
 * Every method answers with what the carrier said; a Fail means "not known", never "did not happen".
 */
export interface Carrier {
  readonly id: string
  readonly title: string
  /** False for the sandbox: its money is marked as not real everywhere. */
  readonly realMoney: boolean
  readonly open: (request: OpenPayment) => Promise<Result<PaymentNews>>
  /** What is known about it now; used after a restart and while pending. */
  readonly look: (operationId: string) => Promise<Result<PaymentNews>>
  /** Asks the carrier to stop a pending payment; the answer may still be `paid`. */
  readonly shut: (operationId: string) => Promise<Result<PaymentNews>>
  readonly refund: (operationId: string, amount: Money) => Promise<Result<PaymentNews>>
  readonly close: () => Promise<void>
}
