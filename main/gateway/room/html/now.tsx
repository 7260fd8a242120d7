/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html'
import { assertNever } from '../../../../core/base/result'
import type { Instant } from '../../../../core/base/time'
import type { LeaderboardView, View } from '../../../../core/overlay/model'
import { Drop, type Sale } from './drop'
import { Quiz } from './quiz'
import { Clock, Dashes, Title } from './ticket'

/** `articles`: what runs, oldest first, as rendered by `RunArticle`: what comes moves nothing that is there. */
export function Now(props: { articles: readonly string[]; idle: string }) {
  return (
    <section id="now" aria-labelledby="now-title">
      <h2 id="now-title" class="sr" tabindex={-1}>
        On now
      </h2>
      {props.articles.length === 0 ? <p>{props.idle}</p> : null}
      {raw(props.articles.join(''))}
    </section>
  )
}

export interface RunProps {
  readonly view: View
  readonly now: Instant
  /** Of a drop. */
  readonly sale: Sale | null
}

export function RunArticle({ view, now, sale }: RunProps) {
  return (
    <article id={`run-${view.runId}`} class="tk" data-ticket={sale?.pool}>
      <ViewBody view={view} now={now} sale={sale} />
    </article>
  )
}

function ViewBody({ view, now, sale }: RunProps) {
  switch (view.template) {
    case 'card':
      return <Drop view={view} now={now} sale={sale!} />
    case 'quiz':
      return <Quiz view={view} now={now} />
    case 'leaderboard':
      return <Leaderboard view={view} />
    case 'countdown':
      return view.endsAt > now ? (
        <>
          <div class="pad">
            <Title text={view.title} />
          </div>
          <Dashes from={view.openedAt} until={view.endsAt} now={now} />
          <Clock words="" until={view.endsAt} now={now} done={view.doneText} />
        </>
      ) : (
        <>
          <div class="pad">
            <Title text={view.title} />
          </div>
          <p class="stub" dir="auto">
            {view.doneText}
          </p>
        </>
      )
    case 'message':
      return (
        <div class="pad msg">
          {view.title === '' ? null : <Title text={view.title} />}
          <p dir="auto">{view.text}</p>
        </div>
      )
    default:
      return assertNever(view)
  }
}

function Leaderboard({ view }: { view: LeaderboardView }) {
  return (
    <div class="pad">
      <Title text={view.title} />
      {view.rows.length === 0 ? <p>Nobody has points yet.</p> : null}
      <ol class="tops">
        {view.rows.map(({ rank, name, points }) => (
          <li class={rank === 1 ? 'first' : undefined}>
            <b>{rank}</b> <bdi>{name}</bdi> <span>{points.toLocaleString('en')} points</span>
          </li>
        ))}
      </ol>
    </div>
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
