/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { Hold } from '../../../../core/commerce/order'
import { isKept, marksOf } from '../marks'
import type { Own, OwnHold } from '../own'
import { Linked } from './linked'
import { OwnAnswers } from './own-answers'
import { Clock, Dashes, Tick, TimeLeft, Title } from './ticket'

const label: Record<Hold['state'], string> = {
  held: 'Kept for you',
  paying: 'Payment being checked',
  closing: 'Payment being checked',
  paid: 'Paid',
  cancelled: 'Given up',
  expired: 'Time ran out',
  refunded: 'Refunded',
}

/** What became of a hold, in one sentence: said at once, so it holds no running clock. */
export function holdWords({ hold, order, title }: OwnHold): string {
  const payment = order?.payments.at(-1)
  if (order?.state === 'refunding') return `Your money for ${title} is on its way back.`
  switch (hold.state) {
    case 'held':
      return payment?.state === 'declined' || payment?.state === 'failed' || payment?.state === 'expired'
        ? `${payment.reason ?? 'The payment did not go through; no money moved.'} ${title} is still kept for you.`
        : `One ${title} is kept for you. Pay before the time runs out.`
    case 'paying':
      return `Your payment for ${title} is being checked.`
    case 'closing':
      return `The time is over. Your last payment for ${title} is being checked; if it went through, it is yours.`
    case 'paid':
      return `Paid. ${title} is yours.`
    case 'cancelled':
      return `You gave ${title} up.`
    case 'expired':
      return `The time to pay for ${title} ran out, and it is free for others again.`
    case 'refunded':
      return `Your money for ${title} went back to you.`
  }
}

/** The sentence about the newest hold, and the only assertive region: it speaks of nothing else. */
export function Alert({ own }: { own: OwnHold | undefined }) {
  const isGood = own?.hold.state === 'paid' || own?.hold.state === 'held'
  return (
    <p id="alert" role="alert" class={isGood ? 'good' : undefined}>
      {own === undefined ? '' : holdWords(own)}
    </p>
  )
}

/**
 * Own things, in three places of the page. Units that are kept stand where their tickets stood; all else under what is
 * on now, so that it moves nothing there; and what is next to do is in the dock.
 */
export function OwnParts({ own, now }: { own: Own; now: Instant }) {
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
          Your tickets
        </h2>
        {kept.map((one) => (
          <KeptTicket own={one} now={now} />
        ))}
      </section>
      <Mine own={own} now={now} />
      <OwnDock kept={kept} now={now} />
    </>
  )
}

function KeptTicket({ own, now }: { own: OwnHold; now: Instant }) {
  const { hold, title, price } = own
  return (
    <article id={`hold-${hold.id}`} class="tk mine">
      <div class="r">
        <div class="w">
          <Title text={title} />
          <p class="pr">{price}</p>
        </div>
      </div>
      <div class="pad">
        <p class="st">
          <b>
            <i class="me" aria-hidden="true"></i> One is yours
          </b>
        </p>
      </div>
      <HoldClock own={own} now={now} />
    </article>
  )
}

/** How long it is kept, on its ticket; without a clock once the time is over. */
export function HoldClock({ own, now }: { own: OwnHold; now: Instant }) {
  const { hold, moreTime, title } = own
  if (hold.state === 'closing')
    return (
      <p class="tm">
        <span>{label.closing}</span>
      </p>
    )
  const warn = moreTime
    ? `One minute left to pay for ${title}. Press More time to keep it longer.`
    : `One minute left to pay for ${title}.`
  return (
    <>
      <Dashes from={hold.since} until={hold.payBy} now={now} />
      <Clock words={label[hold.state]} until={hold.payBy} now={now} warn={warn} />
    </>
  )
}

