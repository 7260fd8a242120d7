/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { moneyText } from '../../../../core/base/money'
import type { Instant } from '../../../../core/base/time'
import type { Order } from '../../../../core/commerce/order'
import type { Receipt } from '../../../../core/commerce/receipt'
import type { Note } from '../notes'
import type { OwnHold } from '../own'
import type { Visitor } from '../visitor'
import { dateText } from '../when'
import { ShortTicket } from './hold'
import { ActForm, Dock, DockLink, PageHead } from './layout'
import { Alert, HoldButtons } from './own'
import { Tick, Title } from './ticket'

export interface OrderPage {
  readonly visitor: Visitor
  readonly nonce: string
  readonly note: Note | null
  readonly now: Instant
  readonly own: OwnHold
  readonly order: Order
  readonly rehearsal: boolean
  readonly token: string | null
}

/** How one purchase stands. It changes by itself where scripts run; otherwise there is a link to look again. */
export function OrderBody(page: OrderPage) {
  const { own, order } = page
  const waits = own.hold.state === 'paying' || own.hold.state === 'closing' || order.state === 'refunding'
  return (
    <>
      <PageHead title={`Order no. ${order.number}`} rehearsal={page.rehearsal} />
      <main id="main">
        <ShortTicket own={own} now={page.now} />
        <Alert own={own} />
        <dl>
          <dt>You pay</dt>
          <dd>{moneyText(order.price)}</dd>
        </dl>
        <ActForm visitor={page.visitor} nonce={page.nonce} token={page.token} hold={own.hold.id} />
        {waits ? (
          <noscript>
            <p>
              <a href={`/order/${order.id}${queryOf(page)}`}>Look again</a>
            </p>
          </noscript>
        ) : null}
        {own.hold.state === 'paying' ? <HoldButtons own={own} isOne={true} /> : null}
      </main>
      <Dock note={page.note}>
        <OrderDock page={page} />
      </Dock>
    </>
  )
}

function OrderDock({ page }: { page: OrderPage }) {
  const { own, order } = page
  const payment = order.payments.at(-1)
  const url = payment?.state === 'pending' && payment.url?.startsWith('https://') ? payment.url : null
  if (url !== null) return <DockLink href={url}>Go on to the payment page</DockLink>
  if (own.hold.state === 'held')
    return <DockLink href={`/hold/${own.hold.id}${queryOf(page)}`}>Try again</DockLink>
  if (order.paidAt !== null)
    return <DockLink href={`/receipt/${order.id}${queryOf(page)}`}>Open the receipt</DockLink>
  return (
    <DockLink href="/" off={true}>
      Back to the show
    </DockLink>
  )
}

function queryOf({ token }: OrderPage): string {
  return token === null ? '' : `?t=${token}`
}

export interface ReceiptPage {
  readonly receipt: Receipt
  readonly seller: string
  readonly timezone: string
  readonly carrierTitle: string | null
}

const receiptState: Record<Order['state'], string> = {
  open: 'Not paid yet',
  paid: 'Paid',
  cancelled: 'Cancelled, not paid',
  refunding: 'Refund under way',
  refunded: 'Refunded',
}

export function ReceiptBody({ receipt, seller, timezone, carrierTitle }: ReceiptPage) {
  return (
    <>
      <PageHead title={`Receipt no. ${receipt.number}`} />
      <main id="main" class="receipt">
        {receipt.sandbox ? (
          <p class="mark">Sandbox: this is not a real receipt, no real money was paid</p>
        ) : null}
        <article class="tk short torn">
          <div class="r">
            <div class="w">
              <Title text={receipt.items[0]?.title ?? ''} level={2} />
            </div>
          </div>
          <p class="stub">
            <span>
              {receipt.state === 'paid' ? <Tick /> : null} {receiptState[receipt.state]}
            </span>{' '}
            <b>{moneyText(receipt.total)}</b>
          </p>
        </article>
        <dl>
          <dt>Show</dt>
          <dd dir="auto">{receipt.show}</dd>
          <dt>Date</dt>
          <dd>{dateText(receipt.date, timezone)}</dd>
          <dt>Seller</dt>
          <dd dir="auto">{seller}</dd>
          <dt>Buyer</dt>
          <dd dir="auto">{receipt.buyer}</dd>
          {receipt.items.map((item) => (
            <>
              <dt dir="auto">
                {item.quantity} × {item.title}
              </dt>
              <dd>{moneyText(item.price)}</dd>
            </>
          ))}
          <dt class="tot">Total</dt>
          <dd class="tot">{moneyText(receipt.total)}</dd>
          {carrierTitle === null ? null : (
            <>
              <dt>Paid with</dt>
              <dd>{carrierTitle}</dd>
            </>
          )}
          {receipt.reference === null ? null : (
            <>
              <dt>Reference</dt>
              <dd>{receipt.reference}</dd>
            </>
          )}
          <dt>Refunded</dt>
          <dd>{refundWords(receipt, timezone)}</dd>
        </dl>
        <p class="quiet noprint">
          Print this page or take a picture of it: it is here only until the next show begins.
        </p>
      </main>
      <Dock note={null}>
        <DockLink href="/">Back to the show</DockLink>
      </Dock>
    </>
  )
}

function refundWords({ refund, total }: Receipt, timezone: string): string {
  if (refund === null) return 'nothing'
  if (refund.state === 'asked') return `${moneyText(total)}, on its way`
  return refund.at === null ? moneyText(total) : `${moneyText(total)}, ${dateText(refund.at, timezone)}`
}

export function OrdersBody({ orders }: { orders: readonly Order[] }) {
  return (
    <>
      <PageHead title="My orders" />
      <main id="main">
        {orders.length === 0 ? <p>You have bought nothing in this show so far.</p> : null}
        <ul class="plain">
          {orders.map((order) => (
            <li>
              <a href={`/${order.paidAt === null ? 'order' : 'receipt'}/${order.id}`}>
                No. {order.number}: <bdi>{order.title}</bdi>
              </a>
              , {moneyText(order.price)}, {receiptState[order.state].toLowerCase()}
            </li>
          ))}
        </ul>
      </main>
      <Dock note={null}>
        <DockLink href="/">Back to the show</DockLink>
      </Dock>
    </>
  )
}

export function SorryBody({ title, words }: { title: string; words: string }) {
  return (
    <>
      <PageHead title={title} />
      <main id="main">
        <p>{words}</p>
      </main>
      <Dock note={null}>
        <DockLink href="/">Back to the show</DockLink>
      </Dock>
    </>
  )
}
