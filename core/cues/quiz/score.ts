import type { Duration } from '../../base/time'
import { identitiesOf, type Links, personKey } from '../../chat/links'
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

type Scores = Readonly<Record<ViewerKey, Score>>

/** One person's place; `key` is the identity they play as: the one with most points. */
export interface Place {
  readonly rank: number
  readonly key: ViewerKey
  readonly points: number
}

interface Scored {
  key: ViewerKey
  most: number
  points: number
}

/** Who has points; linked identities count together, under the one with most. */
function personsIn(scores: Scores, links: Links): Scored[] {
  const persons = new Map<string, Scored>()
  for (const [key, { points }] of Object.entries(scores)) {
    if (points <= 0) continue
    const person = personKey(links, key)
    const known = persons.get(person)
    if (known === undefined) persons.set(person, { key, most: points, points })
    else {
      known.points += points
      if (points > known.most) Object.assign(known, { key, most: points })
    }
  }
  return [...persons.values()]
}

/** The points of everybody who has any, most first. */
export function pointsInOrder(scores: Scores, links: Links): number[] {
  return personsIn(scores, links)
    .map(({ points }) => points)
    .sort((a, b) => b - a)
}

/**
 * The best `limit` persons across the show's quizzes, those without points left out; linked identities count
 * together. Ties share a rank and the next rank is skipped (1, 2, 2, 4); within a tie the order is by name, so that
 * it never jumps.
 */
export function places(scores: Scores, links: Links, limit: number): Place[] {
  const persons = personsIn(scores, links)
  const nameOf = (key: ViewerKey) => scores[key]!.name
  const rows = persons
    .sort((a, b) => b.points - a.points || compare(nameOf(a.key), nameOf(b.key)) || compare(a.key, b.key))
    .slice(0, limit)
  let rank = 0
  return rows.map(({ key, points }, index) => {
    if (index === 0 || points !== rows[index - 1]!.points) rank = index + 1
    return { rank, key, points }
  })
}

export function leaderboard(scores: Scores, links: Links, limit: number): Ranked[] {
  return named(scores, places(scores, links, limit))
}

/** Each place under the name its holder has now. */
export function named(scores: Scores, rows: readonly Place[]): Ranked[] {
  return rows.map(({ rank, key, points }) => ({ rank, name: scores[key]!.name, points }))
}

export type Ranks = Readonly<Record<ViewerKey, number>>

/**
 * The ranks that `rows` had before. Who had no points had no rank.
 * @param before the points of everybody who had any, most first
 * @param earned what each identity got since
 */
export function ranksBefore(
  before: readonly number[],
  rows: readonly Place[],
  earned: ReadonlyMap<ViewerKey, number>,
  links: Links,
): Ranks {
  return Object.fromEntries(
    rows.flatMap(({ key, points }) => {
      const since = identitiesOf(links, key).reduce((sum, one) => sum + (earned.get(one) ?? 0), 0)
      const at = before.indexOf(points - since)
      return at < 0 ? [] : [[key, at + 1]]
    }),
  )
}

/** How many places each went up since it had its earlier rank, negative for down; 0 for who had none. */
export function movesOf(rows: readonly Place[], earlier: Ranks = {}): number[] {
  return rows.map(({ rank, key }) => (Object.hasOwn(earlier, key) ? earlier[key]! - rank : 0))
}

/** All points of the person this identity belongs to; null before they were ever scored. */
export function pointsOfPerson(scores: Scores, links: Links, key: ViewerKey): number | null {
  const own = identitiesOf(links, key).flatMap((one) => scores[one] ?? [])
  return own.length === 0 ? null : own.reduce((sum, score) => sum + score.points, 0)
}

/** By code unit, not by locale: the same on every machine, so replay equals live. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
