import type { Audience } from '../../../core/chat/viewer'
import { kindOf } from '../../../core/cues'
import type { DropProps } from '../../../core/cues/drop/props'
import type { Effect } from '../../../core/cues/effect'
import type { Entry, Happening, ViewerAct } from '../../../core/cues/happening'
import type { CardView } from '../../../core/overlay/model'
import type { Airing, Run } from '../../../core/show/airing'
import { emptyWorld, nextWakeAt, reduce } from '../../../core/show/reduce'
import { emptyShow } from '../../../core/show/show'

const by = { from: 'console', name: 'host' } as const
export const second = 1_000
export const minute = 60_000

/** A show with one drop, played through the real reducer; the clock rings whenever the world asks to be woken. */
export function openStand(props: Partial<DropProps> = {}) {
  const world = emptyWorld()
  const entries: Entry[] = []
  const effects: Effect[] = []
  const changed: string[] = []
  let now = 1_000_000
  const send = (happening: Happening) => {
    const seq = entries.length + 1
    const entry: Entry = { seq, at: now, key: null, nonce: `n${seq}`, happening }
    entries.push(entry)
    const outcome = reduce(world, entry)
    effects.push(...outcome.effects)
    changed.push(...outcome.orders.map(({ id, state }) => `${id} ${state}`))
    return outcome.reply
  }
  const settle = (until: number) => {
    const before = entries.length
    for (let due = nextWakeAt(world); due !== null && due <= until; due = nextWakeAt(world)) {
      now = Math.max(now, due)
      send({ type: 'tick' })
      if (entries.length - before > 1_000) throw new Error('the world asks to be woken for ever')
    }
    now = Math.max(now, until)
  }
  const cue = {
    id: 'c1',
    kind: 'drop',
    title: 'Poster',
    props: { title: 'Poster', price: 1_500, stock: 2, ...props },
    plannedFor: 0,
    hotkey: null,
    note: '',
  }
  const show = { ...emptyShow('s1', 'Friday', 0), rundown: [cue] }
  send({ type: 'airing-started', airingId: 'a1', show, mode: 'rehearsal', joinUrl: null, by })
  const airing = (): Airing => world.airing!
  const lastRun = (): Run => airing().runs[airing().runOrder.at(-1)!]!
  const kind = kindOf('drop')!
  const parsed = () => kind.props.parse(cue.props)
  return {
    world,
    entries,
    effects,
    /** Orders in the order in which the reducer named them as changed, with their state then. */
    changed,
    send,
    airing,
    lastRun,
    /** Time passes, with every tick that falls due. */
    sleep: (duration: number) => settle(now + duration),
    fire: () => send({ type: 'cue-fired', cueId: 'c1', by }),
    press: (action: string) => send({ type: 'host-acted', runId: lastRun().id, action, by }),
    panic: () => send({ type: 'panicked', by }),
    resume: (...runIds: string[]) => send({ type: 'resumed', runIds, by }),
    act: (name: string, act: ViewerAct, audience: Audience = 'stream') =>
      send({ type: 'viewer-acted', viewer: { platform: 'room', id: name, name }, audience, act }),
    claim: (name: string, audience: Audience = 'stream') =>
      send({
        type: 'viewer-acted',
        viewer: { platform: 'room', id: name, name },
        audience,
        act: { act: 'claim', runId: null },
      }),
    /** Checks out everything the viewer holds and has the carrier say "paid". */
    pay: (name: string) => {
      for (const hold of Object.values(airing().shop.holds)) {
        if (hold.viewer.name !== name || hold.state !== 'held') continue
        send({
          type: 'viewer-acted',
          viewer: hold.viewer,
          audience: hold.audience,
          act: { act: 'check-out', holdId: hold.id, consent: true, carrier: null, test: null },
        })
        const order = airing().shop.orders[hold.orderId!]!
        const told = { state: 'paid', reference: 'x', url: null, reason: null, fee: 0 } as const
        const { operationId, carrier } = order.payments.at(-1)!
        send({ type: 'payment-changed', news: { orderId: order.id, operationId, carrier, ...told } })
      }
    },
    said: () => effects.flatMap((effect) => (effect.type === 'say' ? [effect.text] : [])),
    figures: () =>
      Object.fromEntries(
        kind.figures(parsed(), lastRun(), airing()).map(({ label, value }) => [label, value]),
      ),
    card: () => kind.view(parsed(), lastRun(), airing()) as CardView | null,
    actions: () => kind.actions(parsed(), lastRun()).map(({ id }) => id),
  }
}
