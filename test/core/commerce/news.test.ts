import { describe, expect, test } from 'vitest'
import { applyNews, askRefund, cancel, expireHolds } from '../../../core/commerce'
import { balance, check } from '../../../core/ledger'
import { stepTotal } from '../../../core/telemetry/funnel'
import { minute, newsOf, openBooth, viewer } from './booth'
import { buy, order } from './buy'

function balances(booth: ReturnType<typeof openBooth>): number[] {
  expect(check(booth.airing.ledger)).toEqual([])
  return ['carrier:sandbox', 'sales', 'fees:sandbox'].map((account) =>
    balance(booth.airing.ledger, account, 'EUR'),
  )
}

describe('applyNews', () => {
  test('books a payment: unit sold, order paid, ledger, funnel, ticker', () => {
    const booth = openBooth()
    const bought = buy(booth, 'ada')
    expect(bought).toMatchObject({
      state: 'paid',
      paidAt: 1_000,
      payments: [{ state: 'paid', fee: 45, reference: 'sb_1' }],
    })
    expect(booth.counts()).toEqual({ left: 1, held: 0, sold: 1, waiting: 0 })
    expect(balances(booth)).toEqual([1_455, -1_500, 45])
    expect(stepTotal(booth.airing.runs.r1!.funnel!, 'paid')).toBe(1)
    expect(booth.airing.ticker).toEqual([{ id: bought.id, at: 1_000 }])
    expect(booth.airing.shop.openHolds).toEqual([])
  })

  test('books it once, however often it is told', () => {
    const booth = openBooth()
    const bought = buy(booth, 'ada')
    const before = JSON.stringify(booth.airing)
    for (const state of ['paid', 'pending', 'declined', 'expired', 'failed', 'refund-failed'] as const) {
      applyNews(booth.stage(), newsOf(bought, state))
    }
    expect(JSON.stringify(booth.airing)).toBe(before)
  })

  test('ignores operations it does not know', () => {
    const booth = openBooth()
    const bought = order(booth, 'ada')
    const before = JSON.stringify(booth.airing)
    for (const wrong of [{ operationId: 'x' }, { orderId: '__proto__' }, { carrier: 'stripe' }]) {
      expect(applyNews(booth.stage(), newsOf(bought, 'paid', wrong))).toEqual([])
    }
    expect(JSON.stringify(booth.airing)).toBe(before)
  })

  test('posts a fee that becomes known later', () => {
    const booth = openBooth()
    const bought = order(booth, 'ada')
    applyNews(booth.stage(), newsOf(bought, 'paid'))
    applyNews(booth.stage(), newsOf(bought, 'paid', { fee: 30 }))
    applyNews(booth.stage(), newsOf(bought, 'paid', { fee: 30 }))
    applyNews(booth.stage(), newsOf(bought, 'paid', { fee: 45 }))
    expect(balances(booth)).toEqual([1_455, -1_500, 45])
  })

  test('keeps the purchases of the last minutes for the ticker, not those of the whole show', () => {
    const booth = openBooth({ stock: 300 })
    for (let i = 0; i < 300; i += 1) buy(booth, `v${i}`)
    expect(booth.airing.ticker).toHaveLength(200)
    expect(booth.airing.shop.orders[booth.airing.ticker.at(-1)!.id]!.viewer.name).toBe('v299')
  })
})

describe('money that comes after its unit was given away', () => {
  /** Ada's payment was declined at the last moment, her unit freed; then her carrier says it was paid after all. */
  function lateMoney(stock: number, before: (booth: ReturnType<typeof openBooth>) => void) {
    const booth = openBooth({ stock })
    const bought = order(booth, 'ada')
    booth.sleep(9 * minute)
    expireHolds(booth.stage())
    applyNews(booth.stage(), newsOf(bought, 'expired'))
    before(booth)
    applyNews(booth.stage(), newsOf(bought, 'paid', { fee: 45 }))
    return { booth, bought }
  }

  test('buys a unit that is still free', () => {
    const { booth, bought } = lateMoney(1, () => undefined)
    expect(bought.state).toBe('paid')
    expect(booth.airing.shop.holds[bought.holdId]!.state).toBe('paid')
    expect(booth.counts()).toEqual({ left: 0, held: 0, sold: 1, waiting: 0 })
    expect(booth.pool.perViewerUsed).toEqual({ 'room:ada': 1 })
  })

  test('goes back by itself when the unit is gone, and is never lost', () => {
    const { booth, bought } = lateMoney(1, (b) => b.hold('bob'))
    const { operationId } = bought.payments[0]!
    expect(booth.effects.at(-1)).toEqual({
      type: 'refund',
      carrier: 'sandbox',
      operationId,
      amount: { amount: 1_500, currency: 'EUR' },
    })
    expect(bought).toMatchObject({ state: 'refunding', paidAt: null })
    expect(booth.counts()).toEqual({ left: 0, held: 1, sold: 0, waiting: 0 })
    applyNews(booth.stage(), newsOf(bought, 'refunded'))
    expect(bought).toMatchObject({ state: 'refunded' })
    expect(balances(booth)).toEqual([-45, 0, 45])
    expect(booth.pool.refunded).toBe(0)
    expect(booth.airing.ticker).toEqual([])
  })

  test('goes back when the viewer has claimed again up to the limit', () => {
    const { booth, bought } = lateMoney(2, (b) => b.hold('ada'))
    expect(bought.state).toBe('refunding')
    expect(booth.pool.perViewerUsed).toEqual({ 'room:ada': 1 })
  })

  test('stays owed when the carrier cannot give it back, and can be asked for again', () => {
    const { booth, bought } = lateMoney(1, (b) => b.hold('bob'))
    applyNews(booth.stage(), newsOf(bought, 'refund-failed', { reason: 'card closed' }))
    expect(bought).toMatchObject({ state: 'refunding', payments: [{ state: 'paid', reason: 'card closed' }] })
    askRefund(booth.stage(), bought.id)
    expect(booth.effects.filter((effect) => effect.type === 'refund')).toHaveLength(2)
  })
})

