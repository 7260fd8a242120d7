import { letterOf } from '../../chat/choice'
import type { View } from '../../overlay/model'
import type { Airing, Run } from '../../show/airing'
import { delayOf, isOpenFor, isOver, lateFigures } from '../fair'
import type { Figure, HostAction } from '../kind'
import { leaders } from './leaders'
import type { QuizProps } from './props'
import { movesOf, named } from './score'
import { fastestNames, type QuizState } from './state'
import { howTo } from './words'

type QuizRun = Run & { state: QuizState }

/** Counts and the right answer stay null until they may be known: the overlay page is public. */
export function quizView(props: QuizProps, run: QuizRun, airing: Airing, source?: string): View {
  const { state } = run
  const delay = delayOf(run, source)
  const phase = state.phase === 'revealed' ? 'revealed' : isOpenFor(state, delay) ? 'open' : 'locked'
  if (state.screen === 'leaderboard') {
    const best = leaders(airing)
    const moves = movesOf(best, state.earlier)
    return {
      template: 'leaderboard',
      runId: run.id,
      title: 'Leaderboard',
      rows: named(airing.scores, best).map((row, at) => ({ ...row, moved: moves[at]! })),
    }
  }
  return {
    template: 'quiz',
    runId: run.id,
    title: phase === 'open' ? `Quiz: ${howTo(props)}` : 'Quiz',
    question: props.question,
    choices: props.choices.map((text, index) => ({
      letter: letterOf(index),
      text,
      count: phase !== 'revealed' && !isOver(state) ? null : state.counts[index]!,
      correct: state.phase === 'revealed' ? props.correct.includes(index) : null,
    })),
    answers: state.total,
    phase,
    openedAt: run.firedAt + state.pausedFor + delay,
    closesAt: state.closesAt + delay,
  }
}

/** The host sees the counts at once. */
export function quizFigures(props: QuizProps, run: QuizRun): Figure[] {
  const { state } = run
  const revealed = state.phase === 'revealed'
  const choices = state.counts.map((count, index): Figure => {
    const good = revealed && props.correct.includes(index)
    return { label: letterOf(index), value: count.toLocaleString('en'), tone: good ? 'good' : 'plain' }
  })
  return [
    { label: 'Answers', value: state.total.toLocaleString('en'), tone: 'plain' },
    ...choices,
    {
      label: 'Right',
      value: revealed ? state.right.toLocaleString('en') : 'not revealed',
      tone: revealed ? 'good' : 'plain',
    },
    { label: 'Fastest', value: fastestNames(state)[0] ?? 'nobody yet', tone: 'plain' },
    ...(revealed ? [] : lateFigures(state)),
  ]
}

export function quizActions(_props: QuizProps, run: QuizRun): HostAction[] {
  if (run.closedAt !== null) return []
  const close: HostAction = { id: 'close', label: 'Close', risk: 'visible' }
  if (run.state.phase === 'revealed')
    return [{ id: 'leaderboard', label: 'Leaderboard', risk: 'free' }, close]
  return [
    { id: 'reveal', label: 'Reveal', risk: 'visible' },
    { id: 'extend', label: '+15 s', risk: 'free' },
    close,
  ]
}
