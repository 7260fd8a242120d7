import { fail, ok, type Result } from '../../base/result'
import { second } from '../../base/time'
import { parseChoice } from '../../chat/choice'
import type { ViewerRef } from '../../chat/viewer'
import type { CueKind, Stage } from '../kind'
import { resumedBy } from '../pause'
import { examples } from './examples'
import { renameAnswerer, retractAnswers, unscoreLater } from './people'
import { QuizProps } from './props'
import { openQuiz, type QuizState, revealQuiz, takeAnswer } from './state'
import { quizActions, quizFigures, quizView } from './view'
import { askText, howTo, revealText } from './words'

export { leaderboard, pointsOfPerson, type Ranked } from './score'

type QuizStage = Stage<QuizProps, QuizState>

/** What "+15 s" adds. */
const extraTime = 15 * second

export const quiz: CueKind<'quiz', QuizProps, QuizState> = {
  id: 'quiz',
  title: 'Quiz',
  summary: 'Asks a question; the first answer of each viewer counts.',
  risk: 'visible',
  props: QuizProps,
  begin: ({ props, now, say }) => {
    say(askText(props))
    return openQuiz(props, now)
  },
  onAct: (stage, viewer, _audience, act) => {
    if (act.act !== 'answer') return null
    const { state } = stage.run
    if (state.phase === 'open' && stage.now < state.closesAt) return answer(stage, viewer, act.text)
    // Said to nobody in chat: after a deadline dozens are late at once. The room shows it to the one who pressed.
    return act.runId === stage.run.id ? fail('closed', 'Too late: this question is closed.') : null
  },
  onHost: (stage, action) => actAsHost(stage, action),
  onTick: (stage) => {
    const { state } = stage.run
    if (state.phase === 'revealed') stage.close()
    else if (stage.props.autoReveal) reveal(stage)
    else state.phase = 'locked'
  },
  wakeAt: (state) => {
    if (state.pausedAt !== null || state.phase === 'locked') return null
    return state.phase === 'open' ? state.closesAt : state.hidesAt
  },
  onRetracted: ({ run }, taken) => retractAnswers(run.state, taken),
  onRenamed: ({ run }, viewer) => renameAnswerer(run.state, viewer),
  onLinked: ({ run, props, airing }) => unscoreLater(run.state, props, airing),
  view: quizView,
  figures: quizFigures,
  actions: quizActions,
  onPanic: ({ run, now }) => {
    run.state.pausedAt = now
  },
  onResume: ({ run, now }) => {
    const { state } = run
    const pausedFor = resumedBy(state, now)
    if (state.phase === 'open') {
      state.closesAt += pausedFor
      state.pausedFor += pausedFor
    }
    if (state.hidesAt !== null) state.hidesAt += pausedFor
  },
  examples,
}

function answer(stage: QuizStage, viewer: ViewerRef, text: string): Result<unknown> {
  const { run, props, now } = stage
  const choice = parseChoice(text, props.choices.length)
  if (choice === null) return fail('no-choice', `That is no choice: ${howTo(props)}.`)
  const after = now - run.firedAt - run.state.pausedFor
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
  stage.say(revealText(stage.props, stage.run.state))
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
      state.closesAt = Math.max(state.closesAt, stage.now) + extraTime
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
