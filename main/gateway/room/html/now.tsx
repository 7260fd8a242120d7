/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { raw } from 'hono/html'
import { assertNever } from '../../../../core/base/result'
import type { Instant } from '../../../../core/base/time'
import type { CardView, LeaderboardView, QuizView, View } from '../../../../core/overlay/model'
import { TimeLeft } from './layout'

/** `articles`: what runs, newest first, as rendered by `RunArticle`. */
export function Now(props: { articles: readonly string[]; idle: string }) {
  return (
    <section id="now" aria-labelledby="now-title">
      <h2 id="now-title" tabindex={-1}>
        On now
      </h2>
      {props.articles.length === 0 ? <p>{props.idle}</p> : null}
      {raw(props.articles.join(''))}
    </section>
  )
}

export function RunArticle({ view, now }: { view: View; now: Instant }) {
  return (
    <article id={`run-${view.runId}`} class="card">
      <ViewBody view={view} now={now} />
    </article>
  )
}

function ViewBody({ view, now }: { view: View; now: Instant }) {
  switch (view.template) {
    case 'card':
      return <Card view={view} now={now} />
    case 'quiz':
      return <Quiz view={view} now={now} />
    case 'leaderboard':
      return <Leaderboard view={view} />
    case 'countdown':
      return (
        <>
          <h3>{view.title}</h3>
          <p class="big">
            {view.endsAt > now ? (
              <TimeLeft until={view.endsAt} now={now} done={view.doneText} />
            ) : (
              view.doneText
            )}
          </p>
        </>
      )
    case 'message':
      return (
        <>
          {view.title === '' ? null : <h3 dir="auto">{view.title}</h3>}
          <p class="big" dir="auto">
            {view.text}
          </p>
        </>
      )
    default:
      return assertNever(view)
  }
}

const goods: Readonly<Record<string, string>> = {
  merch: 'merchandise',
  digital: 'digital item',
  tip: 'thank-you token',
}

function Card({ view, now }: { view: CardView; now: Instant }) {
  const label = `left-${view.runId}`
  return (
    <>
      <h3 dir="auto">{view.title}</h3>
      <p class="big">
        <b>{view.price}</b> <span class="quiet">{goods[view.goods] ?? view.goods}</span>
      </p>
      <p id={label}>
        {view.left} of {view.stock} left{view.held > 0 ? `, ${view.held} being paid for` : ''}
      </p>
      <meter aria-labelledby={label} min={0} max={view.stock} value={view.left}></meter>
      {view.phase === 'open' ? (
        <>
          <p>
            Open for <TimeLeft until={view.closesAt} now={now} done="closing" />
          </p>
          <button type="submit" id={`claim-${view.runId}`} form="act" name="do" value={`claim ${view.runId}`}>
            {view.left > 0 ? 'Claim one' : 'Join the waiting list'}
          </button>
        </>
      ) : (
        <p class="big">{view.phase === 'sold-out' ? 'Sold out' : 'Closed'}</p>
      )}
      <p class="quiet">{view.hint}</p>
    </>
  )
}

function Quiz({ view, now }: { view: QuizView; now: Instant }) {
  const label = `question-${view.runId}`
  return (
    <>
      <h3 id={label} dir="auto">
        {view.question}
      </h3>
      {view.phase === 'open' ? (
        <>
          <p>
            Time left: <TimeLeft until={view.closesAt} now={now} done="over" />. Your first answer counts.
          </p>
          <fieldset class="choices" aria-labelledby={label}>
            {view.choices.map(({ letter, text }) => (
              <button
                type="submit"
                id={`answer-${view.runId}-${letter}`}
                form="act"
                name="do"
                value={`answer ${view.runId} ${letter}`}
              >
                <b>{letter}</b> <span dir="auto">{text}</span>
              </button>
            ))}
          </fieldset>
        </>
      ) : (
        <ul class="plain">
          {view.choices.map(({ letter, text, count, correct }) => (
            <li class={correct === true ? 'right' : ''}>
              <b>{letter}</b> <span dir="auto">{text}</span>
              {count === null ? '' : `, ${count === 1 ? '1 answer' : `${count} answers`}`}
              {correct === true ? ' ✓ right' : ''}
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {view.answers === 1 ? '1 answer' : `${view.answers} answers`}
        {view.phase === 'locked' ? '. Time is up; the answer comes soon.' : ''}
      </p>
    </>
  )
}

function Leaderboard({ view }: { view: LeaderboardView }) {
  return (
    <>
      <h3>{view.title}</h3>
      {view.rows.length === 0 ? <p>Nobody has points yet.</p> : null}
      <ul class="plain">
        {view.rows.map(({ rank, name, points }) => (
          <li>
            {rank}. <bdi>{name}</bdi>: {points} points
          </li>
        ))}
      </ul>
    </>
  )
}

/** One sentence for the live region. It changes when something begins or ends, not with every unit sold. */
export function newsOf(views: readonly View[]): string {
  const view = views.at(-1)
  if (view === undefined) return ''
  switch (view.template) {
    case 'card':
      if (view.phase === 'open') return `On sale now: ${view.title}, ${view.price}.`
      return `${view.phase === 'sold-out' ? 'Sold out' : 'Closed'}: ${view.title}.`
    case 'quiz': {
      if (view.phase === 'open') return `Question: ${view.question}`
      const right = view.choices
        .filter(({ correct }) => correct)
        .map(({ letter, text }) => `${letter}, ${text}`)
      return right.length === 0 ? 'Time is up.' : `The answer: ${right.join(' or ')}.`
    }
    case 'leaderboard':
      return 'The leaderboard is shown.'
    case 'countdown':
      return `Countdown: ${view.title}`
    case 'message':
      return view.text
    default:
      return assertNever(view)
  }
}
