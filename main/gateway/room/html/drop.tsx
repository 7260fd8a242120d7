/** @jsxImportSource hono/jsx */
import type { Duration, Instant } from '../../../../core/base/time'
import type { CardView } from '../../../../core/overlay/model'
import { Cells, Clock, Dashes, Title } from './ticket'

/** What the room knows of a drop beside its view. */
export interface Sale {
  /** Its pool, as `markName` writes it. */
  readonly pool: string
  readonly payWithin: Duration
  /** Its button stands in the dock: it is the newest that is open. */
  readonly leads: boolean
}

const goods: Readonly<Record<string, string>> = { digital: 'digital item', tip: 'thank-you token' }

export function Drop({ view, now, sale }: { view: CardView; now: Instant; sale: Sale }) {
  const label = `left-${view.runId}`
  return (
    <>
      <div class="r">
        <div class="w">
          <Title text={view.title} />
          <p class="pr">
            {view.price}
            {goods[view.goods] === undefined ? null : <small> {goods[view.goods]}</small>}
          </p>
        </div>
      </div>
      <div class="pad">
        <Cells stock={view.stock} left={view.left} held={view.held} />
        <p id={label} class="st">
          <b>{view.left} left</b> <span>{restWords(view)}</span>
        </p>
        <meter class="sr" aria-labelledby={label} min={0} max={view.stock} value={view.left}></meter>
        {view.hint === '' || view.phase !== 'open' ? null : <p class="quiet">{view.hint}</p>}
      </div>
      {view.phase === 'open' ? (
        <>
          <Dashes from={view.openedAt} until={view.closesAt} now={now} />
          <Clock words="Open for" until={view.closesAt} now={now} />
          <ClaimHere view={view} sale={sale} />
        </>
      ) : (
        <p class="stub">{endWords(view)}</p>
      )}
    </>
  )
}

/** `9 paying, of 20`: with what is left it says all. */
function restWords({ held, stock }: CardView): string {
  return held > 0 ? `${held} paying, of ${stock}` : `of ${stock}`
}

function endWords({ phase, left, held }: CardView): string {
  if (phase === 'sold-out') return 'Sold out. Thank you!'
  if (held > 0) return 'Closed. The last buyers are paying.'
  return left === 0 ? 'Closed.' : `Closed. ${left === 1 ? '1 was' : `${left} were`} left.`
}

export function claimWords({ left }: Pick<CardView, 'left'>): string {
  return left > 0 ? 'Claim one' : 'Wait in line'
}

/** Where the dock holds another button: for older drops, and for all while the viewer has something to pay for. */
function ClaimHere({ view, sale }: { view: CardView; sale: Sale }) {
  return (
    <p class={sale.leads ? 'here alt' : 'here'} data-pool={sale.pool}>
      <button
        type="submit"
        id={`${sale.leads ? 'take' : 'claim'}-${view.runId}`}
        form="act"
        name="do"
        value={`claim ${view.runId}`}
      >
        {claimWords(view)}
        <span class="sr">: {view.title}</span>
      </button>
    </p>
  )
}

/** The dock's part that all see alike: the newest open drop's button, and what stands there without one. */
export function NowDock({
  lead,
  onAir,
}: {
  lead: { readonly view: CardView; readonly sale: Sale } | null
  onAir: boolean
}) {
  return (
    <div id="now-act">
      {lead === null ? null : (
        <div data-pool={lead.sale.pool}>
          <p class="hint">{claimHint(lead.view, lead.sale)}</p>
          <button
            type="submit"
            id={`claim-${lead.view.runId}`}
            class="btn"
            form="act"
            name="do"
            value={`claim ${lead.view.runId}`}
          >
            <span>{claimWords(lead.view)}</span> <b>{lead.view.price}</b>
          </button>
        </div>
      )}
      <div class="else">
        <p class="hint">{onAir ? 'What comes next appears here by itself.' : ''}</p>
        {onAir ? (
          <a class="btn c off" href="#say-text">
            Open chat
          </a>
        ) : (
          <a class="btn c off" href="/orders">
            My orders
          </a>
        )}
      </div>
    </div>
  )
}

function claimHint({ left, price }: CardView, { payWithin }: Sale): string {
  if (left === 0) return 'If somebody gives theirs up, it is kept for you.'
  const time = payWithin < 90_000 ? `${Math.round(payWithin / 1_000)} seconds` : minutesText(payWithin)
  return price === 'free'
    ? `Claim now, then ${time} to take it.`
    : `Claim now, then ${time} to pay. Nothing is charged yet.`
}

function minutesText(time: Duration): string {
  const minutes = Math.floor(time / 60_000)
  const seconds = Math.round((time % 60_000) / 1_000)
  return seconds === 0 ? `${minutes} minutes` : `${minutes} minutes ${seconds} seconds`
}
