import type { Instant } from '../base/time'

/**
 * One line of the double-entry ledger. The postings of one `txId` sum to zero per currency; nothing is ever
 * changed, a correction is a new transaction.
 * Accounts: `carrier:<id>` (what the carrier owes us), `sales`, `fees:<carrier>`.
 */
export interface Posting {
  readonly txId: string
  readonly account: string
  /** Integer minor units; positive is a debit. */
  readonly amount: number
  readonly currency: string
  readonly at: Instant
  readonly orderId: string
  readonly memo: string
}
