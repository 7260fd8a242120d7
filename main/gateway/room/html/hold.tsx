/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { Pool } from '../../../../core/commerce/order'
import { type CarrierChoice, priceOf, sandboxTests } from '../carriers'
import type { Note } from '../notes'
import type { OwnHold } from '../own'
import type { Visitor } from '../visitor'
import { ActForm, BackHome, Fields, Status } from './layout'
import { HoldButtons, HoldClock, holdWords } from './own'

export interface HoldPage {
  readonly visitor: Visitor
  readonly nonce: string
  readonly note: Note | null
  readonly now: Instant
  readonly own: OwnHold
  readonly pool: Pool
  readonly seller: string
  readonly rehearsal: boolean
  readonly paused: boolean
  readonly consented: boolean
  readonly carriers: readonly CarrierChoice[]
  /** Set when the page was opened by its secret address, for example from a link in chat. */
  readonly token: string | null
}

export function HoldBody(page: HoldPage) {
  const { own, pool } = page
  const { state } = own.hold
  const query = page.token === null ? '' : `?t=${page.token}`
  return (
    <main id="main">
      <h1 dir="auto">{pool.title}</h1>
      {page.rehearsal ? <p class="mark">Rehearsal: nothing here costs real money</p> : null}
      <Status note={page.note} news="" />
      <p id="alert" role="alert">
        {holdWords(own)}
      </p>
      {state === 'held' || state === 'paying' ? (
        <section aria-labelledby="time-title">
          <h2 id="time-title" class="sr">
            Your time
          </h2>
          <p class="big">
            Kept for you
            <HoldClock own={own} now={page.now} />
          </p>
          <HoldButtons own={own} />
        </section>
      ) : null}
      <ActForm visitor={page.visitor} nonce={page.nonce} token={page.token} hold={own.hold.id} />
      {state === 'held' && page.paused ? (
        <p class="mark stop">The host has paused sales. Your unit is kept; you can pay in a moment.</p>
      ) : null}
      {state === 'held' && !page.paused ? <PayForm page={page} /> : null}
      {own.order !== null && state !== 'held' ? (
        <p>
          <a
            class="button"
            href={`/${own.order.paidAt === null ? 'order' : 'receipt'}/${own.order.id}${query}`}
          >
            {own.order.paidAt === null ? 'See how the payment stands' : 'Open the receipt'}
          </a>
        </p>
      ) : null}
      <BackHome />
    </main>
  )
}

function PayForm({ page }: { page: HoldPage }) {
  const { own, pool, carriers } = page
  const free = pool.price.amount === 0
  const price = priceOf(pool)
  const pretend = carriers.some((carrier) => !carrier.realMoney)
  return (
    <form id="pay" method="post" action={`/pay/${own.hold.id}`} aria-labelledby="buy-title">
      <Fields visitor={page.visitor} nonce={page.nonce} token={page.token} />
      <h2 id="buy-title">What you buy</h2>
      <dl>
        <dt>Item</dt>
        <dd dir="auto">{pool.title}, one piece</dd>
        <dt>Total price</dt>
        <dd>{price}</dd>
        <dt>Seller</dt>
        <dd dir="auto">{page.seller}</dd>
        <dt>Refunds</dt>
        <dd>If something is wrong, tell the host. A refund gives the whole price back the way you paid.</dd>
      </dl>
      {free ? null : <Carriers carriers={carriers} />}
      {pretend && !free ? <SandboxPanel /> : null}
      {page.consented ? null : (
        <p>
          <label class="check" for="consent">
            <input id="consent" type="checkbox" name="consent" value="yes" required />{' '}
            <span>
              I want to buy this from {page.seller} for {price}, and I know how refunds work. You are asked
              only once per show.
            </span>
          </label>
        </p>
      )}
      <button type="submit" id="pay-now">
        {free ? 'Take it for free' : pretend ? `Pay ${price} (not real money)` : `Pay ${price}`}
      </button>
    </form>
  )
}

function Carriers({ carriers }: { carriers: readonly CarrierChoice[] }) {
  const [only] = carriers
  if (only === undefined) return <p>There is no way to pay right now. Please ask the host.</p>
  if (carriers.length === 1)
    return (
      <p>
        You pay with: {only.title}
        <input type="hidden" name="carrier" value={only.id} />
      </p>
    )
  return (
    <fieldset>
      <legend>How do you want to pay?</legend>
      {carriers.map(({ id, title }, at) => (
        <label class="check" for={`carrier-${id}`}>
          <input id={`carrier-${id}`} type="radio" name="carrier" value={id} checked={at === 0} />{' '}
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  )
}

function SandboxPanel() {
  return (
    <fieldset class="sandbox">
      <legend>Sandbox: not real money</legend>
      <p>No card is asked for and no money moves. Choose what should happen:</p>
      {sandboxTests.map(({ id, words }, at) => (
        <label class="check" for={`test-${id}`}>
          <input id={`test-${id}`} type="radio" name="test" value={id} checked={at === 0} />{' '}
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
