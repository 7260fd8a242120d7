import { describe, expect, test } from 'vitest'
import { balance, check, toHledger } from '../../../core/ledger'
import { amountText } from '../../../core/ledger/journal'
import type { Posting } from '../../../core/ledger/posting'

const at = Date.UTC(2026, 0, 31, 23, 59)

function entry(account: string, amount: number, more: Partial<Posting> = {}): Posting {
  return { txId: 't1', account, amount, currency: 'EUR', at, orderId: 'o1', memo: 'Sale 1', ...more }
}

describe('check', () => {
  test('finds nothing wrong in balanced books', () => {
    expect(check([entry('carrier:sandbox', 5), entry('sales', -5)])).toEqual([])
  })

  test('names a transaction that misses zero, per currency', () => {
    expect(check([entry('a', 5), entry('b', -4), entry('c', -1, { currency: 'USD' })])).toEqual([
      { txId: 't1', currency: 'EUR', off: 1 },
      { txId: 't1', currency: 'USD', off: -1 },
    ])
  })

  test('names amounts that are no whole number', () => {
    expect(check([entry('a', 0.5), entry('b', -0.5)])).toHaveLength(2)
  })
})

test('balance counts one account in one currency', () => {
  const postings = [
    entry('sales', -5),
    entry('sales', -7, { currency: 'USD' }),
    entry('sales', 2),
    entry('x', 3),
  ]
  expect(balance(postings, 'sales', 'EUR')).toBe(-3)
})

describe('toHledger', () => {
  test('writes exact decimals in the digits of the currency', () => {
    expect([5, -5, 1_250, 0].map((amount) => amountText(amount, 'EUR'))).toEqual([
      '0.05',
      '-0.05',
      '12.50',
      '0.00',
    ])
    expect(amountText(-1_200, 'JPY')).toBe('-1200')
    expect(amountText(9_007_199_254_740_991, 'KWD')).toBe('9007199254740.991')
  })

  test('groups postings by transaction and dates them in UTC', () => {
    const journal = toHledger([entry('carrier:sandbox', 1_500), entry('sales', -1_500)], 'Friday\ndrop')
    expect(journal).toBe(
      [
        '; Friday drop',
        'commodity 1000.00 EUR',
        'account carrier:sandbox  ; type: A',
        'account sales  ; type: R',
        '',
        '2026-01-31 (t1) Sale 1  ; order: o1',
        '    carrier:sandbox  15.00 EUR',
        '    sales  -15.00 EUR',
        '',
      ].join('\n'),
    )
  })

  test('lets no text of a carrier or show change the journal', () => {
    const journal = toHledger(
      [entry('carrier:x  99 EUR; y', 1), entry('sales', -1, { memo: 'a\n;b' })],
      'x\n2026-01-01 y',
    )
    expect(journal).toContain('carrier:x-99-EUR-y  0.01 EUR')
    expect(journal.split('\n').filter((line) => line.startsWith('2026'))).toHaveLength(1)
  })
})
