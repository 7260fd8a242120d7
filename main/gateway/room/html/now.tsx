/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { raw } from 'hono/html'
import { assertNever } from '../../../../core/base/result'
import type { Instant } from '../../../../core/base/time'
import type { LeaderboardView } from '../../../../core/overlay/model'
import { apart } from '../../../../core/words/apart'
import type { Facts, Idle, RunFacts } from '../facts'
import { rowMark } from '../marks'
import type { Speech } from '../speech'
import { Drop } from './drop'
import { Quiz } from './quiz'
import { Say } from './say'
import { Clock, Dashes, Title } from './ticket'

/** `articles`: what runs, oldest first, as rendered by `RunArticle`: what comes moves nothing that is there. */
export function Now(props: { articles: readonly string[]; idle: string; speech: Speech }) {
  return (
    <section id="now" aria-labelledby="now-title">
      <h2 id="now-title" class="sr" tabindex={-1}>
        {props.speech.words.onNow}
      </h2>
      {props.articles.length === 0 ? (
        <p>
          <Say text={props.idle} />
        </p>
      ) : null}
      {raw(props.articles.join(''))}
    </section>
  )
}

/** What stands there while nothing runs. */
export function idleWords({ words, date }: Speech, { state, next }: Idle): string {
  if (state === 'stopped') return words.stopped
  if (state === 'idle') return words.idle
  const after =
    next === null ? words.nextAppears : words.next(apart(next.title), date(next.at, next.timezone))
  return `${state === 'over' ? words.over : words.notBegun} ${after}`
}

export interface RunProps {
  readonly run: RunFacts
  readonly now: Instant
  readonly speech: Speech
}

export function RunArticle(props: RunProps) {
  return (
    <article id={`run-${props.run.id}`} class="tk" data-ticket={props.run.sale?.pool}>
      <ViewBody {...props} />
    </article>
  )
}

function ViewBody({ run, now, speech }: RunProps) {
  const { view } = run
  switch (view.template) {
    case 'card':
      return <Drop view={view} now={now} sale={run.sale!} speech={speech} />
    case 'quiz':
      return <Quiz view={view} now={now} speech={speech} />
    case 'leaderboard':
      return <Leaderboard view={view} rows={run.rows} speech={speech} />
    case 'countdown':
      return (
        <>
          <div class="pad">
            <Title text={view.title} />
          </div>
          {run.isOver ? (
            <p class="stub">
              <bdi>{view.doneText}</bdi>
            </p>
          ) : (
            <>
              <Dashes from={view.openedAt} until={view.endsAt} now={now} />
              <Clock words="" until={view.endsAt} now={now} done={view.doneText} speech={speech} />
            </>
          )}
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

function Leaderboard(props: { view: LeaderboardView; rows: readonly string[]; speech: Speech }) {
  const { view, rows, speech } = props
  return (
    <div class="pad">
      <Title text={speech.words.leaderboard} />
      {view.rows.length === 0 ? <p>{speech.words.nobodyYet}</p> : null}
      <ol class="tops">
        {view.rows.map(({ rank, name, points }, at) => (
          <li class={rank === 1 ? 'first' : undefined}>
            <b>{rank}</b>{' '}
            <span class="who">
              <bdi>{speech.name(name)}</bdi>
              {rows[at] === undefined ? null : (
                <small data-yours={rowMark(rows[at])} hidden>
                  {speech.words.you}
                </small>
              )}
            </span>{' '}
            <span>{speech.words.points(points)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** One sentence for the live region. It changes when something begins or ends, not with every unit sold. */
export function newsOf({ words, price, apart }: Speech, { runs, top }: Facts): string {
  const { news } = words
  if (top.paused) return news.paused
  const run = runs.at(-1)
  if (run === undefined) return ''
  const { view, sale } = run
  switch (view.template) {
    case 'card':
      if (view.phase === 'open') return news.onSale(apart(view.title), price(sale!.price))
      return view.phase === 'sold-out' ? news.soldOut(apart(view.title)) : news.closed(apart(view.title))
    case 'quiz': {
      if (view.phase === 'open') return news.question(apart(view.question))
      const right = view.choices
        .filter(({ correct }) => correct)
        .map(({ letter, text }) => `${letter}, ${apart(text)}`)
      return right.length === 0 ? news.timeUp : news.answer(right)
    }
    case 'leaderboard':
      return news.leaderboard
    case 'countdown':
      return news.countdown(apart(view.title))
    case 'message':
      return view.text
    default:
      return assertNever(view)
  }
}

/** Who looks elsewhere is called back: something begins that they can do something about. */
export function isCall({ runs, top }: Facts): boolean {
  const view = runs.at(-1)?.view
  return !top.paused && (view?.template === 'card' || view?.template === 'quiz') && view.phase === 'open'
}
