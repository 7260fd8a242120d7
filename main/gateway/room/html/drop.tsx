/** @jsxImportSource hono/jsx */
import type { Instant } from '../../../../core/base/time'
import type { CardView } from '../../../../core/overlay/model'
import type { RunFacts, Sale } from '../facts'
import type { Speech } from '../speech'
import { Cells, Clock, Dashes, Picture, Price, Title } from './ticket'

interface DropProps {
  readonly view: CardView
  readonly sale: Sale
  readonly speech: Speech
}

export function Drop({ view, now, sale, speech }: DropProps & { now: Instant }) {
  const { words } = speech
  const label = `left-${view.runId}`
  const isThing = view.goods !== 'digital' && view.goods !== 'tip'
  return (
    <>
      <div class="r">
        {view.picture === null ? null : <Picture id={view.picture} />}
        <div class="w">
          <Title text={view.title} />
          <Price text={speech.price(sale.price)}>
            {isThing ? null : <small> {words.goods[view.goods as 'digital' | 'tip']}</small>}
          </Price>
        </div>
      </div>
      <div class="pad">
        <Cells stock={view.stock} left={view.left} held={view.held} />
        <p id={label} class="st">
          <b>{words.left(view.left)}</b> <span>{restWords(speech, view)}</span>
        </p>
        <meter class="sr" aria-labelledby={label} min={0} max={view.stock} value={view.left}></meter>
        {sale.forHall === 0 || view.phase !== 'open' ? null : (
          <p class="quiet">{words.keptForHall(sale.forHall)}</p>
        )}
      </div>
      {view.phase === 'open' ? (
        <>
          <Dashes from={view.openedAt} until={view.closesAt} now={now} />
          <Clock words={words.openFor} until={view.closesAt} now={now} speech={speech} />
          <ClaimHere view={view} sale={sale} speech={speech} />
        </>
      ) : (
        <p class="stub">{endWords(speech, view)}</p>
      )}
    </>
  )
}

/** `9 paying, of 20`: with what is left it says all. */
function restWords({ words }: Speech, { held, stock }: CardView): string {
  return held > 0 ? words.paying(held, stock) : words.ofStock(stock)
}

function endWords({ words }: Speech, { phase, left, held }: CardView): string {
  if (phase === 'sold-out') return words.soldOut
  if (held > 0) return words.closedPaying
  return left === 0 ? words.closed : words.closedWith(left)
}

function claimWords({ words }: Speech, { left }: CardView): string {
  return left > 0 ? words.claim : words.wait
}

/** Where the dock holds another button: for older drops, and for all while the viewer has something to pay for. */
function ClaimHere({ view, sale, speech }: DropProps) {
  return (
    <p class={sale.leads ? 'here alt' : 'here'} data-pool={sale.pool}>
      <button
        type="submit"
        id={`${sale.leads ? 'take' : 'claim'}-${view.runId}`}
        form="act"
        name="do"
        value={`claim ${view.runId}`}
      >
        {claimWords(speech, view)}
        <span class="sr">: {view.title}</span>
      </button>
    </p>
  )
}

/** The dock's part that all see alike: the newest open drop's button, and what stands there without one. */
export function NowDock({ lead, onAir, speech }: { lead: RunFacts | null; onAir: boolean; speech: Speech }) {
  const { words } = speech
  return (
    <div id="now-act">
      {lead?.view.template === 'card' ? <LeadAct view={lead.view} sale={lead.sale!} speech={speech} /> : null}
      <div class="else">
        <p class="hint">{onAir ? words.nextHere : ''}</p>
        {onAir ? (
          <a class="btn c off" href="#say-text">
            {words.openChat}
          </a>
        ) : (
          <a class="btn c off" href="/orders">
            {words.myOrders}
          </a>
        )}
      </div>
    </div>
  )
}

function LeadAct({ view, sale, speech }: DropProps) {
  return (
    <div data-pool={sale.pool}>
      <p class="hint">{claimHint(speech, view, sale)}</p>
      <button
        type="submit"
        id={`claim-${view.runId}`}
        class="btn"
        form="act"
        name="do"
        value={`claim ${view.runId}`}
      >
        <span>{claimWords(speech, view)}</span> <b>{speech.price(sale.price)}</b>
      </button>
    </div>
  )
}

function claimHint({ words, duration }: Speech, { left }: CardView, { price, payWithin }: Sale): string {
  if (left === 0) return words.waitHint
  const time = duration(payWithin)
  return price.amount === 0 ? words.claimFreeHint(time) : words.claimHint(time)
}
