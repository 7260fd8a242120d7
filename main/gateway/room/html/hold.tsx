/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { Pool } from '../../../../core/commerce/order'
import { type CarrierChoice, priceOf, sandboxTests } from '../carriers'
import type { Note } from '../notes'
import type { OwnHold } from '../own'
import type { Visitor } from '../visitor'
import { ActForm, Dock, DockLink, Fields, PageHead } from './layout'
import { Alert, HoldButtons, HoldClock } from './own'
import { Title } from './ticket'

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
  const isOpen = state === 'held' || state === 'paying'
  return (
    <>
      <PageHead title={state === 'held' ? `Pay for ${pool.title}` : pool.title} rehearsal={page.rehearsal} />
      <main id="main">
        <ShortTicket own={own} now={page.now} />
        <Alert own={own} />
        <ActForm visitor={page.visitor} nonce={page.nonce} token={page.token} hold={own.hold.id} />
        {state === 'held' && page.paused ? (
          <p class="mark stop">The host has paused sales. Your unit is kept; you can pay in a moment.</p>
        ) : null}
        {state === 'held' && !page.paused ? <PayForm page={page} /> : null}
        {isOpen ? <HoldButtons own={own} isOne={true} /> : null}
      </main>
      <Dock note={page.note}>
        <HoldDock page={page} />
      </Dock>
    </>
  )
}

/** The ticket again, without what is not needed to pay for it. */
export function ShortTicket({ own, now }: { own: OwnHold; now: Instant }) {
  const isOpen = own.hold.state === 'held' || own.hold.state === 'paying'
  return (
    <article class={isOpen ? 'tk mine short' : 'tk short'}>
      <div class="r">
        <div class="w">
          <Title text={own.title} level={2} />
        </div>
      </div>
      {isOpen ? <HoldClock own={own} now={now} /> : null}
    </article>
  )
}

function HoldDock({ page }: { page: HoldPage }) {
  const { own, pool, carriers, paused, consented } = page
  const query = page.token === null ? '' : `?t=${page.token}`
  const { order } = own
  if (own.hold.state === 'held' && !paused && (carriers.length > 0 || pool.price.amount === 0)) {
    const free = pool.price.amount === 0
    const pretend = carriers.some((carrier) => !carrier.realMoney)
    return (
      <>
        <p class="hint">{consented ? '' : 'First tick the box above.'}</p>
        <button type="submit" id="pay-now" form="pay" class="btn">
          <span>{free ? 'Take it' : 'Pay'}</span>{' '}
          <b>
            {free ? 'for free' : priceOf(pool)}
            {pretend && !free ? <small> (not real money)</small> : null}
          </b>
        </button>
      </>
    )
  }
  if (order !== null && own.hold.state !== 'held')
    return (
      <DockLink href={`/${order.paidAt === null ? 'order' : 'receipt'}/${order.id}${query}`}>
        {order.paidAt === null ? 'See how the payment stands' : 'Open the receipt'}
      </DockLink>
    )
  return (
    <DockLink href="/" off={true}>
      Back to the show
    </DockLink>
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
      <h2 id="buy-title" class="sr">
        What you buy
      </h2>
      <dl>
        <dt dir="auto">1 × {pool.title}</dt>
        <dd>{price}</dd>
        <dt class="tot">You pay</dt>
        <dd class="tot">{price}</dd>
        <dt>To</dt>
        <dd dir="auto">{page.seller}</dd>
        {carriers.length === 1 && !free ? (
          <>
            <dt>With</dt>
            <dd>{carriers[0]!.title}</dd>
          </>
        ) : null}
      </dl>
      {free ? null : <Carriers carriers={carriers} />}
      {page.consented ? null : (
        <label class="check" for="consent">
          <input id="consent" type="checkbox" name="consent" value="yes" required />{' '}
          <span>
            I want to buy this from {page.seller} for {price}, and I know how refunds work. You are asked only
            once per show.
          </span>
        </label>
      )}
      <p class="quiet">
        If something is wrong, tell the host. A refund gives the whole price back the way you paid. If the
        payment fails, it stays yours until the time is over.
      </p>
      {pretend && !free ? <SandboxPanel /> : null}
    </form>
  )
}

function Carriers({ carriers }: { carriers: readonly CarrierChoice[] }) {
  const [only] = carriers
  if (only === undefined) return <p>There is no way to pay right now. Please ask the host.</p>
  if (carriers.length === 1) return <input type="hidden" name="carrier" value={only.id} />
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
