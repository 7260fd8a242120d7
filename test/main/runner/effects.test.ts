import { describe, expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import type { PaymentNews } from '../../../core/commerce/payment'
import type { Effect } from '../../../core/cues/effect'
import type { Happening } from '../../../core/cues/happening'
import { emptyWorld } from '../../../core/show/reduce'
import { createPerformer, type EffectPorts } from '../../../main/runner/effects'
import type { PendingEffect, Settled } from '../../../main/runner/port'
import { silent, viewer } from './rig'

const news = (state: PaymentNews['state'], fee = 0): PaymentNews => ({
  orderId: 'o1',
  operationId: 'op1',
  carrier: 'sandbox',
  state,
  reference: null,
  url: null,
  reason: null,
  fee,
})
const money = { carrier: 'sandbox', operationId: 'op1' }
const amount = { amount: 500, currency: 'EUR' }
const open: Effect = {
  type: 'open-payment',
  id: 'e1',
  ...money,
  orderId: 'o1',
  amount,
  title: 'Print',
  viewer: viewer('a'),
  test: null,
}
const shut: Effect = { type: 'close-payment', id: 'e2', ...money }
const refund: Effect = { type: 'refund', id: 'e3', ...money, amount }
const say: Effect = { type: 'say', id: 's1', text: 'hello', only: null }
const unknown = fail('unknown-payment', 'never heard of it')
const down = fail('timeout', 'no answer')

/** Ports that answer from a script, and a world in which every pause is over at once. */
function rig(
  answers: Partial<Record<keyof EffectPorts, Result<unknown>[]>>,
  changes: { waiting?: PendingEffect[]; now?: number; heard?: Result<unknown>[] } = {},
) {
  const calls: string[] = []
  const offered: [Happening, string | null][] = []
  const settled: Settled[] = []
  const pauses: number[] = []
  const port = (name: keyof EffectPorts) => async () => {
    calls.push(name)
    return (answers[name]?.shift() ?? ok(null)) as Result<PaymentNews>
  }
  const performer = createPerformer({
    ports: {
      say: port('say') as never,
      switchScene: port('switchScene'),
      mark: port('mark'),
      removeLine: port('removeLine'),
      moderate: port('moderate'),
      settleRedemption: port('settleRedemption'),
      openPayment: port('openPayment'),
      closePayment: port('closePayment'),
      refund: port('refund'),
      look: port('look'),
    },
    store: {
      waiting: () => changes.waiting ?? [],
      settle: (more) => ok(settled.push(...more) ? null : null),
      ending: () => null,
    },
    world: emptyWorld,
    offer: async (happening, key) => {
      offered.push([happening, key])
      return changes.heard?.shift() ?? ok(null)
    },
    now: () => changes.now ?? 0,
    after: (ms, run) => {
      pauses.push(ms)
      queueMicrotask(run)
      return () => {}
    },
    log: silent,
  })
  const perform = async (...effects: Effect[]) => {
    performer.perform(effects.map((effect) => ({ effect, seq: 1, at: 0 })))
    await performer.idle()
  }
  return { performer, perform, calls, offered, settled, pauses }
}

const pending = (effect: Effect, at = 0): PendingEffect => ({ effect, seq: 1, at })

describe('effects', () => {
  test('are performed once, in order, and marked done', async () => {
    const { perform, calls, settled } = rig({})
    await perform(
      say,
      { type: 'switch-scene', id: 's2', scene: 'Two' },
      { type: 'mark', id: 's3', text: 'x' },
    )
    expect(calls).toEqual(['say', 'switchScene', 'mark'])
    expect(settled.map(({ id, state }) => [id, state])).toEqual([
      ['s1', 'done'],
      ['s2', 'done'],
      ['s3', 'done'],
    ])
  })

  test('what is only good at once is not tried again', async () => {
    const { perform, calls, settled } = rig({ say: [down] })
    await perform(say)
    expect(calls).toEqual(['say'])
    expect(settled).toMatchObject([{ id: 's1', state: 'failed', result: { code: 'timeout' } }])
  })

  test('taking a line away is tried again, more and more rarely, and given up', async () => {
    const { perform, pauses, settled } = rig({ removeLine: Array.from({ length: 9 }, () => down) })
    await perform({ type: 'remove-line', id: 'l1', lineId: 'room:1' })
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
    expect(settled).toMatchObject([{ state: 'failed', tries: 6 }])
  })

  test('what the platform cannot do is not asked of it again', async () => {
    const { perform, calls, settled } = rig({ removeLine: [fail('unsupported', 'IRC keeps what was said.')] })
    await perform({ type: 'remove-line', id: 'l1', lineId: 'irc:1' })
    expect(calls).toEqual(['removeLine'])
    expect(settled).toMatchObject([{ state: 'failed', tries: 1, result: { code: 'unsupported' } }])
  })

  test('a port that throws costs only its own effect', async () => {
    const { performer, settled } = rig({})
    const broken = createPerformer({
      ports: new Proxy({} as EffectPorts, {
        get: () => async () => {
          throw new Error('a bug')
        },
      }),
      store: {
        waiting: () => [],
        settle: (more) => ok(settled.push(...more) ? null : null),
        ending: () => null,
      },
      world: emptyWorld,
      offer: async () => ok(null),
      now: () => 0,
      after: () => () => {},
      log: silent,
    })
    broken.perform([pending(say)])
    await broken.idle()
    await performer.idle()
    expect(settled).toMatchObject([{ id: 's1', state: 'failed', result: { code: 'bug' } }])
  })
})

describe('moderation', () => {
  const ban: Effect = {
    type: 'moderate',
    id: 'a1:0',
    platform: 'twitch',
    act: { do: 'ban', viewerId: '7', reason: '' },
    actionId: 'm1',
    undo: false,
  }

  test('what the platform answered reaches the log once, under the id of the effect', async () => {
    const done = rig({})
    await done.perform(ban)
    expect(done.offered).toEqual([
      [{ type: 'moderation-settled', actionId: 'm1', undo: false, fault: null }, 'a1:0'],
    ])
    const refused = rig({ moderate: [fail('refused', 'You cannot ban the broadcaster.')] })
    await refused.perform({ ...ban, undo: true })
    expect(refused.calls).toEqual(['moderate'])
    expect(refused.offered[0]?.[0]).toMatchObject({ undo: true, fault: 'You cannot ban the broadcaster.' })
    expect(refused.settled).toMatchObject([{ state: 'failed' }])
  })

  test('an answer that could not be saved is offered again, and one nobody waits for is not', async () => {
    const full = rig({}, { heard: [fail('disk-full', 'full'), ok(null)] })
    await full.perform(ban)
    expect(full.offered).toHaveLength(2)
    expect(full.settled).toMatchObject([{ id: 'a1:0', state: 'done' }])
    const release = rig({})
    await release.perform({ ...ban, act: { do: 'release', messageId: 'x' }, actionId: null })
    expect(release.offered).toEqual([])
  })

  test('an adapter that throws is a refusal, and one cut off by a crash is tried again', async () => {
    const offered: Happening[] = []
    const broken = createPerformer({
      ports: { moderate: () => Promise.reject(new Error('a bug')) } as unknown as EffectPorts,
      store: { waiting: () => [pending(ban)], settle: () => ok(null), ending: () => null },
      world: emptyWorld,
      offer: async (happening) => ok(offered.push(happening)),
      now: () => 999_999,
      after: () => () => {},
      log: silent,
    })
    broken.resume()
    await broken.idle()
    expect(offered).toMatchObject([{ actionId: 'm1', fault: expect.stringContaining('mistake') }])
  })
})

describe('money', () => {
  test("the carrier's answer comes back as news, keyed by operation and state", async () => {
    const { perform, offered } = rig({ openPayment: [ok(news('pending'))] })
    await perform(open)
    expect(offered).toEqual([[{ type: 'payment-changed', news: news('pending') }, 'pay:op1:pending']])
  })

  test('after a failure the carrier is asked; it is not sent again while it may have arrived', async () => {
    const { perform, calls, offered } = rig({ openPayment: [down], look: [down, down, ok(news('paid'))] })
    await perform(open)
    expect(calls).toEqual(['openPayment', 'look', 'look', 'look'])
    expect(offered.map(([, key]) => key)).toEqual(['pay:op1:paid'])
  })

  test('only a carrier that never heard of it is sent the same operation again', async () => {
    const { perform, calls } = rig({ openPayment: [down, ok(news('pending'))], look: [unknown] })
    await perform(open)
    expect(calls).toEqual(['openPayment', 'look', 'openPayment'])
  })

  test('after a restart the carrier is asked before anything else', async () => {
    const known = rig({ look: [ok(news('paid'))] }, { waiting: [pending(open)], now: 999_999 })
    known.performer.resume()
    await known.performer.idle()
    expect(known.calls).toEqual(['look'])
    const lost = rig({ look: [unknown], openPayment: [ok(news('pending'))] }, { waiting: [pending(open)] })
    lost.performer.resume()
    await lost.performer.idle()
    expect(lost.calls).toEqual(['look', 'openPayment'])
    expect(lost.pauses).toEqual([])
  })

  test("a carrier's adapter that throws is asked again, not given up", async () => {
    const ports = {
      openPayment: () => Promise.reject(new Error('a bug')),
      look: async () => ok(news('paid')),
    } as unknown as EffectPorts
    const heard: (string | null)[] = []
    const broken = createPerformer({
      ports,
      store: { waiting: () => [], settle: () => ok(null), ending: () => null },
      world: emptyWorld,
      offer: async (_happening, key) => ok(heard.push(key)),
      now: () => 0,
      after: (_ms, run) => {
        queueMicrotask(run)
        return () => {}
      },
      log: silent,
    })
    broken.perform([pending(open)])
    await broken.idle()
    expect(heard).toEqual(['pay:op1:paid'])
  })

  test('a refund is sent again only where the carrier still has the money', async () => {
    const lost = rig({ refund: [down, ok(news('refunded'))], look: [ok(news('paid'))] })
    await lost.perform(refund)
    expect(lost.calls).toEqual(['refund', 'look', 'refund'])
    expect(lost.offered.map(([, key]) => key)).toEqual(['pay:op1:refunded:e3'])
    const arrived = rig({ refund: [down], look: [ok(news('refunded'))] })
    await arrived.perform(refund)
    expect(arrived.calls).toEqual(['refund', 'look'])
  })

  test('closing a payment waits for its opening', async () => {
    const { performer, calls } = rig(
      {
        look: [unknown, ok(news('pending'))],
        openPayment: [ok(news('pending'))],
        closePayment: [ok(news('expired'))],
      },
      { waiting: [pending(open), pending(shut)] },
    )
    performer.resume()
    await performer.idle()
    expect(calls).toEqual(['look', 'openPayment', 'look', 'closePayment'])
  })

  test('news that could not be saved are offered again before the effect counts as done', async () => {
    const { perform, offered, settled } = rig(
      { openPayment: [ok(news('paid', 35))] },
      { heard: [fail('disk-full', 'full'), ok(null)] },
    )
    await perform(open)
    expect(offered.map(([, key]) => key)).toEqual(['pay:op1:paid:35', 'pay:op1:paid:35'])
    expect(settled).toMatchObject([{ id: 'e1', state: 'done' }])
  })
})

test('after a restart a stale greeting is dropped and a fresh one said', async () => {
  const { performer, calls, settled } = rig(
    {},
    { now: 20_000, waiting: [pending(say, 1_000), pending({ ...say, id: 's2' }, 10_000)] },
  )
  performer.resume()
  await performer.idle()
  expect(calls).toEqual(['say'])
  expect(settled.map(({ id, state }) => [id, state]).sort()).toEqual([
    ['s1', 'dropped'],
    ['s2', 'done'],
  ])
})
