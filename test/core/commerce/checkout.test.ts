import { describe, expect, test } from 'vitest'
import { applyNews, cancel, checkOut, expireHolds, receiptOf } from '../../../core/commerce'
import { minute, newsOf, openBooth, viewer } from './booth'
import { buy, order } from './buy'

const ask = { consent: true, carrier: null, test: null } as const

describe('checkOut', () => {
  test('asks for consent once per viewer', () => {
    const booth = openBooth({ stock: 2, perViewer: 2 })
    const first = booth.hold('ada')
    const second = booth.hold('ada')
    const without = { ...ask, viewer: viewer('ada'), consent: false }
    expect(checkOut(booth.stage(), { ...without, holdId: first.id })).toMatchObject({
      ok: false,
      code: 'no-consent',
    })
    expect(booth.airing.shop.orders).toEqual({})
    expect(checkOut(booth.stage(), { ...without, holdId: first.id, consent: true }).ok).toBe(true)
    expect(booth.airing.shop.consents).toEqual({ 'room:ada': 1_000 })
    booth.sleep(minute)
    expect(checkOut(booth.stage(), { ...without, holdId: second.id }).ok).toBe(true)
    expect(booth.airing.shop.consents).toEqual({ 'room:ada': 1_000 })
  })

  test('opens one payment, however often it is asked', () => {
    const booth = openBooth()
    const hold = booth.hold('ada')
    const request = { ...ask, viewer: viewer('ada'), holdId: hold.id, test: 'slow' }
    const [one, two] = [checkOut(booth.stage(), request), checkOut(booth.stage(), request)]
    expect(one).toEqual(two)
    expect(booth.effects).toEqual([
      {
        type: 'open-payment',
        carrier: 'sandbox',
        orderId: 'o2',
        operationId: 'a1-o2-1',
        amount: { amount: 1_500, currency: 'EUR' },
        title: 'Poster',
        viewer: viewer('ada'),
        test: 'slow',
      },
    ])
    expect(hold.state).toBe('paying')
    expect(booth.airing.runs.r1!.funnel!.perSecond.checkout[1]).toBe(1)
  })

  test('tells real carriers no test outcome', () => {
    const booth = openBooth()
    const { id: holdId } = booth.hold('ada')
    checkOut(booth.stage(), { viewer: viewer('ada'), holdId, consent: true, carrier: 'stripe', test: 'paid' })
    expect(booth.effects).toMatchObject([{ carrier: 'stripe', test: null }])
  })

  test('tries again under a new operation after a decline, ten times', () => {
    const booth = openBooth()
    const hold = booth.hold('ada')
    const first = order(booth, 'ada', hold)
    applyNews(booth.stage(), newsOf(first, 'declined', { reason: 'Card declined' }))
    expect(hold.state).toBe('held')
    for (let i = 0; i < 9; i += 1) applyNews(booth.stage(), newsOf(order(booth, 'ada', hold), 'declined'))
    expect(new Set(first.payments.map((payment) => payment.operationId)).size).toBe(10)
    expect(first.number).toBe(1)
    expect(checkOut(booth.stage(), { ...ask, viewer: viewer('ada'), holdId: hold.id })).toMatchObject({
      code: 'too-many-tries',
    })
  })

  test('gives away what costs nothing without a carrier', () => {
    const booth = openBooth({ stock: 1, price: { amount: 0, currency: 'EUR' } })
    const bought = order(booth, 'ada')
    expect(bought).toMatchObject({ state: 'paid', payments: [], paidAt: 1_000 })
    expect(booth.effects).toEqual([])
    expect(booth.airing.ledger).toEqual([])
    expect(booth.counts()).toEqual({ left: 0, held: 0, sold: 1, waiting: 0 })
  })

  test('refuses what is not held any more, in words', () => {
    const booth = openBooth({ stock: 1 })
    const hold = booth.hold('ada')
    const request = { ...ask, viewer: viewer('ada'), holdId: hold.id }
    expect(checkOut(booth.stage(), { ...request, viewer: viewer('bob') })).toMatchObject({ code: 'no-hold' })
    expect(checkOut(booth.stage(), { ...request, holdId: '__proto__' })).toMatchObject({ code: 'no-hold' })
    cancel(booth.stage(), viewer('ada'), null)
    expect(checkOut(booth.stage(), request)).toMatchObject({ code: 'no-hold' })
    const late = booth.hold('ada')
    order(booth, 'ada', late)
    booth.sleep(9 * minute)
    expireHolds(booth.stage())
    expect(checkOut(booth.stage(), { ...request, holdId: late.id })).toMatchObject({ code: 'closing' })
    applyNews(booth.stage(), newsOf(booth.airing.shop.orders[late.orderId!]!, 'expired'))
    expect(checkOut(booth.stage(), { ...request, holdId: late.id })).toMatchObject({ code: 'expired' })
  })

  test('gives the same order when it is paid already', () => {
    const booth = openBooth()
    const hold = booth.hold('ada')
    const bought = buy(booth, 'ada', hold)
    expect(order(booth, 'ada', hold)).toBe(bought)
    expect(bought.payments).toHaveLength(1)
  })
})

describe('receiptOf', () => {
  test('says what was bought, how it was paid, and that the money is not real', () => {
    const booth = openBooth()
    expect(receiptOf(booth.airing, buy(booth, 'ada'))).toEqual({
      number: 1,
      show: 'Friday drop',
      date: 1_000,
      buyer: 'ada',
      items: [{ title: 'Poster', quantity: 1, price: { amount: 1_500, currency: 'EUR' } }],
      total: { amount: 1_500, currency: 'EUR' },
      state: 'paid',
      carrier: 'sandbox',
      reference: 'sb_1',
      sandbox: true,
      reason: null,
      refund: null,
    })
  })

  test('shows no sandbox mark for real money', () => {
    const booth = openBooth()
    const live = { ...booth.airing, mode: 'live' as const }
    const hold = booth.hold('ada')
    const opened = checkOut(booth.stage(), {
      ...ask,
      viewer: viewer('ada'),
      holdId: hold.id,
      carrier: 'stripe',
    })
    expect(opened.ok && receiptOf(live, opened.value).sandbox).toBe(false)
  })

  test('marks a free unit of a live show as real: there is no sandbox in it', () => {
    const booth = openBooth({ price: { amount: 0, currency: 'EUR' } })
    expect(receiptOf({ ...booth.airing, mode: 'live' }, order(booth, 'ada'))).toMatchObject({
      carrier: null,
      sandbox: false,
    })
  })
})
