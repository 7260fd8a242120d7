import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import type { PaymentNews, PaymentState } from '../../../core/commerce/payment'
import type { World } from '../../../core/show/airing'
import { createPaymentWatch } from '../../../main/runner/payment-watch'
import { silent } from './rig'

/** A world with one order per payment state, and time that passes only when told. */
function rig(states: PaymentState[], answers: Record<string, Result<PaymentNews>>) {
  const payments = states.map((state, n) => ({ operationId: `op${n}`, carrier: 'sandbox', state }))
  const orders = Object.fromEntries(payments.map((payment, n) => [`o${n}`, { payments: [payment] }]))
  const world = { seq: 0, at: 0, airing: { shop: { orders } } } as unknown as World
  const asked: [number, string][] = []
  const offered: (string | null)[] = []
  let now = 0
  let wake = () => {}
  const watch = createPaymentWatch({
    world: () => world,
    look: async ({ operationId }) => {
      asked.push([now, operationId])
      return answers[operationId] ?? fail('timeout', 'no answer')
    },
    offer: async (_happening, key) => ok(offered.push(key)),
    now: () => now,
    log: silent,
    after: (ms, run) => {
      wake = () => {
        now += ms
        run()
      }
      return () => {
        wake = () => {}
      }
    },
  })
  const rounds = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      wake()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { watch, asked, offered, payments, rounds }
}

const news = (operationId: string, state: PaymentNews['state']): PaymentNews => ({
  orderId: 'o',
  operationId,
  carrier: 'sandbox',
  state,
  reference: null,
  url: null,
  reason: null,
  fee: 0,
})

test('what the carrier said while we were away is asked for at once', async () => {
  const { watch, asked, offered, rounds } = rig(['pending', 'opening', 'paid', 'refunding'], {
    op0: ok(news('op0', 'paid')),
    op3: ok(news('op3', 'refunded')),
  })
  watch.start()
  await rounds(0)
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toEqual([
    [0, 'op0'],
    [0, 'op3'],
  ])
  expect(offered).toEqual(['pay:op0:paid', 'pay:op3:refunded'])
  watch.close()
})

test('what stays open is asked about more and more rarely, and nothing is said until it ends', async () => {
  const { watch, asked, offered, payments, rounds } = rig(['pending', 'refunding'], {
    op1: ok(news('op1', 'refund-failed')),
  })
  watch.start()
  await new Promise((resolve) => setImmediate(resolve))
  await rounds(60)
  expect(asked.filter(([, id]) => id === 'op0').map(([at]) => at)).toEqual([
    0, 4_000, 12_000, 28_000, 60_000, 120_000,
  ])
  expect(offered).toEqual([])
  payments[0]!.state = 'paid'
  const before = asked.length
  await rounds(40)
  expect(asked.slice(before).map(([, id]) => id)).not.toContain('op0')
  watch.close()
  const closed = asked.length
  await rounds(40)
  expect(asked).toHaveLength(closed)
})
