import type { Duration, Instant } from '../../base/time'
import { identitiesOf, type Links } from '../../chat/links'
import { type ViewerKey, type ViewerRef, viewerKey } from '../../chat/viewer'
import type { Airing, Run } from '../../show/airing'
import { type FairWindow, openWindow } from '../fair'
import { leaders } from './leaders'
import { keepEarliest } from './people'
import type { QuizProps } from './props'
import { pointsFor, pointsInOrder, type Ranks, ranksBefore } from './score'

export interface Answer {
  readonly name: string
  readonly choice: number
  /** Milliseconds since the viewer saw the question, pauses left out. */
  readonly after: Duration
  /** The chat line it came by: taken back, it takes the answer along. Null for a button. */
  readonly lineId: string | null
}

/**
 * open: everyone may answer. locked: over on the overlay; those who see the show late may still answer until
 * `isOver`. revealed: the right answer is shown and scored.
 */
export interface QuizState extends FairWindow {
  phase: 'open' | 'locked' | 'revealed'
  screen: 'question' | 'leaderboard'
  /** When result or leaderboard leave the overlay; null until revealed. */
  hidesAt: Instant | null
  pausedAt: Instant | null
  /** Time spent stopped by panic while the question was open. */
  pausedFor: Duration
  /** First answer of each person, under the identity they gave it with. */
  readonly answers: Record<ViewerKey, Answer>
  /** Answers per choice and in all: kept beside `answers`, so that nothing is counted over again. */
  readonly counts: number[]
  total: number
  right: number
  /** The first three with a right answer, fastest first; filled at the reveal. */
  fastest: ViewerKey[]
  /** The ranks of the best before this reveal; absent until then, and in older states. */
  earlier?: Ranks
}

/** By the names they have now; who linked a faster identity since is left out. */
export function fastestNames({ fastest, answers }: Pick<QuizState, 'fastest' | 'answers'>): string[] {
  return fastest.flatMap((key) => answers[key]?.name ?? [])
}

export function openQuiz(props: QuizProps, now: Instant, run: Pick<Run, 'delays'>): QuizState {
  return {
    phase: 'open',
    screen: 'question',
    ...openWindow(run, now + props.window),
    hidesAt: null,
    pausedAt: null,
    pausedFor: 0,
    answers: {},
    counts: props.choices.map(() => 0),
    total: 0,
    right: 0,
    fastest: [],
  }
}

/** True when this was the person's first answer and is now counted. Constant time, whatever the crowd. */
export function takeAnswer(
  state: QuizState,
  links: Links,
  viewer: ViewerRef,
  { choice, after, lineId }: Pick<Answer, 'choice' | 'after' | 'lineId'>,
): boolean {
  const key = viewerKey(viewer)
  if (identitiesOf(links, key).some((one) => state.answers[one] !== undefined)) return false
  state.answers[key] = { name: viewer.name, choice, after, lineId }
  state.counts[choice]! += 1
  state.total += 1
  return true
}

/** Locks, scores every answer into the show's scores, and remembers the fastest. Once only. */
export function revealQuiz(state: QuizState, props: QuizProps, airing: Airing, now: Instant): void {
  if (state.phase === 'revealed') return
  keepEarliest(state, airing.links)
  state.phase = 'revealed'
  state.closesAt = Math.min(state.closesAt, now)
  state.hidesAt = now + props.resultFor
  const before = pointsInOrder(airing.scores, airing.links)
  const earned = new Map<ViewerKey, number>()
  const winners: { readonly key: ViewerKey; readonly after: Duration }[] = []
  for (const [key, answer] of Object.entries(state.answers)) {
    const right = props.correct.includes(answer.choice)
    airing.scores[key] ??= { name: answer.name, points: 0, answered: 0, correct: 0 }
    const score = airing.scores[key]
    score.answered += 1
    if (!right) continue
    score.correct += 1
    const points = pointsFor(props, answer.after)
    score.points += points
    earned.set(key, points)
    winners.push({ key, after: answer.after })
  }
  state.right = winners.length
  // Sorting is stable, so equal times stay in order of arrival.
  winners.sort((a, b) => a.after - b.after)
  state.fastest = winners.slice(0, 3).map(({ key }) => key)
  state.earlier = ranksBefore(before, leaders(airing), earned, airing.links)
}
