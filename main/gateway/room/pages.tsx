/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Child } from 'hono/jsx'
import { orderOf, poolOf } from '../../../core/commerce'
import { receiptOf } from '../../../core/commerce/receipt'
import { hallAiringOf } from '../../../core/hall/fold'
import { type Actor, consentedBy, findOrder } from './actor'
import { offeredCarriers } from './carriers'
import { HoldBody } from './html/hold'
import { document } from './html/layout'
import { OrderBody, OrdersBody, ReceiptBody, SorryBody } from './html/order'
import { RoomBody } from './html/room'
import { marked } from './marks'
import { holdsOfPerson, ownHold } from './own'
import { type RoomParts, sellerOf } from './parts'
import type { Visitor } from './visitor'

/** The pages as text. Each takes who asks; what is not theirs is treated as if it did not exist. */
export interface Pages {
  readonly room: (visitor: Visitor) => string
  /** A viewer's own part of the room page. */
  readonly own: (visitor: Pick<Visitor, 'key'>) => string
  readonly hold: (actor: Actor) => string
  readonly order: (actor: Actor) => string
  readonly receipt: (actor: Actor) => string
  readonly orders: (visitor: Visitor) => string
  readonly sorry: (title: string, words: string) => string
}

export function createPages(parts: RoomParts): Pages {
  const { engine, versions, notes } = parts
  const page = (title: string, live: string, refresh: boolean, body: Child) =>
    document(
      {
        title,
        style: parts.assets.style(),
        script: parts.assets.script(),
        tones: versions.last().shared.tones,
        live,
        now: engine.now(),
        revision: engine.revision(),
        refresh,
      },
      body,
    )
  const common = ({ visitor, hold, airing, token }: Actor) => ({
    visitor,
    nonce: engine.nonce(),
    note: notes.take(visitor.formToken),
    now: engine.now(),
    own: ownHold(airing.shop, hold),
    rehearsal: airing.mode === 'rehearsal',
    token,
  })
  const liveOrder = () => `/live?page=order&rev=${engine.revision()}`
  const liveFor = ({ hold, token }: Actor) =>
    token === null ? liveOrder() : `${liveOrder()}&hold=${hold.id}&t=${token}`

  return {
    own: ({ key }) => parts.ownPart(key).html(),
    room: (visitor) => {
      const { airing } = engine.world()
      const { shared: now, to } = versions.last()
      const own = parts.ownPart(visitor.key)
      const asSeen = { ...now, now: marked(now.now, own.marks), dock: marked(now.dock, own.marks) }
      const body = (
        <RoomBody
          visitor={visitor}
          nonce={engine.nonce()}
          note={notes.take(visitor.formToken)}
          news={now.news}
          shared={asSeen}
          own={own.parts()}
          onAir={now.onAir}
          hall={hallAiringOf(airing) !== null}
          seller={sellerOf(parts, airing)}
        />
      )
      return page(now.title, `/live?rev=${to}&air=${encodeURIComponent(now.airing)}`, visitor.refresh, body)
    },
    hold: (actor) => {
      const { airing, hold, visitor } = actor
      const body = (
        <HoldBody
          {...common(actor)}
          pool={poolOf(airing.shop, hold.poolId)!}
          seller={sellerOf(parts, airing)}
          paused={airing.panic !== null}
          consented={consentedBy(airing, visitor)}
          carriers={offeredCarriers(parts.carriers, airing)}
        />
      )
      return page(`Pay: ${ownHold(airing.shop, hold).title}`, liveFor(actor), false, body)
    },
    order: (actor) => {
      const order = findOrder(actor)
      return page(
        `Order no. ${order.number}`,
        liveFor(actor),
        false,
        <OrderBody {...common(actor)} order={order} />,
      )
    },
    receipt: (actor) => {
      const { airing } = actor
      const receipt = receiptOf(airing, findOrder(actor))
      const carrierTitle = parts.carriers.find(({ id }) => id === receipt.carrier)?.title ?? receipt.carrier
      const body = (
        <ReceiptBody
          receipt={receipt}
          seller={sellerOf(parts, airing)}
          timezone={airing.show.timezone}
          carrierTitle={carrierTitle}
        />
      )
      return page(`Receipt no. ${receipt.number}`, liveFor(actor), false, body)
    },
    orders: (visitor) => {
      const { airing } = engine.world()
      const holds = airing === null ? [] : holdsOfPerson(airing, visitor.key)
      const orders = holds
        .map(({ orderId }) => (orderId === null ? undefined : orderOf(airing!.shop, orderId)))
        .filter((order) => order !== undefined)
        .reverse()
      return page('My orders', liveOrder(), false, <OrdersBody orders={orders} />)
    },
    sorry: (title, words) => page(title, '', false, <SorryBody title={title} words={words} />),
  }
}
