import { shortened } from '../../base/graphemes'
import { second } from '../../base/time'
import { letterOf } from '../../chat/choice'
import { mention } from '../../chat/viewer'
import type { QuizProps } from './props'
import { fastestNames, type QuizState } from './state'

function range(count: number): string {
  return count === 2 ? 'A or B' : `A to ${letterOf(count - 1)}`
}

export function howTo(props: QuizProps): string {
  return `answer with ${range(props.choices.length)}`
}

/** At most 160 + 6 × 64 + 60 characters; the longest is cut by `sayable`. */
export function askText(props: QuizProps): string {
  const choices = props.choices.map((text, index) => `${letterOf(index)}) ${text}`).join('  ')
  return sayable(
    `Quiz: ${props.question}  ${choices}`,
    `  You have ${Math.round(props.window / second)} s, ${howTo(props)}.`,
  )
}

export function revealText(props: QuizProps, state: QuizState): string {
  const right = props.correct.map((index) => `${letterOf(index)}) ${props.choices[index]}`).join(' or ')
  const names = fastestNames(state).map(mention)
  const first = names.length === 0 ? '' : ` Fastest: ${names.join(', ')}.`
  return sayable(`The answer: ${right}. ${resultText(state)}`, first)
}

export function resultText(state: QuizState): string {
  if (state.total === 0) return 'Nobody answered.'
  return `${state.right.toLocaleString('en')} of ${state.total.toLocaleString('en')} were right.`
}

/** One chat line of at most 450 characters; the tail is kept whole. */
function sayable(text: string, tail: string): string {
  return shortened(text, 450 - tail.length) + tail
}
