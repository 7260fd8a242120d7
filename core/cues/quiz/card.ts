import { clockText } from '../../base/time'
import { letterOf } from '../../chat/choice'
import type { Run } from '../../show/airing'
import { isOver, lateFigures } from '../fair'
import type { HostCard } from '../host-card'
import type { QuizProps } from './props'
import { fastestNames, type QuizState } from './state'

export function aboutQuiz({ choices, window }: QuizProps): string {
  return `${choices.length} choices, ${clockText(window)} to answer`
}

/** Counts at once, the right answer not before it is revealed: hosts show their screen. */
export function quizCard(
  props: QuizProps,
  { state, firedAt }: Run & { state: QuizState },
): Partial<HostCard> {
  const revealed = state.phase === 'revealed'
  const over = revealed ? 'Revealed' : isOver(state) ? 'Time is up' : null
  const answers = `${state.total.toLocaleString('en')} ${state.total === 1 ? 'answer' : 'answers'}`
  return {
    about: revealed ? resultText(state) : `${answers}, not revealed yet`,
    window:
      over === null
        ? { from: firedAt + state.pausedFor, until: state.closesAt, stoppedAt: state.pausedAt }
        : null,
    over,
    answers: {
      phase: state.phase,
      total: state.total,
      choices: props.choices.map((text, index) => ({
        letter: letterOf(index),
        text,
        count: state.counts[index]!,
        right: revealed ? props.correct.includes(index) : null,
      })),
    },
    figures: revealed
      ? [{ label: 'Fastest', value: fastestNames(state)[0] ?? 'nobody', tone: 'plain' }]
      : [...lateFigures(state)],
  }
}

function resultText({ total, right }: QuizState): string {
  return total === 0
    ? 'nobody answered'
    : `${right.toLocaleString('en')} of ${total.toLocaleString('en')} were right`
}
