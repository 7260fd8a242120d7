import fc from 'fast-check'
import type { Happening, ViewerAct } from '../../../core/cues/happening'
import type { World } from '../../../core/show/airing'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { roomShow } from './room-rig'

const by = { from: 'console', name: 'test' } as const
export const people = [
  ...['ann', 'ben', 'cat', 'dan'].map((id) => ({ platform: 'room', id, name: `Viewer ${id}` })),
  ...['tess', 'tom'].map((id) => ({ platform: 'twitch', id, name: `Viewer ${id}` })),
]

export type Make = (world: World) => Happening

const who = fc.constantFrom(...people)
const num = fc.nat(60)
const nth = (ids: readonly string[], at: number, otherwise: string) =>
  ids[at % Math.max(1, ids.length)] ?? otherwise
const runs = (world: World) => world.airing?.runOrder ?? []
const lines = (world: World) => world.airing?.lines.map(({ id }) => id) ?? []

type Act = (world: World) => ViewerAct

const always =
  (one: ViewerAct): Act =>
  () =>
    one
const cancel =
  (all: boolean): Act =>
  (world) => ({
    act: 'cancel',
    holdId: all ? null : nth(world.airing?.shop.openHolds ?? [], 0, 'h0'),
  })
/** A code that somebody has asked for, or the asking for one. */
const link =
  (asks: boolean): Act =>
  (world) => ({
    act: 'link',
    code: asks ? null : nth(Object.keys(world.airing?.links.codes ?? {}), 0, 'BCDFGH'),
  })
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(always({ act: 'claim', runId: null })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('A', 'B').map((text) => always({ act: 'answer', text, runId: null })),
  },
  fc.constantFrom(always({ act: 'more-time' }), always({ act: 'stock' }), always({ act: 'unlink' })),
  fc.boolean().map(cancel),
  fc.boolean().map(link),
)

const payment = (world: World, at: number, state: 'pending' | 'paid' | 'declined' | 'expired'): Happening => {
  const orders = Object.values(world.airing?.shop.orders ?? {})
  const order = orders[at % Math.max(1, orders.length)]
  return {
    type: 'payment-changed',
    news: {
      orderId: order?.id ?? 'o0',
      operationId: order?.payments.at(-1)?.operationId ?? 'nobody',
      carrier: 'sandbox',
      state,
      reference: null,
      url: null,
      reason: null,
      fee: 0,
    },
  }
}

/** What may happen in a show, mostly about things that are there. `n` makes ids of lines, each its own. */
export function happenings(n: () => number): fc.Arbitrary<Make> {
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom('drop', 'tip', 'quiz', 'hello').map(
        (cueId): Make =>
          () => ({ type: 'cue-fired', cueId, by }),
      ),
    },
    {
      weight: 14,
      arbitrary: fc.tuple(who, act).map(
        ([viewer, make]): Make =>
          (world) => ({ type: 'viewer-acted', viewer, audience: 'stream', act: make(world) }),
      ),
    },
    {
      weight: 10,
      arbitrary: fc
        .tuple(who, fc.constantFrom('allow', 'allow', 'hold', 'hide'), fc.option(act, { freq: 3 }))
        .map(
          ([viewer, action, make]): Make =>
            (world) => {
              const id = n()
              return {
                type: 'line-judged',
                lineId: `${viewer.platform}:${id}`,
                viewer,
                audience: 'stream',
                text: `words ${id} of ${viewer.id}`,
                flags: [],
                verdict: { action, reasons: [] },
                act: action === 'allow' && make !== null ? make(world) : null,
              }
            },
        ),
    },
    fc.tuple(num, fc.constantFrom('allow', 'hide')).map(
      ([at, action]): Make =>
        (world) => ({ type: 'line-reviewed', lineId: nth(lines(world), at, 'room:0'), action, by }),
    ),
    num.map(
      (at): Make =>
        (world) => ({ type: 'line-retracted', lineId: nth(lines(world), at, 'room:0') }),
    ),
    fc.tuple(who, fc.boolean()).map(
      ([{ platform, id }, all]): Make =>
        () => ({ type: 'lines-retracted', platform, viewerId: all ? null : id }),
    ),
    {
      weight: 4,
      arbitrary: num.map(
        (at): Make =>
          (world) => {
            const holdId = nth(world.airing?.shop.openHolds ?? [], at, 'h0')
            const viewer = world.airing?.shop.holds[holdId]?.viewer ?? people[0]!
            const bought = { holdId, consent: true, carrier: null, test: null }
            return { type: 'viewer-acted', viewer, audience: 'stream', act: { act: 'check-out', ...bought } }
          },
      ),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(num, fc.constantFrom('pending', 'paid', 'declined', 'expired')).map(
        ([at, state]): Make =>
          (world) =>
            payment(world, at, state),
      ),
    },
    num.map(
      (at): Make =>
        (world) => ({
          type: 'refund-asked',
          orderId: nth(Object.keys(world.airing?.shop.orders ?? {}), at, 'o0'),
          by,
        }),
    ),
    {
      weight: 4,
      arbitrary: fc.tuple(num, fc.constantFrom('close', 'reveal', 'leaderboard', 'extend')).map(
        ([at, action]): Make =>
          (world) => ({ type: 'host-acted', runId: nth(runs(world), at, 'r0'), action, by }),
      ),
    },
    fc.constant<Make>(() => ({ type: 'host-said', text: 'Welcome', by })),
    fc.constant<Make>(() => ({ type: 'panicked', by })),
    fc.constant<Make>((world) => ({ type: 'resumed', runIds: runs(world), by })),
    fc.constant<Make>(() => ({ type: 'tick' })),
  )
}

/** A world in which the room's show is on air, and a way to go on: each happening `passed` ms after the last. */
export function openWorld(stock = 2) {
  const world = emptyWorld()
  let at = 1_800_000_000_000
  let seq = 0
  const step = (happening: Happening, passed = 0) => {
    at += passed
    seq += 1
    return reduce(world, { seq, at, key: null, nonce: `nonce-${seq}-0123456789abcdef`, happening })
  }
  const begin = (airingId: string) =>
    step({ type: 'airing-started', airingId, show: roomShow(stock), mode: 'rehearsal', joinUrl: null, by })
  begin('a1')
  const pass = (ms: number) => {
    at += ms
  }
  return { world, step, begin, now: () => at, pass }
}
