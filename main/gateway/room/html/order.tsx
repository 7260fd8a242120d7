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
import { ActForm, BackHome, Status } from './layout'
import { HoldButtons, HoldClock, holdWords } from './own'

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
  const query = page.token === null ? '' : `?t=${page.token}`
  const payment = order.payments.at(-1)
  const waits = own.hold.state === 'paying' || own.hold.state === 'closing' || order.state === 'refunding'
  const url = payment?.state === 'pending' && payment.url?.startsWith('https://') ? payment.url : null
  return (
    <main id="main">
      <h1>Order no. {order.number}</h1>
      {page.rehearsal ? <p class="mark">Rehearsal: nothing here costs real money</p> : null}
      <Status note={page.note} news="" />
      <p class="big" dir="auto">
        {order.title}, {moneyText(order.price)}
      </p>
      <p id="alert" role="alert">
        {holdWords(own)}
      </p>
      {url === null ? null : (
        <p>
          <a class="button" href={url} rel="noopener noreferrer">
            Go on to the payment page
          </a>
        </p>
      )}
      <ActForm visitor={page.visitor} nonce={page.nonce} token={page.token} hold={own.hold.id} />
      {own.hold.state === 'paying' ? (
        <>
          <p>
            Your unit is kept
            <HoldClock own={own} now={page.now} />
          </p>
          <HoldButtons own={own} />
        </>
      ) : null}
      {waits ? (
        <noscript>
          <p>
            <a class="button" href={`/order/${order.id}${query}`}>
              Look again
            </a>
          </p>
        </noscript>
      ) : null}
      {own.hold.state === 'held' ? (
        <p>
          <a class="button" href={`/hold/${own.hold.id}${query}`}>
            Try again
          </a>
        </p>
      ) : null}
      {order.paidAt === null ? null : (
        <p>
          <a class="button" href={`/receipt/${order.id}${query}`}>
            Open the receipt
          </a>
        </p>
      )}
      <BackHome />
    </main>
  )
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
    <main id="main" class="receipt">
      <h1>Receipt no. {receipt.number}</h1>
      {receipt.sandbox ? (
        <p class="mark">Sandbox: this is not a real receipt, no real money was paid</p>
      ) : null}
      <dl>
        <dt>Show</dt>
        <dd dir="auto">{receipt.show}</dd>
        <dt>Seller</dt>
        <dd dir="auto">{seller}</dd>
        <dt>Buyer</dt>
        <dd dir="auto">{receipt.buyer}</dd>
        <dt>Date</dt>
        <dd>{dateText(receipt.date, timezone)}</dd>
        {receipt.items.map((item) => (
          <>
            <dt dir="auto">
              {item.quantity} × {item.title}
            </dt>
            <dd>{moneyText(item.price)}</dd>
          </>
        ))}
        <dt>Total</dt>
        <dd>
          <b>{moneyText(receipt.total)}</b>
        </dd>
        <dt>State</dt>
        <dd>
          {receiptState[receipt.state]}
          {receipt.refund?.at ? `, ${dateText(receipt.refund.at, timezone)}` : ''}
        </dd>
        {carrierTitle === null ? null : (
          <>
            <dt>Paid with</dt>
            <dd>{carrierTitle}</dd>
          </>
        )}
        {receipt.reference === null ? null : (
          <>
            <dt>Reference</dt>
            <dd class="wrap">{receipt.reference}</dd>
          </>
        )}
      </dl>
      <p class="quiet noprint">
        Print this page or take a picture of it: it is here only until the next show begins.
      </p>
      <BackHome />
    </main>
  )
}

export function OrdersBody({ orders }: { orders: readonly Order[] }) {
  return (
    <main id="main">
      <h1>My orders</h1>
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
      <BackHome />
    </main>
  )
}

export function SorryBody({ title, words }: { title: string; words: string }) {
  return (
    <main id="main">
      <h1>{title}</h1>
      <p>{words}</p>
      <BackHome />
    </main>
  )
}
