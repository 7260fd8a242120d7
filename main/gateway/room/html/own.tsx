/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { Hold } from '../../../../core/commerce/order'
import type { Own, OwnHold } from '../own'
import { TimeLeft } from './layout'

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

/** Own things. The alert is the only assertive region: it speaks of the newest hold and of nothing else. */
export function OwnSection({ own, now }: { own: Own; now: Instant }) {
  const newest = own.holds[0]
  const isOut = own.barred !== null && (own.barred.until === null || own.barred.until > now)
  const empty =
    newest === undefined &&
    own.waiting.length + own.kept.length + own.answers.length === 0 &&
    own.inVain === null &&
    !isOut
  return (
    <section id="own" aria-labelledby="own-title">
      <h2 id="own-title" class={empty ? 'sr' : ''} tabindex={-1}>
        Yours
      </h2>
      <p id="alert" role="alert">
        {newest === undefined ? '' : holdWords(newest)}
      </p>
      {isOut ? <BarredNote until={own.barred!.until} now={now} /> : null}
      {own.holds.map((one) => (
        <HoldCard own={one} now={now} />
      ))}
      {own.waiting.map(({ title, place }) => (
        <p>
          Waiting list for <bdi>{title}</bdi>: you are {place > 20 ? 'about ' : ''}no. {place}. We keep a unit
          for you as soon as one comes free.
        </p>
      ))}
      {own.waiting.length > 0 ? (
        <button type="submit" id="leave" class="plain" form="act" name="do" value="leave">
          {own.holds.some(isOpen) ? 'Give up all and leave the line' : 'Leave the line'}
        </button>
      ) : null}
      {own.inVain === null ? null : (
        <p>
          The sale of <bdi>{own.inVain}</bdi> is over; no unit came free for you.
        </p>
      )}
      {own.answers.map((letter) => (
        <p>You answered {letter}.</p>
      ))}
      {own.points === null ? null : <p>You have {own.points} points.</p>}
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

const chats: Readonly<Record<string, string>> = {
  twitch: 'Twitch',
  youtube: 'YouTube',
  irc: 'IRC',
  kick: 'Kick',
}

/** Who claims in another chat pays here: this is how the page learns that both are one person. */
function Linked({ own }: { own: Own }) {
  if (own.linked.length > 0)
    return (
      <p class="row">
        Linked with your chat on {own.linked.map((id) => chats[id] ?? id).join(', ')}.
        <button type="submit" id="unlink" class="plain" form="act" name="do" value="unlink">
          Unlink
        </button>
      </p>
    )
  return (
    <details id="link-chat">
      <summary>Claimed in another chat? Pay for it here</summary>
      <p>Get a code and type it in that chat. This page then shows what is kept for you there.</p>
      <button type="submit" id="link-code" class="plain" form="act" name="do" value="link">
        Get a code
      </button>
    </details>
  )
}

function isOpen({ hold }: OwnHold): boolean {
  return hold.state === 'held' || hold.state === 'paying'
}

function HoldCard({ own, now }: { own: OwnHold; now: Instant }) {
  const { hold, order, title } = own
  return (
    <article id={`hold-${hold.id}`} class="card mine">
      <h3 dir="auto">{title}</h3>
      <p>
        {label[hold.state]}
        {isOpen(own) ? <HoldClock own={own} now={now} /> : null}
      </p>
      {hold.state === 'held' ? (
        <p>
          <a id={`pay-${hold.id}`} class="button" href={`/hold/${hold.id}`}>
            Pay now
          </a>
        </p>
      ) : null}
      {isOpen(own) ? <HoldButtons own={own} /> : null}
      {order !== null && hold.state !== 'held' ? (
        <p>
          {order.paidAt === null ? (
            <a href={`/order/${order.id}`}>See how it stands</a>
          ) : (
            <a href={`/receipt/${order.id}`}>Receipt no. {order.number}</a>
          )}
        </p>
      ) : null}
    </article>
  )
}

export function HoldClock({ own, now }: { own: OwnHold; now: Instant }) {
  const warn = own.moreTime
    ? `One minute left to pay for ${own.title}. Press More time to keep it longer.`
    : `One minute left to pay for ${own.title}.`
  return (
    <>
      {', time left '}
      <TimeLeft until={own.hold.payBy} now={now} done="over" warn={warn} />
    </>
  )
}

export function HoldButtons({ own }: { own: OwnHold }) {
  const { id } = own.hold
  return (
    <p class="row">
      {own.moreTime ? (
        <button type="submit" id={`more-${id}`} class="plain" form="act" name="do" value={`more-time ${id}`}>
          More time
        </button>
      ) : null}
      <button type="submit" id={`cancel-${id}`} class="plain" form="act" name="do" value={`cancel ${id}`}>
        Give it up
      </button>
    </p>
  )
}
