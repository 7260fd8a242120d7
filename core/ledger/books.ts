import type { Posting } from './posting'

/** What stands on an account, in minor units of `currency`; positive is a debit. */
export function balance(postings: readonly Posting[], account: string, currency: string): number {
  let sum = 0
  for (const posting of postings) {
    if (posting.account === account && posting.currency === currency) sum += posting.amount
  }
  return sum
}

export interface LedgerFault {
  readonly txId: string
  readonly currency: string
  /** By how much the transaction misses zero, in minor units; 0 for an amount that is no whole number. */
  readonly off: number
}

/** Transactions that do not sum to zero per currency, or hold an amount that is not a safe integer. None is right. */
export function check(postings: readonly Posting[]): readonly LedgerFault[] {
  const sums = new Map<string, Map<string, number>>()
  const faults: LedgerFault[] = []
  for (const { txId, currency, amount } of postings) {
    if (!Number.isSafeInteger(amount)) faults.push({ txId, currency, off: 0 })
    const perCurrency = sums.get(txId) ?? new Map<string, number>()
    sums.set(txId, perCurrency.set(currency, (perCurrency.get(currency) ?? 0) + amount))
  }
  for (const [txId, perCurrency] of sums) {
    for (const [currency, off] of perCurrency) if (off !== 0) faults.push({ txId, currency, off })
  }
  return faults
}
