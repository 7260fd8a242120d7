import fc from 'fast-check'
import {
  applyNews,
  arrive,
  askRefund,
  cancel,
  checkOut,
  expireHolds,
  moreTime,
  releaseHall,
} from '../../../core/commerce'
import type { PaymentNews } from '../../../core/commerce/payment'
import { type Booth, minute, viewer } from './booth'

/** One thing that can happen to the shop. Numbers pick among what exists then, so that shrinking stays meaningful. */
export type Step =
  | { readonly do: 'claim'; readonly who: number; readonly hall: boolean }
  | { readonly do: 'cancel'; readonly who: number; readonly pick: number | null }
  | { readonly do: 'more-time'; readonly who: number }
  | { readonly do: 'check-out'; readonly pick: number; readonly consent: boolean }
  | { readonly do: 'news'; readonly pick: number; readonly state: PaymentNews['state']; readonly fee: number }
  | { readonly do: 'refund'; readonly pick: number }
  | { readonly do: 'sleep'; readonly for: number }
  | { readonly do: 'arrive'; readonly who: number }
  | { readonly do: 'release' }

const who = fc.nat({ max: 4 })
/** Counted from the newest: what just happened is what is raced for. */
const pick = fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 15 }))
const state = fc.constantFrom(
  'pending',
  'paid',
  'paid',
  'declined',
  'expired',
  'failed',
  'refunded',
  'refund-failed' as const,
)

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('claim' as const), who, hall: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), who, pick: fc.option(pick) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('more-time' as const), who }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('arrive' as const), who }) },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('check-out' as const), pick, consent: fc.boolean() }),
    },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('news' as const), pick, state, fee: fc.nat({ max: 50 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const), pick }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('sleep' as const), for: fc.constantFrom(minute, 8 * minute) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const) }) },
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
)

export const specs = fc
  .record({
    stock: fc.integer({ min: 1, max: 5 }),
    hall: fc.option(fc.nat({ max: 3 })),
    perViewer: fc.integer({ min: 1, max: 2 }),
    price: fc.constantFrom({ amount: 1_500, currency: 'EUR' }, { amount: 0, currency: 'EUR' }),
  })
  .map((spec) => ({ ...spec, hall: spec.hall === null ? null : Math.min(spec.hall, spec.stock) }))

export function play(booth: Booth, step: Step): void {
  const { shop } = booth.airing
  const at = <T>(list: readonly T[], place: number): T | undefined =>
    list[list.length - 1 - (place % Math.max(1, list.length))]
  switch (step.do) {
    case 'claim':
      booth.claim(`v${step.who}`, step.hall ? 'hall' : 'stream')
      return
    case 'cancel':
      cancel(
        booth.stage(),
        viewer(`v${step.who}`),
        step.pick === null ? null : (at(Object.keys(shop.holds), step.pick) ?? null),
      )
      return
    case 'more-time':
      moreTime(booth.stage(), viewer(`v${step.who}`))
      return
    case 'arrive':
      arrive(booth.stage(), viewer(`v${step.who}`))
      return
    case 'check-out': {
      const hold = at(Object.values(shop.holds), step.pick)
      if (hold === undefined) return
      checkOut(booth.stage(), {
        viewer: hold.viewer,
        holdId: hold.id,
        consent: step.consent,
        carrier: null,
        test: null,
      })
      return
    }
    case 'news': {
      const payments = Object.values(shop.orders).flatMap((order) =>
        order.payments.map((payment) => ({ order, payment })),
      )
      const chosen = at(payments, step.pick)
      if (chosen === undefined) return
      const { operationId, carrier } = chosen.payment
      const told = { state: step.state, fee: step.fee, reference: null, url: null, reason: null }
      applyNews(booth.stage(), { orderId: chosen.order.id, operationId, carrier, ...told })
      return
    }
    case 'refund':
      askRefund(booth.stage(), at(Object.keys(shop.orders), step.pick) ?? '')
      return
    case 'sleep':
      booth.sleep(step.for)
      expireHolds(booth.stage())
      return
    case 'release':
      releaseHall(booth.stage(), booth.pool.id)
  }
}
