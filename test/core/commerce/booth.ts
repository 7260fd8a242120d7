import type { Audience, ViewerRef } from '../../../core/chat/viewer'
import { claim, heldCount, left, openPool, type PoolSpec, soldCount } from '../../../core/commerce'
import type { Hold, Order, Pool } from '../../../core/commerce/order'
import type { PaymentNews } from '../../../core/commerce/payment'
import type { EffectDraft } from '../../../core/cues/effect'
import type { Airing, Run } from '../../../core/show/airing'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { emptyShow } from '../../../core/show/show'
import type { AiringStage } from '../../../core/show/stage'
import { openFunnel } from '../../../core/telemetry/funnel'

export const minute = 60_000

function emptyAiring(): Airing {
  const world = emptyWorld()
  const show = emptyShow('s1', 'Friday drop', 0)
  const by = { from: 'console', name: 'test' } as const
  const happening = {
    type: 'airing-started',
    airingId: 'a1',
    show,
    mode: 'rehearsal',
    joinUrl: null,
    by,
  } as const
  reduce(world, { seq: 0, at: 0, key: null, nonce: '', happening })
  return world.airing!
}

function sellingRun(id: string): Run {
  const funnel = openFunnel(0, 100)
  return {
    id,
    cueId: 'c1',
    kind: 'drop',
    firedAt: 0,
    by: 'test',
    closedAt: null,
    paused: false,
    state: null,
    funnel,
    delays: {},
    step: 0,
  }
}

export function viewer(name: string): ViewerRef {
  return { platform: 'room', id: name, name }
}

/** A booth at a show: one airing, one pool, a clock and a note of what was asked of the world. */
export function openBooth(spec: Partial<PoolSpec> = {}) {
  const airing = emptyAiring()
  airing.runs.r1 = sellingRun('r1')
  airing.runOrder.push('r1')
  const effects: EffectDraft[] = []
  const replies: string[] = []
  let seq = 0
  let now = 1_000
  /** A fresh entry's stage. */
  const stage = (): AiringStage => {
    seq += 1
    return {
      now,
      seq,
      nonce: `nonce-${seq}`,
      lineId: null,
      airing,
      emit: (_runId, effect) => effects.push(effect),
      reply: (to, kind) => replies.push(`${to.name} ${kind}`),
    }
  }
  const pool: Pool = openPool(airing.shop, {
    id: 'pool:c1',
    title: 'Poster',
    goods: 'merch',
    price: { amount: 1_500, currency: 'EUR' },
    stock: 2,
    hall: null,
    perViewer: 1,
    payWithin: 8 * minute,
    ...spec,
  })
  return {
    airing,
    pool,
    effects,
    replies,
    stage,
    sleep: (for_: number) => {
      now += for_
    },
    claim: (name: string, audience: Audience = 'stream') =>
      claim(stage(), { poolId: pool.id, runId: 'r1', viewer: viewer(name), audience }),
    /** The unit just claimed; fails the test when there is none. */
    hold: (name: string, audience: Audience = 'stream'): Hold => {
      const claimed = claim(stage(), { poolId: pool.id, runId: 'r1', viewer: viewer(name), audience })
      if (!claimed.ok || claimed.value.kind !== 'held') throw new Error(`${name} got no unit`)
      return claimed.value.hold
    },
    counts: () => ({
      left: left(pool),
      held: heldCount(pool),
      sold: soldCount(pool),
      waiting: pool.waiting.length,
    }),
  }
}
export type Booth = ReturnType<typeof openBooth>

export function newsOf(
  order: Order,
  state: PaymentNews['state'],
  more: Partial<PaymentNews> = {},
): PaymentNews {
  const payment = order.payments.at(-1)!
  const { operationId, carrier } = payment
  return {
    orderId: order.id,
    operationId,
    carrier,
    state,
    reference: null,
    url: null,
    reason: null,
    fee: 0,
    ...more,
  }
}
