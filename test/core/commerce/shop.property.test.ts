import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { viewerKey } from '../../../core/chat/viewer'
import { applyNews, expireHolds, heldCount, left, soldCount } from '../../../core/commerce'
import type { Order } from '../../../core/commerce/order'
import type { PaymentNews } from '../../../core/commerce/payment'
import { balance, check } from '../../../core/ledger'
import { type Booth, minute, newsOf, openBooth } from './booth'
import { order } from './buy'
import { play, specs, steps } from './rush'

/** What must hold after every single step. Counted from the holds themselves, not from the pool's own numbers. */
function inspect({ airing, pool }: Booth): void {
  const { shop } = airing
  const holds = Object.values(shop.holds)
  const open = holds.filter((hold) => ['held', 'paying', 'closing'].includes(hold.state))
  const sold = holds.filter((hold) => hold.state === 'paid' || hold.state === 'refunded')
  expect(heldCount(pool)).toBe(open.length)
  expect(soldCount(pool)).toBe(sold.length)
  expect(left(pool)).toBeGreaterThanOrEqual(0)
  expect(left(pool) + open.length + sold.length).toBe(pool.stock)
  expect([...shop.openHolds].sort()).toEqual(open.map((hold) => hold.id).sort())

  if (pool.hall !== null)
    expect(pool.held.stream + pool.sold.stream).toBeLessThanOrEqual(Math.max(0, pool.stock - pool.hall))
  const used: Record<string, number> = {}
  const count = (key: string) => {
    used[key] = (used[key] ?? 0) + 1
  }
  for (const hold of holds) if (hold.state === 'paid' || open.includes(hold)) count(viewerKey(hold.viewer))
  for (const waiting of pool.waiting) count(viewerKey(waiting.viewer))
  expect(pool.perViewerUsed).toEqual(used)
  for (const units of Object.values(used)) expect(units).toBeLessThanOrEqual(pool.perViewer)

  for (const one of Object.values(shop.orders)) inspectOrder(one, shop.holds[one.holdId]!.state)
  inspectBooks(airing.ledger, Object.values(shop.orders))
}

function inspectOrder(one: Order, unit: string): void {
  const states = one.payments.map((payment) => payment.state)
  expect(states.filter((state) => state === 'opening' || state === 'pending').length).toBeLessThanOrEqual(1)
  if (one.state === 'paid') expect(unit).toBe('paid')
  if (unit === 'paid') expect(['paid', 'refunding']).toContain(one.state)
  if (one.state === 'cancelled' || one.state === 'open') {
    expect(states.every((state) => !['paid', 'refunding', 'refunded'].includes(state))).toBe(true)
  }
  // Money that moved is with a unit or on its way back: never lost.
  if (states.includes('paid') && unit !== 'paid') expect(one.state).toBe('refunding')
}

function inspectBooks(ledger: Booth['airing']['ledger'], orders: readonly Order[]): void {
  expect(check(ledger)).toEqual([])
  const payments = orders.flatMap(({ price, payments: all }) =>
    all.map((payment) => ({ ...payment, amount: price.amount })),
  )
  const kept = payments.filter((payment) => payment.state === 'paid' || payment.state === 'refunding')
  const moved = payments.filter((payment) => kept.includes(payment) || payment.state === 'refunded')
  expect(-balance(ledger, 'sales', 'EUR') || 0).toBe(kept.reduce((sum, payment) => sum + payment.amount, 0))
  expect(balance(ledger, 'fees:sandbox', 'EUR')).toBe(moved.reduce((sum, payment) => sum + payment.fee, 0))
}

describe('any rush on the shop', () => {
  test('loses no unit, sells none twice, keeps every limit and balances the books', () => {
    fc.assert(
      fc.property(specs, steps, (spec, rush) => {
        const booth = openBooth({
          ...spec,
          hall: spec.hall === null ? null : Math.min(spec.hall, spec.stock),
        })
        for (const step of rush) {
          play(booth, step)
          inspect(booth)
        }
      }),
      { numRuns: 400 },
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
