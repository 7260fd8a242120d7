import type { Duration } from '../../base/time'
import type { ViewerKey } from '../../chat/viewer'
import type { Score } from '../../show/airing'
import type { QuizProps } from './props'

/**
 * Points for a right answer given `after` ms of the question's own time. The bonus falls in a straight line from
 * half the points at once to nothing at the end of the planned window; time the host adds earns no bonus.
 */
export function pointsFor(
  props: Pick<QuizProps, 'points' | 'speedBonus' | 'window'>,
  after: Duration,
): number {
  if (!props.speedBonus) return props.points
  const left = Math.min(props.window, Math.max(0, props.window - after))
  return props.points + Math.floor((props.points * left) / (2 * props.window))
}

export interface Ranked {
  readonly rank: number
  readonly name: string
  readonly points: number
}

/**
 * The best `limit` viewers across the show's quizzes, viewers without points left out. Ties share a rank and the
 * next rank is skipped (1, 2, 2, 4); within a tie the order is by name, so that it never jumps.
 */
export function leaderboard(scores: Readonly<Record<ViewerKey, Score>>, limit: number): Ranked[] {
  const rows = Object.entries(scores)
    .filter(([, score]) => score.points > 0)
    .map(([key, score]) => ({ key, name: score.name, points: score.points }))
    .sort((a, b) => b.points - a.points || compare(a.name, b.name) || compare(a.key, b.key))
    .slice(0, limit)
  let rank = 0
  return rows.map(({ name, points }, index) => {
    if (index === 0 || points !== rows[index - 1]!.points) rank = index + 1
    return { rank, name, points }
  })
}

/** By code unit, not by locale: the same on every machine, so replay equals live. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