describe('two tries of one order', () => {
  test('stops the second when the first turns out paid', () => {
    const booth = openBooth()
    const hold = booth.hold('ada')
    const bought = order(booth, 'ada', hold)
    const first = newsOf(bought, 'paid')
    applyNews(booth.stage(), newsOf(bought, 'declined'))
    order(booth, 'ada', hold)
    applyNews(booth.stage(), first)
    expect(bought.state).toBe('paid')
    expect(booth.effects.at(-1)).toMatchObject({ type: 'close-payment', operationId: 'a1-o2-2' })
    applyNews(booth.stage(), newsOf(bought, 'paid'))
    expect(booth.effects.at(-1)).toMatchObject({ type: 'refund', operationId: 'a1-o2-2' })
    applyNews(booth.stage(), newsOf(bought, 'refunded'))
    expect(bought.state).toBe('paid')
    expect(booth.counts().sold).toBe(1)
    expect(balances(booth)).toEqual([1_500, -1_500, 0])
  })
})

describe('askRefund', () => {
  test('gives the money back once and reverses the books; the unit stays off the shelf', () => {
    const booth = openBooth()
    const bought = buy(booth, 'ada')
    askRefund(booth.stage(), bought.id)
    askRefund(booth.stage(), bought.id)
    expect(booth.effects.filter((effect) => effect.type === 'refund')).toHaveLength(1)
    expect(bought.state).toBe('refunding')
    applyNews(booth.stage(), newsOf(bought, 'refunded'))
    applyNews(booth.stage(), newsOf(bought, 'refunded'))
    expect(bought).toMatchObject({ state: 'refunded', refundedAt: 1_000 })
    expect(booth.counts()).toEqual({ left: 1, held: 0, sold: 1, waiting: 0 })
    expect(booth.pool).toMatchObject({ refunded: 1, perViewerUsed: {} })
    expect(balances(booth)).toEqual([-45, 0, 45])
    expect(askRefund(booth.stage(), bought.id)).toMatchObject({ ok: true })
    expect(booth.effects.filter((effect) => effect.type === 'refund')).toHaveLength(1)
  })

  test('leaves the order paid when the carrier could not, and asks again when asked again', () => {
    const booth = openBooth()
    const bought = buy(booth, 'ada')
    askRefund(booth.stage(), bought.id)
    applyNews(booth.stage(), newsOf(bought, 'refund-failed', { reason: 'try later' }))
    expect(bought.state).toBe('paid')
    askRefund(booth.stage(), bought.id)
    applyNews(booth.stage(), newsOf(bought, 'refunded'))
    expect(bought).toMatchObject({ state: 'refunded', payments: [{ state: 'refunded', reason: null }] })
  })

  test('refuses what was not paid, and takes a free unit back at once', () => {
    const booth = openBooth({ stock: 3 })
    const open = order(booth, 'ada')
    expect(askRefund(booth.stage(), open.id)).toMatchObject({ code: 'not-paid' })
    cancel(booth.stage(), viewer('ada'), null)
    expect(askRefund(booth.stage(), 'o99')).toMatchObject({ code: 'no-order' })
    const free = openBooth({ price: { amount: 0, currency: 'EUR' } })
    const bought = order(free, 'ada')
    askRefund(free.stage(), bought.id)
    expect(bought.state).toBe('refunded')
  })

  test('believes a refund made at the carrier itself, even before the payment was heard of', () => {
    const booth = openBooth()
    const bought = order(booth, 'ada')
    applyNews(booth.stage(), newsOf(bought, 'refunded', { fee: 45 }))
    applyNews(booth.stage(), newsOf(bought, 'paid', { fee: 45 }))
    expect(bought.state).toBe('refunded')
    expect(booth.pool.refunded).toBe(1)
    expect(balances(booth)).toEqual([-45, 0, 45])
  })
})
