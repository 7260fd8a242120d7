/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Instant } from '../../../../core/base/time'
import type { QuizView } from '../../../../core/overlay/model'
import { markName } from '../marks'
import { bar, Clock, Dashes, Title } from './ticket'

type Choice = QuizView['choices'][number]

/** The choices are the buttons; afterwards they are rows at the same places. */
export function Quiz({ view, now }: { view: QuizView; now: Instant }) {
  const label = `question-${view.runId}`
  return (
    <>
      <div class="pad">
        <p class="st">
          <span>Quiz</span> <span>{view.answers.toLocaleString('en')} answered</span>
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
                <b class="k">{choice.letter}</b> <ChoiceText view={view} choice={choice} />
              </button>
            ))}
          </fieldset>
        ) : (
          <ul class="ans">
            {view.choices.map((choice) => (
              <Row view={view} choice={choice} />
            ))}
          </ul>
        )}
      </div>
      {view.phase === 'open' ? (
        <>
          <Dashes from={view.openedAt} until={view.closesAt} now={now} />
          <Clock words="Your first answer counts" until={view.closesAt} now={now} />
        </>
      ) : (
        <p class="stub">{endWords(view)}</p>
      )}
    </>
  )
}

function ChoiceText({ view, choice }: { view: QuizView; choice: Choice }) {
  return (
    <span>
      {choice.correct === true ? `${choice.letter} · ` : ''}
      <span dir="auto">{choice.text}</span>
      <small data-yours={`${markName(view.runId)}.${choice.letter}`} hidden>
        your answer
      </small>
    </span>
  )
}

function Row({ view, choice }: { view: QuizView; choice: Choice }) {
  const { letter, count, correct } = choice
  const most = Math.max(1, ...view.choices.map((one) => one.count ?? 0))
  return (
    <li class={correct === true ? 'right' : correct === false ? 'wrong' : undefined}>
      <b class="k">{correct === true ? '✓' : letter}</b> <ChoiceText view={view} choice={choice} />
      {count === null ? null : (
        <>
          {' '}
          <b class="n">
            {count.toLocaleString('en')}
            <span class="sr">
              {count === 1 ? ' answer' : ' answers'}
              {correct === true ? ', right' : ''}
            </span>
          </b>
          {bar((100 * count) / most, ' class="bb" aria-hidden="true"')}
        </>
      )}
    </li>
  )
}

function endWords({ phase, choices, answers }: QuizView): string {
  const right = choices.filter(({ correct }) => correct)
  if (phase === 'locked' || right.length === 0) return 'Time is up. The answer comes soon.'
  const letters = right.map(({ letter }) => letter).join(' and ')
  const knew = right.reduce((sum, { count }) => sum + (count ?? 0), 0)
  const are = right.length === 1 ? 'is' : 'are'
  return answers === 0
    ? `${letters} ${are} right`
    : `${letters} ${are} right · ${knew.toLocaleString('en')} of ${answers.toLocaleString('en')} knew`
}