function Mine({ own, now }: { own: Own; now: Instant }) {
  const isOut = own.barred !== null && (own.barred.until === null || own.barred.until > now)
  const kept = own.holds.filter(({ hold }) => isKept(hold.state))
  return (
    <section id="mine" aria-labelledby="mine-title">
      <h2 id="mine-title" class="sr" tabindex={-1}>
        Yours
      </h2>
      <Alert own={own.holds[0]} />
      {isOut ? <BarredNote until={own.barred!.until} now={now} /> : null}
      {kept.map((one) => (
        <HoldButtons own={one} isOne={kept.length === 1} />
      ))}
      {own.holds.map((one) => (isKept(one.hold.state) ? null : <Past own={one} />))}
      {own.waiting.map(({ title, place }) => (
        <p>
          In line for <bdi>{title}</bdi>: you are {place > 20 ? 'about ' : ''}no. {place}. We keep one for you
          as soon as it comes free.
        </p>
      ))}
      {own.waiting.length > 0 ? <Leave own={own} /> : null}
      {own.inVain === null ? null : (
        <p>
          The sale of <bdi>{own.inVain}</bdi> is over; no unit came free for you.
        </p>
      )}
      <OwnAnswers own={own} />
      {own.kept.map(({ text, waits }) => (
        <p>
          {waits ? 'Waiting for a moderator: ' : 'Not shown: '}
          <q dir="auto">{text}</q>
        </p>
      ))}
      <Linked own={own} />
    </section>
  )
}

/** What is no longer kept: one line, and where to read more. */
function Past({ own: { hold, order, title } }: { own: OwnHold }) {
  const isPaid = order !== null && order.paidAt !== null
  return (
    <p id={`hold-${hold.id}`} class="past">
      {hold.state === 'paid' ? <Tick /> : null} <bdi>{title}</bdi>: {label[hold.state].toLowerCase()}.{' '}
      {order === null ? null : (
        <a href={`/${isPaid ? 'receipt' : 'order'}/${order.id}`}>
          {isPaid ? `Receipt no. ${order.number}` : 'See how it stands'}
        </a>
      )}
    </p>
  )
}

/** What is next: the unit whose time runs out first. */
function OwnDock({ kept, now }: { kept: readonly OwnHold[]; now: Instant }) {
  const [first] = kept.filter(({ hold }) => hold.state === 'held').sort((a, b) => a.hold.payBy - b.hold.payBy)
  const due = first ?? kept[0]
  if (due === undefined) return <div id="own-act"></div>
  const { hold, order, price } = due
  if (hold.state !== 'held')
    return (
      <div id="own-act">
        <p class="hint">Your payment is being checked.</p>
        <a class="btn c off" href={order === null ? `/hold/${hold.id}` : `/order/${order.id}`}>
          See how it stands
        </a>
      </div>
    )
  return (
    <div id="own-act">
      <p class="hint">
        <span>
          <TimeLeft until={hold.payBy} now={now} /> left to pay. You see the whole price first.
        </span>
      </p>
      <a id={`pay-${hold.id}`} class="btn" href={`/hold/${hold.id}`}>
        <span>Pay</span> <b>{price}</b>
      </a>
    </div>
  )
}

/** Said plainly, with what stays: nobody who is kept out has to guess why their buttons do nothing. */
function BarredNote({ until, now }: { until: Instant | null; now: Instant }) {
  return (
    <p id="barred" class="mark stop">
      {until === null ? (
        'The host has taken you out of this chat.'
      ) : (
        <>
          The host has timed you out. Time left: <TimeLeft until={until} now={now} done="it is over" />.
        </>
      )}{' '}
      You cannot write, claim or answer{until === null ? '' : ' until then'}. What you hold or have bought
      stays yours.
    </p>
  )
}

/** Giving up takes two presses at two places, with scripts and without. `isOne`: there is no other to confuse it with. */
export function HoldButtons({ own, isOne }: { own: OwnHold; isOne: boolean }) {
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
          More time{which}
        </button>
      ) : null}
      <details id={`give-${hold.id}`} class="give">
        <summary>Give it up…{which}</summary>
        <p>
          Give <bdi>{title}</bdi> up? It is free for others at once.
        </p>
        <button
          type="submit"
          id={`cancel-${hold.id}`}
          class="sec"
          form="act"
          name="do"
          value={`cancel ${hold.id}`}
        >
          Yes, give it up
          {which}
        </button>
      </details>
    </div>
  )
}

function Leave({ own }: { own: Own }) {
  const all = own.holds.some(({ hold }) => hold.state === 'held' || hold.state === 'paying')
  return (
    <details id="leave-line" class="give">
      <summary>Leave the line…</summary>
      <p>
        {all ? 'Give up what is kept for you, and your place?' : 'Give up your place? It goes to the next.'}
      </p>
      <button type="submit" id="leave" class="sec" form="act" name="do" value="leave">
        {all ? 'Yes, give up all' : 'Yes, leave the line'}
      </button>
    </details>
  )
}
