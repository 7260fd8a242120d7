import type { Way } from '../words/stage'
import type { OverlayModel, View } from './model'

/** A stack has a thing in full at its foot and others as strips above it, as many as its height takes. */
export interface Arrangement {
  /** One at a time; the delay code has no view of its own. */
  readonly notice: View | 'delay-code' | null
  /** In the order in which they get a place: the first in full, the next as strips. */
  readonly sell: readonly View[]
  readonly play: readonly View[]
  /** A countdown and a message while nothing else is on. */
  readonly top: View | null
  readonly foot: View | null
  /** Runs that wait for the notice's place. */
  readonly waiting: readonly string[]
  readonly way: Way | null
}

export interface ArrangeOptions {
  /** One column for all: a stream seen on a phone held upright. */
  readonly portrait: boolean
  /** Runs that ended a moment ago keep their place, so that their end is read. */
  readonly kept: ReadonlySet<string>
}

/** Where each thing on air stands: what can be acted on before what can only be read, the newest of them in full. */
export function arrange(
  { views, delayCode }: Pick<OverlayModel, 'views' | 'delayCode'>,
  { portrait, kept }: ArrangeOptions,
): Arrangement {
  const newestFirst = [...views].reverse()
  const of = (template: View['template']) => newestFirst.filter((view) => view.template === template)
  const rank = (view: View) => (kept.has(view.runId) ? 0 : isOpen(view) ? 1 : 2)
  const ranked = (list: readonly View[]) => [...list].sort((a, b) => rank(a) - rank(b))
  const cards = of('card')
  const games = newestFirst.filter(({ template }) => template === 'quiz' || template === 'leaderboard')
  const [countdowns, messages] = [of('countdown'), of('message')]
  const way = wayOf(views)
  const isBare = cards.length === 0 && games.length === 0 && delayCode === null
  if (isBare) {
    const waiting = [...countdowns.slice(1), ...messages.slice(1)].map(({ runId }) => runId)
    const [top, foot] = [countdowns[0] ?? null, messages[0] ?? null]
    return { notice: null, sell: [], play: [], top, foot, waiting, way }
  }
  // Beside a sale alone there is room for the whole text; beside a question there is not.
  const read = !portrait && games.length === 0 ? messages.slice(0, 1) : []
  // A message is over in seconds, a countdown may take an hour.
  const notices = [
    ...messages.filter((view) => !read.includes(view)),
    ...(delayCode === null ? [] : (['delay-code'] as const)),
    ...countdowns,
  ]
  const waiting = notices.slice(1).flatMap((one) => (one === 'delay-code' ? [] : [one.runId]))
  const play = ranked([...games, ...read])
  return {
    notice: notices[0] ?? null,
    sell: portrait
      ? ranked([...newestFirst.filter((view) => cards.includes(view) || play.includes(view))])
      : ranked(cards),
    play: portrait ? [] : play,
    top: null,
    foot: null,
    waiting,
    way,
  }
}

/** Viewers can still do something about it. */
export function isOpen(view: View): boolean {
  return (view.template === 'card' || view.template === 'quiz') && view.phase === 'open'
}

function wayOf(views: readonly View[]): Way | null {
  const ways = new Set(
    views.filter(isOpen).map((view) => (view.template !== 'card' ? 'play' : view.left > 0 ? 'buy' : 'wait')),
  )
  // Beside something to buy nobody is sent to wait.
  if (ways.has('buy')) ways.delete('wait')
  return ways.size === 0 ? null : ways.size === 1 ? [...ways][0]! : 'join'
}
