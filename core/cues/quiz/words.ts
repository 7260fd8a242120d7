import { shortened } from '../../base/graphemes'
import { second } from '../../base/time'
import { letterOf } from '../../chat/choice'
import { mention } from '../../chat/viewer'
import { type BotWords, botWords } from '../../words/bot'
import type { QuizProps } from './props'
import { fastestNames, type QuizState } from './state'

const lettersOf = ({ choices }: QuizProps) => choices.map((_, index) => letterOf(index))

export function howTo(props: QuizProps): string {
  return `answer with ${botWords.en.letters(lettersOf(props))}`
}

/** At most 160 + 6 × 64 + 60 characters; the longest is cut by `sayable`. */
export function askText(words: BotWords, props: QuizProps): string {
  const choices = props.choices.map((text, index) => `${letterOf(index)}) ${text}`).join('  ')
  const time = words.youHave(Math.round(props.window / second), lettersOf(props))
  return sayable(words.quiz(props.question, choices), `  ${time}`)
}

export function revealText(words: BotWords, props: QuizProps, state: QuizState): string {
  const right = props.correct.map((index) => `${letterOf(index)}) ${props.choices[index]}`)
  const names = fastestNames(state).map((name) => mention(name, words.aViewer))
  const first = names.length === 0 ? '' : ` ${words.fastest(names.join(', '))}`
  const result = state.total === 0 ? words.nobodyAnswered : words.wereRight(state.right, state.total)
  return sayable(`${words.theAnswer(right)} ${result}`, first)
}

/** One chat line of at most 450 characters; the tail is kept whole. */
function sayable(text: string, tail: string): string {
  return shortened(text, 450 - tail.length) + tail
}
