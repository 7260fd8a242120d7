import type { Links } from '../../chat/links'
import { personKey } from '../../chat/links'
import type { ViewerKey, ViewerRef } from '../../chat/viewer'
import { viewerKey } from '../../chat/viewer'
import type { Airing } from '../../show/airing'
import type { Taken } from '../kind'
import type { QuizProps } from './props'
import { pointsFor } from './score'
import type { QuizState } from './state'

/** Who answered with several identities, linked since: all of their answers but the earliest. */
function laterAnswers(state: QuizState, links: Links): ViewerKey[] {
  const first = new Map<string, ViewerKey>()
  const later: ViewerKey[] = []
  for (const [key, { after }] of Object.entries(state.answers)) {
    if (links.person[key] === undefined) continue
    const person = personKey(links, key)
    const known = first.get(person)
    // Of equal times the one that arrived first counts.
    const earlier = known === undefined || after < state.answers[known]!.after
    if (earlier) first.set(person, key)
    if (known !== undefined) later.push(earlier ? known : key)
  }
  return later
}

function removeAnswer(state: QuizState, key: ViewerKey): void {
  state.counts[state.answers[key]!.choice]! -= 1
  state.total -= 1
  delete state.answers[key]
}

/** One person, one answer: called before the answers are scored. */
export function keepEarliest(state: QuizState, links: Links): void {
  for (const key of laterAnswers(state, links)) removeAnswer(state, key)
}

/** Identities were linked after the reveal: what the later answer has earned is taken away again. */
export function unscoreLater(
  state: QuizState,
  props: QuizProps,
  airing: Airing,
  person: readonly ViewerKey[],
): void {
  // Hundreds may link within a minute, and all questions of the evening hear of each.
  const answered = person.filter((key) => state.answers[key] !== undefined)
  if (state.phase !== 'revealed' || answered.length < 2) return
  for (const key of laterAnswers(state, airing.links)) {
    const { choice, after } = state.answers[key]!
    const score = airing.scores[key]!
    score.answered -= 1
    if (props.correct.includes(choice)) {
      score.correct -= 1
      score.points -= pointsFor(props, after)
      state.right -= 1
    }
    removeAnswer(state, key)
  }
}

/** What its author or the platform took back while others still answer was never said. */
export function retractAnswers(state: QuizState, taken: Taken): void {
  if (state.phase === 'revealed') return
  const keys =
    'viewer' in taken
      ? [taken.viewer]
      : Object.keys(state.answers).filter((key) => state.answers[key]!.lineId === taken.lineId)
  for (const key of keys) if (state.answers[key] !== undefined) removeAnswer(state, key)
}

/** The fastest are named at the reveal, by the name they have then. */
export function renameAnswerer(state: QuizState, viewer: ViewerRef): void {
  const key = viewerKey(viewer)
  const answer = state.answers[key]
  if (answer !== undefined) state.answers[key] = { ...answer, name: viewer.name }
}
