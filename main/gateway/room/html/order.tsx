/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { Order } from '../../../../core/commerce/order'
import type { Note } from '../notes'
import type { OwnHold } from '../own'
import type { Speech } from '../speech'
import type { Visitor } from '../visitor'
import { ShortTicket } from './hold'
import { ActForm, Dock, DockLink, PageFoot, PageHead } from './layout'
import { Alert, HoldButtons } from './own'

export interface OrderPage {
  readonly visitor: Visitor
  readonly nonce: string
  readonly note: Note | null
  readonly now: Instant
  readonly speech: Speech
  readonly here: string
  readonly own: OwnHold
  readonly order: Order
  readonly rehearsal: boolean
  readonly token: string | null
}

/** How one purchase stands. It changes by itself where scripts run; otherwise there is a link to look again. */
export function OrderBody(page: OrderPage) {
  const { own, order, speech } = page
  const { words } = speech
  const waits = own.hold.state === 'paying' || own.hold.state === 'closing' || order.state === 'refunding'
  return (
    <>
      <PageHead title={words.orderNo(order.number)} rehearsal={page.rehearsal} speech={speech} />
      <main id="main">
        <ShortTicket own={own} now={page.now} speech={speech} />
        <Alert own={own} speech={speech} />
        <dl>
          <dt>{words.youPay}</dt>
          <dd>
            <bdi>{speech.price(order.price)}</bdi>
          </dd>
        </dl>
        <ActForm visitor={page.visitor} nonce={page.nonce} token={page.token} hold={own.hold.id} />
        {waits ? (
          <noscript>
            <p>
              <a href={`/order/${order.id}${queryOf(page)}`}>{words.lookAgain}</a>
            </p>
          </noscript>
        ) : null}
        {own.hold.state === 'paying' ? <HoldButtons own={own} isOne={true} speech={speech} /> : null}
      </main>
      <Dock note={page.note} speech={speech}>
        <OrderDock page={page} />
      </Dock>
      <PageFoot speech={speech} here={page.here} />
    </>
  )
}

function OrderDock({ page }: { page: OrderPage }) {
  const { own, order } = page
  const { words } = page.speech
  const payment = order.payments.at(-1)
  const url = payment?.state === 'pending' && payment.url?.startsWith('https://') ? payment.url : null
  if (url !== null) return <DockLink href={url}>{words.goOnToPay}</DockLink>
  if (own.hold.state === 'held')
    return <DockLink href={`/hold/${own.hold.id}${queryOf(page)}`}>{words.tryAgain}</DockLink>
  if (order.paidAt !== null)
    return <DockLink href={`/receipt/${order.id}${queryOf(page)}`}>{words.openReceipt}</DockLink>
  return (
    <DockLink href="/" off={true}>
      {words.backToShow}
    </DockLink>
  )
}

function queryOf({ token }: OrderPage): string {
  return token === null ? '' : `?t=${token}`
}

export function OrdersBody(props: { orders: readonly Order[]; speech: Speech; here: string }) {
  const { orders, speech } = props
  const { words } = speech
  return (
    <>
      <PageHead title={words.myOrders} speech={speech} />
      <main id="main">
        {orders.length === 0 ? <p>{words.noOrders}</p> : null}
        <ul class="plain">
          {orders.map((order) => (
            <li>
              <a href={`/${order.paidAt === null ? 'order' : 'receipt'}/${order.id}`}>
                {words.no(order.number)}: <bdi>{order.title}</bdi>
              </a>
              {' · '}
              <bdi>{speech.price(order.price)}</bdi>
              {' · '}
              {words.order[order.state]}
            </li>
          ))}
        </ul>
      </main>
      <Dock note={null} speech={speech}>
        <DockLink href="/">{words.backToShow}</DockLink>
      </Dock>
      <PageFoot speech={speech} here={props.here} />
    </>
  )
}

export function SorryBody(props: { title: string; words: string; speech: Speech }) {
  const { speech } = props
  return (
    <>
      <PageHead title={props.title} speech={speech} />
      <main id="main">
        <p>{props.words}</p>
      </main>
      <Dock note={null} speech={speech}>
        <DockLink href="/">{speech.words.backToShow}</DockLink>
      </Dock>
      <PageFoot speech={speech} here="/?" />
    </>
  )
}
