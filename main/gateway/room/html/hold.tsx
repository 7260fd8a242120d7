/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { Pool } from '../../../../core/commerce/order'
import { apart } from '../../../../core/words/apart'
import { type CarrierChoice, carrierTitle, sandboxTests } from '../carriers'
import type { Note } from '../notes'
import type { OwnHold } from '../own'
import type { Speech } from '../speech'
import type { Visitor } from '../visitor'
import { ActForm, Dock, DockLink, Fields, PageFoot, PageHead } from './layout'
import { Alert, HoldButtons, HoldClock } from './own'
import { Say } from './say'
import { Title } from './ticket'

export interface HoldPage {
  readonly visitor: Visitor
  readonly nonce: string
  readonly note: Note | null
  readonly now: Instant
  readonly speech: Speech
  readonly here: string
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
  const { own, pool, speech } = page
  const { words } = speech
  const title = apart(pool.title)
  const { state } = own.hold
  const isOpen = state === 'held' || state === 'paying'
  return (
    <>
      <PageHead
        title={state === 'held' ? words.payFor(title) : title}
        rehearsal={page.rehearsal}
        speech={speech}
      />
      <main id="main">
        <ShortTicket own={own} now={page.now} speech={speech} />
        <Alert own={own} speech={speech} />
        <ActForm visitor={page.visitor} nonce={page.nonce} token={page.token} hold={own.hold.id} />
        {state === 'held' && page.paused ? <p class="mark stop">{words.pausedHere}</p> : null}
        {state === 'held' && !page.paused ? <PayForm page={page} /> : null}
        {isOpen ? <HoldButtons own={own} isOne={true} speech={speech} /> : null}
      </main>
      <Dock note={page.note} speech={speech}>
        <HoldDock page={page} />
      </Dock>
      <PageFoot speech={speech} here={page.here} />
    </>
  )
}

/** The ticket again, without what is not needed to pay for it. */
export function ShortTicket({ own, now, speech }: { own: OwnHold; now: Instant; speech: Speech }) {
  const isOpen = own.hold.state === 'held' || own.hold.state === 'paying'
  return (
    <article class={isOpen ? 'tk mine short' : 'tk short'}>
      <div class="r">
        <div class="w">
          <Title text={own.title} level={2} />
        </div>
      </div>
      {isOpen ? <HoldClock own={own} now={now} speech={speech} /> : null}
    </article>
  )
}

function HoldDock({ page }: { page: HoldPage }) {
  const { own, pool, carriers, paused, consented, speech } = page
  const { words } = speech
  const query = page.token === null ? '' : `?t=${page.token}`
  const { order } = own
  if (own.hold.state === 'held' && !paused && (carriers.length > 0 || pool.price.amount === 0)) {
    const free = pool.price.amount === 0
    const pretend = carriers.some((carrier) => !carrier.realMoney)
    return (
      <>
        <p class="hint">{consented ? '' : words.tickFirst}</p>
        <button type="submit" id="pay-now" form="pay" class="btn">
          <span>{free ? words.takeIt : words.pay}</span>{' '}
          <b>
            {free ? words.forFree : speech.price(pool.price)}
            {pretend && !free ? <small> {words.notReal}</small> : null}
          </b>
        </button>
      </>
    )
  }
  if (order !== null && own.hold.state !== 'held')
    return (
      <DockLink href={`/${order.paidAt === null ? 'order' : 'receipt'}/${order.id}${query}`}>
        {order.paidAt === null ? words.seePayment : words.openReceipt}
      </DockLink>
    )
  return (
    <DockLink href="/" off={true}>
      {words.backToShow}
    </DockLink>
  )
}

function PayForm({ page }: { page: HoldPage }) {
  const { own, pool, carriers, speech } = page
  const { words } = speech
  const free = pool.price.amount === 0
  const price = speech.price(pool.price)
  const pretend = carriers.some((carrier) => !carrier.realMoney)
  return (
    <form id="pay" method="post" action={`/pay/${own.hold.id}`} aria-labelledby="buy-title">
      <Fields visitor={page.visitor} nonce={page.nonce} token={page.token} />
      <h2 id="buy-title" class="sr">
        {words.whatYouBuy}
      </h2>
      <dl>
        <dt>
          1 × <bdi>{pool.title}</bdi>
        </dt>
        <dd>
          <bdi>{price}</bdi>
        </dd>
        <dt class="tot">{words.youPay}</dt>
        <dd class="tot">
          <bdi>{price}</bdi>
        </dd>
        <dt>{words.to}</dt>
        <dd>
          <bdi>{page.seller}</bdi>
        </dd>
        {carriers.length === 1 && !free ? (
          <>
            <dt>{words.with}</dt>
            <dd>{carrierTitle(speech, carriers[0]!)}</dd>
          </>
        ) : null}
      </dl>
      {free ? null : <Carriers carriers={carriers} speech={speech} />}
      {page.consented ? null : (
        <label class="check" for="consent">
          <input id="consent" type="checkbox" name="consent" value="yes" required />{' '}
          <span>
            <Say text={words.consent(apart(page.seller), apart(price))} />
          </span>
        </label>
      )}
      <p class="quiet">{words.refundRule}</p>
      {pretend && !free ? <SandboxPanel speech={speech} /> : null}
    </form>
  )
}

function Carriers({ carriers, speech }: { carriers: readonly CarrierChoice[]; speech: Speech }) {
  const { words } = speech
  const [only] = carriers
  if (only === undefined) return <p>{words.refused.noWayToPay}</p>
  if (carriers.length === 1) return <input type="hidden" name="carrier" value={only.id} />
  return (
    <fieldset>
      <legend>{words.howToPay}</legend>
      {carriers.map((carrier, at) => (
        <label class="check" for={`carrier-${carrier.id}`}>
          <input
            id={`carrier-${carrier.id}`}
            type="radio"
            name="carrier"
            value={carrier.id}
            checked={at === 0}
          />{' '}
          <span>{carrierTitle(speech, carrier)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function SandboxPanel({ speech: { words } }: { speech: Speech }) {
  return (
    <fieldset class="sandbox">
      <legend>{words.sandboxTitle}</legend>
      <p>{words.sandboxHow}</p>
      {sandboxTests.map((id, at) => (
        <label class="check" for={`test-${id}`}>
          <input id={`test-${id}`} type="radio" name="test" value={id} checked={at === 0} />{' '}
          <span>{words.sandboxTests[id]}</span>
        </label>
      ))}
    </fieldset>
  )
}
