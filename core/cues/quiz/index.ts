import { fail, ok, type Result } from '../../base/result'
import { type Duration, second } from '../../base/time'
import type { Question } from '../../chat/answer'
import { parseChoice } from '../../chat/choice'
import type { ViewerRef } from '../../chat/viewer'
import type { Airing, Run } from '../../show/airing'
import { botWordsOf } from '../../words/bot'
import { delayOf, isOver, nextEnd, passEnds, reopen, sourceOf } from '../fair'
import type { CueKind, Stage } from '../kind'
import { resumedBy } from '../pause'
import { aboutQuiz, quizCard } from './card'
import { examples } from './examples'
import { renameAnswerer, retractAnswers, unscoreLater } from './people'
import { QuizProps } from './props'
import { openQuiz, type QuizState, revealQuiz, takeAnswer } from './state'
import { quizActions, quizFigures, quizView } from './view'
import { askText, howTo, revealText } from './words'

export { leaders, leadersOf } from './leaders'
export { leaderboard, pointsOfPerson, type Ranked } from './score'
export { type Standing, standingOf } from './standing'

type QuizStage = Stage<QuizProps, QuizState>

/** What "+15 s" adds. */
const extraTime = 15 * second

export const quiz: CueKind<'quiz', QuizProps, QuizState> = {
  id: 'quiz',
  title: 'Quiz',
  summary: 'Asks a question; the first answer of each viewer counts.',
  risk: 'visible',
  props: QuizProps,
  begin: ({ run, props, now, say, airing }) => {
    say(askText(botWordsOf(airing.show), props))
    return openQuiz(props, now, run)
  },
  onAct: (stage, viewer, audience, act) => {
    if (act.act !== 'answer') return null
    const { state } = stage.run
    const delay = delayOf(stage.run, sourceOf(viewer, audience))
    if (state.phase !== 'revealed' && stage.now < state.closesAt + delay)
      return answer(stage, viewer, act.text, delay)
    // Said to nobody in chat: after a deadline dozens are late at once. The room shows it to the one who pressed.
    return act.runId === stage.run.id ? fail('closed', 'Too late: this question is closed.') : null
  },
  onHost: (stage, action) => actAsHost(stage, action),
  onTick: (stage) => {
    const { state } = stage.run
    if (state.phase === 'revealed') return stage.close()
    passEnds(state, stage.now)
    state.phase = 'locked'
    // Shown before, the answer would reach those who see the show late while they may still give one.
    if (isOver(state) && stage.props.autoReveal) reveal(stage)
  },
  wakeAt: (state) => {
    if (state.pausedAt !== null) return null
    return state.phase === 'revealed' ? state.hidesAt : nextEnd(state)
  },
  onRetracted: ({ run }, taken) => retractAnswers(run.state, taken),
  onRenamed: ({ run }, viewer) => renameAnswerer(run.state, viewer),
  onLinked: ({ run, props, airing }, person) => unscoreLater(run.state, props, airing, person),
  view: quizView,
  figures: quizFigures,
  about: aboutQuiz,
  card: quizCard,
  actions: quizActions,
  onPanic: ({ run, now }) => {
    run.state.pausedAt = now
  },
  onResume: ({ run, now }) => {
    const { state } = run
    const pausedFor = resumedBy(state, now)
    if (state.phase !== 'revealed' && !isOver(state)) {
      state.closesAt += pausedFor
      state.pausedFor += pausedFor
    }
    if (state.hidesAt !== null) state.hidesAt += pausedFor
  },
  examples,
}

/** The newest question that anyone may still answer; null while there is none: a letter is talk. */
export function openQuestion(airing: Airing | null): Question | null {
  if (airing === null || airing.panic !== null || airing.endedAt !== null) return null
  for (const id of [...airing.runOrder].reverse()) {
    const run = airing.runs[id]!
    if (run.kind !== 'quiz' || run.closedAt !== null || run.paused) continue
    const state = run.state as QuizState
    if (state.phase !== 'revealed' && !isOver(state))
      return { runId: id, choices: choicesOf(airing, run, state) }
  }
  return null
}

/** As the host wrote them: they were found good when the cue was fired, and stay the same array. */
function choicesOf({ show }: Airing, { cueId }: Run, { counts }: QuizState): readonly string[] {
  const props = show.rundown.find(({ id }) => id === cueId)?.props as Partial<QuizProps> | undefined
  return props?.choices ?? counts.map(() => '')
}

/** @param delay how late the viewer saw the question: their time began then */
function answer(stage: QuizStage, viewer: ViewerRef, text: string, delay: Duration): Result<unknown> {
  const { run, props, now } = stage
  const choice = parseChoice(text, props.choices.length)
  if (choice === null) {
    stage.reply(viewer, 'no-choice')
    return fail('no-choice', `That is no choice: ${howTo(props)}.`)
  }
  const after = Math.max(0, now - run.firedAt - run.state.pausedFor - delay)
  const said = { choice, after, lineId: stage.shop.lineId }
  if (takeAnswer(run.state, stage.airing.links, viewer, said)) {
    stage.reply(viewer, 'answered')
    return ok({ choice })
  }
  stage.reply(viewer, 'already-answered')
  return fail('already-answered', 'Your first answer counts.')
}

function reveal(stage: QuizStage): void {
  revealQuiz(stage.run.state, stage.props, stage.airing, stage.now)
  stage.say(revealText(botWordsOf(stage.airing.show), stage.props, stage.run.state))
}

function actAsHost(stage: QuizStage, action: string): Result<null> {
  const { state } = stage.run
  if (action === 'close') {
    stage.close()
    return ok(null)
  }
  if (state.pausedAt !== null) return fail('panicked', 'The quiz is stopped. Resume first.')
  switch (action) {
    case 'reveal':
      if (state.phase === 'revealed') return fail('already-revealed', 'The answer is already shown.')
      reveal(stage)
      return ok(null)
    case 'extend':
      if (state.phase === 'revealed')
        return fail('already-revealed', 'The answer is already shown; time cannot be added.')
      state.phase = 'open'
      reopen(state, Math.max(state.closesAt, stage.now) + extraTime)
      return ok(null)
    case 'leaderboard':
      if (state.phase !== 'revealed')
        return fail('not-revealed', 'Reveal the answer first: the scores follow from it.')
      state.screen = 'leaderboard'
      state.hidesAt = stage.now + stage.props.resultFor
      return ok(null)
    default:
      return fail('unknown-action', `A quiz has no action called ${action}.`)
  }
}
