/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import { apart } from '../../../../core/words/apart'
import { isKept, marksOf } from '../marks'
import type { Own, OwnHold } from '../own'
import { exactPlaces } from '../places'
import type { Speech } from '../speech'
import { Linked } from './linked'
import { OwnAnswers } from './own-answers'
import { Say, slot } from './say'
import { Clock, Dashes, Picture, Price, Tick, TimeLeft, Title } from './ticket'

interface OwnProps {
  readonly own: Own
  readonly now: Instant
  readonly speech: Speech
}

/** What became of a hold, in one sentence: said at once, so it holds no running clock. */
function holdWords({ words, apart }: Speech, { hold, order, ...own }: OwnHold): string {
  const { stands, notPaid } = words
  const title = apart(own.title)
  if (order?.state === 'refunding') return stands.refunding(title)
  const last = order?.payments.at(-1)?.state
  // What the carrier says of it is in whatever language the carrier speaks.
  if (hold.state === 'held' && (last === 'declined' || last === 'failed' || last === 'expired'))
    return `${notPaid[last]} ${stands.stillHeld(title)}`
  return stands[hold.state](title)
}

/** The sentence about the newest hold, and the only assertive region: it speaks of nothing else. */
export function Alert({ own, speech }: { own: OwnHold | undefined; speech: Speech }) {
  const isGood = own?.hold.state === 'paid' || own?.hold.state === 'held'
  return (
    <p
      id="alert"
      role="alert"
      class={isGood ? 'good' : undefined}
      // Kept for them now, after a wait or a payment that failed: they have to do something.
      data-call={own?.hold.state === 'held' ? '' : undefined}
    >
      {own === undefined ? '' : holdWords(speech, own)}
    </p>
  )
}

/**
 * Own things, in three places of the page. Units that are kept stand where their tickets stood; all else under what is
 * on now, so that it moves nothing there; and what is next to do is in the dock.
 */
export function OwnParts({ own, now, speech }: OwnProps) {
  const kept = own.holds.filter(({ hold }) => isKept(hold.state))
  const { full, kept: hides, answered } = marksOf(own)
  return (
    <>
      <section
        id="own"
        class={kept.length > 0 ? 'busy' : undefined}
        aria-labelledby="own-title"
        data-full={full.join(' ')}
        data-kept={hides.join(' ')}
        data-answered={answered.join(' ')}
      >
        <h2 id="own-title" class="sr" tabindex={-1}>
          {speech.words.yourTickets}
        </h2>
        {kept.map((one) => (
          <KeptTicket own={one} now={now} speech={speech} />
        ))}
      </section>
      <Mine own={own} now={now} speech={speech} />
      <OwnDock kept={kept} now={now} speech={speech} />
    </>
  )
}

interface HoldProps {
  readonly own: OwnHold
  readonly now: Instant
  readonly speech: Speech
}

function KeptTicket({ own, now, speech }: HoldProps) {
  const { hold, title, picture, price } = own
  return (
    <article id={`hold-${hold.id}`} class="tk mine">
      <div class="r">
        {picture === null ? null : <Picture id={picture} />}
        <div class="w">
          <Title text={title} />
          {price === null ? null : <Price text={speech.price(price)} />}
        </div>
      </div>
      <div class="pad">
        <p class="st">
          <b>
            <i class="me" aria-hidden="true"></i> {speech.words.oneIsYours}
          </b>
        </p>
      </div>
      <HoldClock own={own} now={now} speech={speech} />
    </article>
  )
}

/** How long it is kept, on its ticket; without a clock once the time is over. */
export function HoldClock({ own, now, speech }: HoldProps) {
  const { words, apart } = speech
  const { hold, moreTime } = own
  if (hold.state === 'closing')
    return (
      <p class="tm">
        <span>{words.hold.closing}</span>
      </p>
    )
  const title = apart(own.title)
  const warn = moreTime ? words.lastMinuteMore(title) : words.lastMinute(title)
  return (
    <>
      <Dashes from={hold.since} until={hold.payBy} now={now} />
      <Clock words={words.hold[hold.state]} until={hold.payBy} now={now} warn={warn} speech={speech} />
    </>
  )
}

