/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { QuizView } from '../../../../core/overlay/model'
import { markName } from '../marks'
import type { Speech } from '../speech'
import { bar, Clock, Dashes, Title } from './ticket'

type Choice = QuizView['choices'][number]

/** The choices are the buttons; afterwards they are rows at the same places. */
export function Quiz({ view, now, speech }: { view: QuizView; now: Instant; speech: Speech }) {
  const { words } = speech
  const label = `question-${view.runId}`
  return (
    <>
      <div class="pad">
        <p class="st">
          <span>{words.quiz}</span> <span>{words.answered(view.answers)}</span>
        </p>
        <Title id={label} text={view.question} />
        {view.phase === 'open' ? (
          <fieldset class="ans" aria-labelledby={label} data-quiz={markName(view.runId)}>
            {view.choices.map((choice) => (
              <button
                type="submit"
                id={`answer-${view.runId}-${choice.letter}`}
                form="act"
                name="do"
                value={`answer ${view.runId} ${choice.letter}`}
              >
                <b class="k">{choice.letter}</b> <ChoiceText view={view} choice={choice} speech={speech} />
              </button>
            ))}
          </fieldset>
        ) : (
          <ul class="ans">
            {view.choices.map((choice) => (
              <Row view={view} choice={choice} speech={speech} />
            ))}
          </ul>
        )}
      </div>
      {view.phase === 'open' ? (
        <>
          <Dashes from={view.openedAt} until={view.closesAt} now={now} />
          <Clock words={words.firstCounts} until={view.closesAt} now={now} speech={speech} />
        </>
      ) : (
        <p class="stub">{endWords(speech, view)}</p>
      )}
    </>
  )
}

interface ChoiceProps {
  readonly view: QuizView
  readonly choice: Choice
  readonly speech: Speech
}

function ChoiceText({ view, choice, speech }: ChoiceProps) {
  return (
    <span>
      {choice.correct === true ? `${choice.letter} · ` : ''}
      <span dir="auto">{choice.text}</span>
      <small data-yours={`${markName(view.runId)}.${choice.letter}`} hidden>
        {speech.words.yourAnswer}
      </small>
    </span>
  )
}

function Row({ view, choice, speech }: ChoiceProps) {
  const { words, number } = speech
  const { letter, count, correct } = choice
  const most = Math.max(1, ...view.choices.map((one) => one.count ?? 0))
  return (
    <li class={correct === true ? 'right' : correct === false ? 'wrong' : undefined}>
      <b class="k">{correct === true ? '✓' : letter}</b>{' '}
      <ChoiceText view={view} choice={choice} speech={speech} />
      {count === null ? null : (
        <>
          {' '}
          <b class="n">
            {number(count)}
            <span class="sr">
              {' '}
              {words.answers(count)}
              {correct === true ? `, ${words.right}` : ''}
            </span>
          </b>
          {bar((100 * count) / most, ' class="bb" aria-hidden="true"')}
        </>
      )}
    </li>
  )
}

function endWords({ words }: Speech, { phase, choices, answers }: QuizView): string {
  const right = choices.filter(({ correct }) => correct)
  if (phase === 'locked' || right.length === 0) return words.timeUp
  const isRight = words.isRight(right.map(({ letter }) => letter))
  const knew = right.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return answers === 0 ? isRight : `${isRight} · ${words.knew(knew, answers)}`
}
