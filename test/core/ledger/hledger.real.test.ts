import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { applyNews, askRefund } from '../../../core/commerce'
import { balance, toHledger } from '../../../core/ledger'
import type { Posting } from '../../../core/ledger/posting'
import { newsOf, openBooth } from '../commerce/booth'
import { buy } from '../commerce/buy'

const installed = spawnSync('hledger', ['--version']).status === 0
if (!installed) console.log('skipped: hledger is not installed (apt-get install hledger)')

function hledger(journal: string, ...args: string[]) {
  return spawnSync('hledger', ['-f', '-', ...args], {
    input: journal,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
}

/** An evening's books: three sales, one of them refunded, fees kept. */
function evening(currency: string): Posting[] {
  const booth = openBooth({ stock: 5, price: { amount: 1_999, currency } })
  for (const name of ['ada', 'bob', 'eve']) buy(booth, name)
  const orders = Object.values(booth.airing.shop.orders)
  askRefund(booth.stage(), orders[1]!.id)
  applyNews(booth.stage(), newsOf(orders[1]!, 'refunded'))
  return booth.airing.ledger
}

describe.skipIf(!installed)('the journal, read by hledger', () => {
  test.each(['EUR', 'JPY', 'KWD'])('is accepted strictly and balances as ours do, in %s', (currency) => {
    const ledger = evening(currency)
    const journal = toHledger(ledger, 'Friday; drop (live)')
    const checked = hledger(journal, 'check', '--strict')
    expect(checked.stderr).toBe('')
    expect(checked.status).toBe(0)
    const digits = { EUR: 2, JPY: 0, KWD: 3 }[currency]!
    for (const account of ['carrier:sandbox', 'sales', 'fees:sandbox']) {
      const { stdout } = hledger(journal, 'balance', account, '-N', '--flat', '--format', '%(total)')
      const theirs = Math.round(Number(stdout.replace(currency, '').trim()) * 10 ** digits)
      expect(theirs).toBe(balance(ledger, account, currency))
    }
  })

  test('is refused when one cent is off', () => {
    const [first, ...rest] = evening('EUR')
    const journal = toHledger([{ ...first!, amount: first!.amount + 1 }, ...rest], 'off')
    expect(hledger(journal, 'check').status).not.toBe(0)
  })
})
