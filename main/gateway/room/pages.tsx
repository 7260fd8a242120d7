/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Child } from 'hono/jsx'
import { orderOf, poolOf } from '../../../core/commerce'
import { receiptOf } from '../../../core/commerce/receipt'
import { hallAiringOf } from '../../../core/hall/fold'
import { type Actor, consentedBy, findOrder } from './actor'
import { carrierTitle, offeredCarriers } from './carriers'
import { HoldBody } from './html/hold'
import { document } from './html/layout'
import { OrderBody, OrdersBody, SorryBody } from './html/order'
import { ReceiptBody } from './html/receipt'
import { RoomBody } from './html/room'
import { marked } from './marks'
import { holdsOfPerson, ownHold } from './own'
import { type RoomParts, sellerOf } from './parts'
import type { Speech } from './speech'
import type { Visitor } from './visitor'

/** The pages of one language as text. Each takes who asks; what is not theirs is treated as if it did not exist. */
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

export function createPages(parts: RoomParts, speech: Speech): Pages {
  const { engine, versions, notes } = parts
  const { words, apart, language } = speech
  const page = (of: 'show' | 'paper', title: string, live: string, refresh: boolean, body: Child) =>
    document(
      {
        title,
        speech,
        style: parts.assets.style(of),
        script: parts.assets.script(),
        tones: versions.last().facts.tones,
        live: live === '' ? '' : `${live}&lang=${language}`,
        now: engine.now(),
        revision: engine.revision(),
        refresh,
      },
      body,
    )
  const common = ({ visitor, hold, airing, token }: Actor, here: string) => ({
    visitor,
    nonce: engine.nonce(),
    note: notes.take(visitor.formToken),
    now: engine.now(),
    speech,
    here,
    own: ownHold(airing.shop, hold),
    rehearsal: airing.mode === 'rehearsal',
    token,
  })
  const liveOrder = () => `/live?page=order&rev=${engine.revision()}`
  const liveFor = ({ hold, token }: Actor) =>
    token === null ? liveOrder() : `${liveOrder()}&hold=${hold.id}&t=${token}`
  const hereOf = (path: string, { token }: Actor) => (token === null ? `${path}?` : `${path}?t=${token}&`)

  return {
    own: ({ key }) => parts.ownPart(key).html(language),
    room: (visitor) => {
      const { airing } = engine.world()
      const version = versions.last()
      const { top, onAir, airing: show } = version.facts
      const html = version.html(language)
      const own = parts.ownPart(visitor.key)
      const body = (
        <RoomBody
          visitor={visitor}
          nonce={engine.nonce()}
          note={notes.take(visitor.formToken)}
          speech={speech}
          here="/?"
          shared={{ ...html, now: marked(html.now, own.marks), dock: marked(html.dock, own.marks) }}
          own={own.parts(language)}
          onAir={onAir}
          hall={hallAiringOf(airing) !== null}
          seller={sellerOf(parts, airing, speech)}
        />
      )
      const live = `/live?rev=${version.to}&air=${encodeURIComponent(show)}`
      return page('show', top.title ?? words.noShow, live, visitor.refresh, body)
    },
    hold: (actor) => {
      const { airing, hold, visitor } = actor
      const here = hereOf(`/hold/${hold.id}`, actor)
      const body = (
        <HoldBody
          {...common(actor, here)}
          pool={poolOf(airing.shop, hold.poolId)!}
          seller={sellerOf(parts, airing, speech)}
          paused={airing.panic !== null}
          consented={consentedBy(airing, visitor)}
          carriers={offeredCarriers(parts.carriers, airing)}
        />
      )
      const { title } = ownHold(airing.shop, hold)
      return page('paper', words.payFor(apart(title)), liveFor(actor), false, body)
    },
    order: (actor) => {
      const order = findOrder(actor)
      const here = hereOf(`/order/${order.id}`, actor)
      const body = <OrderBody {...common(actor, here)} order={order} />
      return page('paper', words.orderNo(order.number), liveFor(actor), false, body)
    },
    receipt: (actor) => {
      const { airing } = actor
      const order = findOrder(actor)
      const here = hereOf(`/receipt/${order.id}`, actor)
      const receipt = receiptOf(airing, order)
      const carrier = parts.carriers.find(({ id }) => id === receipt.carrier)
      const body = (
        <ReceiptBody
          receipt={receipt}
          seller={sellerOf(parts, airing, speech)}
          timezone={airing.show.timezone}
          carrierTitle={carrier === undefined ? receipt.carrier : carrierTitle(speech, carrier)}
          onAir={airing.endedAt === null}
          speech={speech}
          here={here}
        />
      )
      return page('paper', words.receiptNo(receipt.number), liveFor(actor), false, body)
    },
    orders: (visitor) => {
      const { airing } = engine.world()
      const holds = airing === null ? [] : holdsOfPerson(airing, visitor.key)
      const orders = holds
        .map(({ orderId }) => (orderId === null ? undefined : orderOf(airing!.shop, orderId)))
        .filter((order) => order !== undefined)
        .reverse()
      const body = <OrdersBody orders={orders} speech={speech} here="/orders?" />
      return page('paper', words.myOrders, liveOrder(), false, body)
    },
    sorry: (title, said) =>
      page('paper', title, '', false, <SorryBody title={title} words={said} speech={speech} />),
  }
}