function Mine({ own, now, speech }: OwnProps) {
  const { words } = speech
  const isOut = own.barred !== null && (own.barred.until === null || own.barred.until > now)
  const kept = own.holds.filter(({ hold }) => isKept(hold.state))
  return (
    <section id="mine" aria-labelledby="mine-title">
      <h2 id="mine-title" class="sr" tabindex={-1}>
        {words.yours}
      </h2>
      <Alert own={own.holds[0]} speech={speech} />
      {isOut ? <BarredNote until={own.barred!.until} now={now} speech={speech} /> : null}
      {kept.map((one) => (
        <HoldButtons own={one} isOne={kept.length === 1} speech={speech} />
      ))}
      {own.holds.map((one) => (isKept(one.hold.state) ? null : <Past own={one} speech={speech} />))}
      {own.waiting.map(({ title, place }) => (
        <p>
          <Say text={words.inLine(apart(title), place, place > exactPlaces)} />
        </p>
      ))}
      {own.waiting.length > 0 ? <Leave own={own} speech={speech} /> : null}
      {own.inVain === null ? null : (
        <p>
          <Say text={words.inVain(apart(own.inVain))} />
        </p>
      )}
      <OwnAnswers own={own} speech={speech} />
      {own.kept.map(({ text, waits }) => (
        <p>
          {waits ? words.waitsHere : words.notShown} <q dir="auto">{text}</q>
        </p>
      ))}
      <Linked own={own} speech={speech} />
    </section>
  )
}

/** What is no longer kept: one line, and where to read more. */
function Past({ own: { hold, order, title }, speech: { words } }: { own: OwnHold; speech: Speech }) {
  const isPaid = order !== null && order.paidAt !== null
  return (
    <p id={`hold-${hold.id}`} class="past">
      {hold.state === 'paid' ? <Tick /> : null} <bdi>{title}</bdi>: {words.hold[hold.state]}.{' '}
      {order === null ? null : (
        <a href={`/${isPaid ? 'receipt' : 'order'}/${order.id}`}>
          {isPaid ? words.receiptNo(order.number) : words.seeHow}
        </a>
      )}
    </p>
  )
}

/** What is next: the unit whose time runs out first. */
function OwnDock({ kept, now, speech }: { kept: readonly OwnHold[]; now: Instant; speech: Speech }) {
  const { words } = speech
  const [first] = kept.filter(({ hold }) => hold.state === 'held').sort((a, b) => a.hold.payBy - b.hold.payBy)
  const due = first ?? kept[0]
  if (due === undefined) return <div id="own-act"></div>
  const { hold, order, price } = due
  if (hold.state !== 'held')
    return (
      <div id="own-act">
        <p class="hint">{words.beingChecked}</p>
        <a class="btn c off" href={order === null ? `/hold/${hold.id}` : `/order/${order.id}`}>
          {words.seeHow}
        </a>
      </div>
    )
  return (
    <div id="own-act">
      <p class="hint">
        <span>
          <Say text={words.leftToPay(slot)}>
            <TimeLeft until={hold.payBy} now={now} />
          </Say>
        </span>
      </p>
      <a id={`pay-${hold.id}`} class="btn" href={`/hold/${hold.id}`}>
        <span>{words.pay}</span> <b>{price === null ? '' : speech.price(price)}</b>
      </a>
    </div>
  )
}

/** Said plainly, with what stays: nobody who is kept out has to guess why their buttons do nothing. */
function BarredNote(props: { until: Instant | null; now: Instant; speech: Speech }) {
  const { until, now } = props
  const { words } = props.speech
  return (
    <p id="barred" class="mark stop">
      {until === null ? (
        words.banned
      ) : (
        <Say text={words.timedOut(slot)}>
          <TimeLeft until={until} now={now} done={words.timeoutOver} />
        </Say>
      )}{' '}
      {until === null ? words.barredRest : words.barredRestUntil}
    </p>
  )
}

/** Giving up takes two presses at two places, with scripts and without. `isOne`: there is no other to confuse it with. */
export function HoldButtons({ own, isOne, speech }: { own: OwnHold; isOne: boolean; speech: Speech }) {
  const { words } = speech
  const { hold, title } = own
  if (hold.state === 'closing') return null
  const which = isOne ? null : <span class="sr"> {title}</span>
  return (
    <div class="acts">
      {own.moreTime ? (
        <button
          type="submit"
          id={`more-${hold.id}`}
          class="sec"
          form="act"
          name="do"
          value={`more-time ${hold.id}`}
        >
          {words.moreTime}
          {which}
        </button>
      ) : null}
      <details id={`give-${hold.id}`} class="give">
        <summary>
          {words.giveUp}
          {which}
        </summary>
        <p>
          <Say text={words.giveUpAsk(apart(title))} />
        </p>
        <button
          type="submit"
          id={`cancel-${hold.id}`}
          class="sec"
          form="act"
          name="do"
          value={`cancel ${hold.id}`}
        >
          {words.giveUpYes}
          {which}
        </button>
      </details>
    </div>
  )
}

function Leave({ own, speech: { words } }: { own: Own; speech: Speech }) {
  const all = own.holds.some(({ hold }) => hold.state === 'held' || hold.state === 'paying')
  return (
    <details id="leave-line" class="give">
      <summary>{words.leaveLine}</summary>
      <p>{all ? words.leaveAskAll : words.leaveAsk}</p>
      <button type="submit" id="leave" class="sec" form="act" name="do" value="leave">
        {all ? words.leaveYesAll : words.leaveYes}
      </button>
    </details>
  )
}
