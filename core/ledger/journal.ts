import { minorDigits } from '../base/money'
import type { Instant } from '../base/time'
import type { Posting } from './posting'

/**
 * The ledger as a journal of plain text accounting, as hledger and ledger read it. Amounts are exact decimals;
 * dates are UTC. Accounts get their types, so that `hledger incomestatement` and `balancesheet` work.
 */
export function toHledger(postings: readonly Posting[], showTitle: string): string {
  const accounts = [...new Set(postings.map((posting) => accountName(posting.account)))].sort()
  const currencies = [...new Set(postings.map((posting) => posting.currency))].sort()
  const head = [
    `; ${oneLine(showTitle)}`,
    ...currencies.map((currency) => `commodity ${sampleText(currency)} ${currency}`),
    ...accounts.map((account) => `account ${account}  ; type: ${accountType(account)}`),
  ]
  return `${[head.join('\n'), ...transactions(postings).map(transactionText)].join('\n\n')}\n`
}

/** In the order in which each first appears. */
function transactions(postings: readonly Posting[]): readonly (readonly Posting[])[] {
  const byTx = new Map<string, Posting[]>()
  for (const posting of postings) {
    const tx = byTx.get(posting.txId)
    if (tx === undefined) byTx.set(posting.txId, [posting])
    else tx.push(posting)
  }
  return [...byTx.values()]
}

function transactionText(postings: readonly Posting[]): string {
  const { at, txId, memo, orderId } = postings[0]!
  const lines = postings.map(
    ({ account, amount, currency }) =>
      `    ${accountName(account)}  ${amountText(amount, currency)} ${currency}`,
  )
  return [`${dateText(at)} (${oneLine(txId)}) ${oneLine(memo)}  ; order: ${oneLine(orderId)}`, ...lines].join(
    '\n',
  )
}

/** `1250 EUR -> 12.50`, without floating point. */
export function amountText(amount: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const sign = amount < 0 ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** hledger asks for a decimal mark in the sample, even where a currency has no decimals. */
function sampleText(currency: string): string {
  return `1000.${'0'.repeat(minorDigits(currency))}`
}

const day = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

function dateText(at: Instant): string {
  const part = Object.fromEntries(day.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day}`
}

/** Two spaces end an account's name, `;` starts a comment and brackets mark virtual postings: none may slip in. */
function accountName(account: string): string {
  return account.replace(/[^\p{L}\p{N}:._-]+/gu, '-')
}

function accountType(account: string): string {
  if (account === 'sales') return 'R'
  return account.startsWith('fees:') ? 'X' : 'A'
}

function oneLine(text: string): string {
  return text.replace(/[;()|\p{C}\s]+/gu, ' ').trim()
}
