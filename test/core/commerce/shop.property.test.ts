import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyNews, expireHolds, heldCount } from '../../../core/commerce'
import type { Order } from '../../../core/commerce/order'
import type { PaymentNews } from '../../../core/commerce/payment'
import { type Booth, minute, newsOf, openBooth } from './booth'
import { order } from './buy'
import { inspect } from './inspect'
import { play, specs, steps } from './rush'

describe('any rush on the shop', () => {
  test('loses no unit, sells none twice, keeps every limit and balances the books', () => {
    fc.assert(
      fc.property(specs, steps, (spec, rush) => {
        const booth = openBooth(spec)
        for (const step of rush) {
          play(booth, step)
          inspect(booth)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('gives the same state when played again', () => {
    fc.assert(
      fc.property(specs, steps, (spec, rush) => {
        const [live, replay] = [openBooth(spec), openBooth(spec)]
        for (const step of rush) play(live, step)
        for (const step of rush) play(replay, step)
        expect(JSON.stringify(replay.airing)).toBe(JSON.stringify(live.airing))
        expect(replay.effects).toEqual(live.effects)
        expect(JSON.parse(JSON.stringify(live.airing))).toEqual(live.airing)
      }),
      { numRuns: 100 },
    )
  })

  test('frees every unpaid unit in the end', () => {
    fc.assert(
      fc.property(specs, steps, (spec, rush) => {
        const booth = openBooth(spec)
        for (const step of rush) play(booth, step)
        booth.airing.endedAt = 1
        booth.sleep(1_000 * minute)
        expireHolds(booth.stage())
        for (const one of Object.values(booth.airing.shop.orders)) {
          if (one.payments.length > 0) applyNews(booth.stage(), newsOf(one, 'expired'))
        }
        inspect(booth)
        expect(heldCount(booth.pool)).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})

describe('news in any order, with any repeats', () => {
  const carrierWords: readonly PaymentNews['state'][] = [
    'pending',
    'failed',
    'expired',
    'declined',
    'paid',
    'refunded',
  ]
  const told = fc.subarray([...carrierWords], { minLength: 1 })
  /** When the news come: while the unit is kept, after the time to pay, or after a cancel. */
  const moment = fc.constantFrom('paying', 'closing' as const)

  function settled(news: readonly PaymentNews[], booth: Booth) {
    for (const one of news) applyNews(booth.stage(), one)
    const { shop, ledger, ticker, runs } = booth.airing
    const posted = ledger.map((posting) => JSON.stringify(posting)).sort()
    return { shop, posted, ticker, funnel: runs.r1!.funnel }
  }

  test('end in the same state', () => {
    fc.assert(
      fc.property(told, moment, fc.infiniteStream(fc.nat({ max: 99 })), (states, when, dice) => {
        const [one, other] = [0, 1].map(() => {
          const booth = openBooth({ stock: 2 })
          const bought = order(booth, 'ada')
          if (when === 'closing') {
            booth.sleep(9 * minute)
            expireHolds(booth.stage())
          }
          return { booth, bought }
        }) as [{ booth: Booth; bought: Order }, { booth: Booth; bought: Order }]
        const inOrder = states.map((state) => newsOf(one.bought, state, { fee: 45, reference: 'sb_1' }))
        const doubled = [...inOrder, ...inOrder, ...inOrder.slice(0, 2)].map((news) => ({
          news,
          at: dice.next().value,
        }))
        const shuffled = doubled.sort((a, b) => a.at - b.at).map(({ news }) => news)
        expect(settled(shuffled, other.booth)).toEqual(settled(inOrder, one.booth))
        inspect(one.booth)
        inspect(other.booth)
      }),
      { numRuns: 500 },
    )
  })
})
