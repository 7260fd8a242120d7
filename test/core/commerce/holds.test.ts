import { describe, expect, test } from 'vitest'
import {
  applyNews,
  cancel,
  expireHolds,
  maxExtensions,
  moreTime,
  nextExpiry,
  refillTime,
} from '../../../core/commerce'
import { minute, newsOf, openBooth, viewer } from './booth'
import { buy, order } from './buy'

describe('expireHolds', () => {
  test('frees the unit when its time is over and moves the line up with full time', () => {
    const booth = openBooth({ stock: 1 })
    const hold = booth.hold('ada')
    booth.claim('bob')
    booth.sleep(8 * minute - 1)
    expireHolds(booth.stage())
    expect(hold.state).toBe('held')
    booth.sleep(1)
    expireHolds(booth.stage())
    expect(hold.state).toBe('expired')
    expect(booth.replies.slice(-2)).toEqual(['ada expired', 'bob moved-up'])
    expect(nextExpiry(booth.airing.shop)).toBe(1_000 + 16 * minute)
    expect(booth.claim('ada')).toMatchObject({ value: { kind: 'waiting', place: 1 } })
  })

  test('gives several moved up by one entry ids and tokens of their own', () => {
    const booth = openBooth({ stock: 3 })
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) booth.claim(name)
    booth.sleep(9 * minute)
    expireHolds(booth.stage())
    const open = booth.airing.shop.openHolds.map((id) => booth.airing.shop.holds[id]!)
    expect(open.map((hold) => hold.id)).toEqual(['h7', 'h7.1', 'h7.2'])
    expect(open.map((hold) => hold.viewer.name)).toEqual(['d', 'e', 'f'])
    expect(new Set(open.map((hold) => hold.token)).size).toBe(3)
  })

  test('keeps the unit while a payment is open and asks the carrier to stop it, once', () => {
    const booth = openBooth({ stock: 1 })
    const bought = order(booth, 'ada')
    booth.claim('bob')
    booth.sleep(9 * minute)
    expireHolds(booth.stage())
    expireHolds(booth.stage())
    const { operationId } = bought.payments[0]!
    expect(booth.effects.filter((effect) => effect.type === 'close-payment')).toEqual([
      { type: 'close-payment', carrier: 'sandbox', operationId },
    ])
    expect(booth.counts()).toEqual({ left: 0, held: 1, sold: 0, waiting: 1 })
    expect(nextExpiry(booth.airing.shop)).toBeNull()
    applyNews(booth.stage(), newsOf(bought, 'pending'))
    expect(booth.counts().waiting).toBe(1)
    applyNews(booth.stage(), newsOf(bought, 'expired'))
    expect(bought.state).toBe('cancelled')
    expect(booth.replies.slice(-2)).toEqual(['ada expired', 'bob moved-up'])
  })

  test('sells the unit all the same when the carrier answers "paid"', () => {
    const booth = openBooth({ stock: 1 })
    const bought = order(booth, 'ada')
    booth.claim('bob')
    booth.sleep(9 * minute)
    expireHolds(booth.stage())
    applyNews(booth.stage(), newsOf(bought, 'paid'))
    expect(bought.state).toBe('paid')
    expect(booth.counts()).toEqual({ left: 0, held: 0, sold: 1, waiting: 0 })
  })

  test('moves nobody up during a panic, after the end, or into a stopped run', () => {
    for (const stop of ['panic', 'end', 'run'] as const) {
      const booth = openBooth({ stock: 1 })
      booth.hold('ada')
      booth.claim('bob')
      if (stop === 'panic') booth.airing.panic = { at: 0, by: 'test', runIds: [] }
      if (stop === 'end') booth.airing.endedAt = 1
      if (stop === 'run') booth.airing.runs.r1!.paused = true
      booth.sleep(9 * minute)
      expireHolds(booth.stage())
      expect(booth.counts()).toEqual({ left: 1, held: 0, sold: 0, waiting: 1 })
    }
  })
})

describe('moreTime', () => {
  test('adds the full time, ten times', () => {
    const booth = openBooth({ stock: 1 })
    const hold = booth.hold('ada')
    const first = hold.payBy
    for (let i = 0; i < 10; i += 1) expect(moreTime(booth.stage(), viewer('ada')).ok).toBe(true)
    expect(maxExtensions).toBeGreaterThanOrEqual(10)
    expect(hold.payBy).toBe(first + 80 * minute)
    expect(moreTime(booth.stage(), viewer('ada'))).toMatchObject({ ok: false, code: 'limit' })
    expect(hold.payBy).toBe(first + 80 * minute)
  })

  test('says so when nothing is held', () => {
    const booth = openBooth({ stock: 1 })
    booth.hold('ada')
    booth.claim('bob')
    expect(moreTime(booth.stage(), viewer('bob'))).toMatchObject({ ok: false, code: 'nothing-held' })
    expect(moreTime(booth.stage(), viewer('eve'))).toMatchObject({ ok: false, code: 'nothing-held' })
    expect(booth.replies.slice(-2)).toEqual(['bob nothing-held', 'eve nothing-held'])
  })

  test('gives all open holds their full time again after a panic', () => {
    const booth = openBooth({ stock: 1 })
    const hold = booth.hold('ada')
    booth.sleep(7 * minute)
    refillTime(booth.stage(), booth.pool.id)
    expect(hold.payBy).toBe(1_000 + 15 * minute)
  })
})

describe('cancel', () => {
  test('frees the unit, leaves the line, and lets the viewer claim again', () => {
    const booth = openBooth({ stock: 1 })
    booth.hold('ada')
    booth.claim('bob')
    booth.claim('eve')
    expect(cancel(booth.stage(), viewer('bob'), null)).toMatchObject({ ok: true, value: { waiting: 1 } })
    cancel(booth.stage(), viewer('ada'), null)
    expect(booth.replies.slice(-2)).toEqual(['ada cancelled', 'eve moved-up'])
    expect(booth.claim('bob')).toMatchObject({ value: { kind: 'waiting', place: 1 } })
    expect(booth.pool.perViewerUsed).toEqual({ 'room:eve': 1, 'room:bob': 1 })
  })

  test("does not touch another viewer's hold or a paid one", () => {
    const booth = openBooth({ stock: 2 })
    const hold = booth.hold('ada')
    expect(cancel(booth.stage(), viewer('bob'), hold.id)).toMatchObject({ ok: false, code: 'nothing-held' })
    buy(booth, 'ada', hold)
    expect(cancel(booth.stage(), viewer('ada'), hold.id)).toMatchObject({ ok: false, code: 'nothing-held' })
    expect(hold.state).toBe('paid')
  })

  test('waits for the carrier when a payment is open', () => {
    const booth = openBooth({ stock: 1 })
    const bought = order(booth, 'ada')
    cancel(booth.stage(), viewer('ada'), null)
    expect(booth.counts()).toMatchObject({ left: 0, held: 1 })
    applyNews(booth.stage(), newsOf(bought, 'declined', { reason: 'no funds' }))
    expect(booth.counts()).toMatchObject({ left: 1, held: 0 })
    expect(bought.state).toBe('cancelled')
  })

  test('cancels the unpaid order of a hold that was declined', () => {
    const booth = openBooth({ stock: 1 })
    const bought = order(booth, 'ada')
    applyNews(booth.stage(), newsOf(bought, 'declined'))
    expect(cancel(booth.stage(), viewer('ada'), bought.holdId)).toMatchObject({ value: { orders: [bought] } })
    expect(bought.state).toBe('cancelled')
  })
})
