import { letterOf } from '../../../core/chat/choice'
import { identitiesOf } from '../../../core/chat/links'
import type { ViewerKey } from '../../../core/chat/viewer'
import type { QuizProps } from '../../../core/cues/quiz/props'
import { pointsFor } from '../../../core/cues/quiz/score'
import type { QuizState } from '../../../core/cues/quiz/state'
import type { Airing } from '../../../core/show/airing'
import { castOf, openRuns } from '../../../core/show/runs'

/** What one person answered in a quiz that is shown, and what became of it. */
export interface OwnAnswer {
  readonly runId: string
  readonly letter: string
  readonly text: string
  /** Null until the right answer is shown. */
  readonly result: {
    readonly right: boolean
    /** The choices that are right. */
    readonly answer: readonly { readonly letter: string; readonly text: string }[]
    /** Points for this one. */
    readonly earned: number
  } | null
}

/** Their answers in all quizzes that are shown, oldest first, under whichever identity they gave them. */
export function answersOf(airing: Airing, key: ViewerKey): OwnAnswer[] {
  const identities = identitiesOf(airing.links, key)
  const answers: OwnAnswer[] = []
  for (const run of openRuns(airing)) {
    if (run.kind !== 'quiz') continue
    const state = run.state as QuizState
    const given = identities.flatMap((one) => (Object.hasOwn(state.answers, one) ? state.answers[one]! : []))
    if (given.length === 0) continue
    const props = castOf(airing, run)?.props as QuizProps | undefined
    if (props === undefined) continue
    for (const { choice, after } of given)
      answers.push({
        runId: run.id,
        letter: letterOf(choice),
        text: props.choices[choice] ?? '',
        result: state.phase === 'revealed' ? resultOf(props, choice, after) : null,
      })
  }
  return answers
}

function resultOf(props: QuizProps, choice: number, after: number): OwnAnswer['result'] {
  const right = props.correct.includes(choice)
  return {
    right,
    answer: props.correct.map((index) => ({ letter: letterOf(index), text: props.choices[index] ?? '' })),
    earned: right ? pointsFor(props, after) : 0,
  }
}
