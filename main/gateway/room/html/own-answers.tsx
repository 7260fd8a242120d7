/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Own } from '../own'
import type { OwnAnswer } from '../own-answers'
import { Tick } from './ticket'

/** What they answered, whether it was right, and where they stand: for each viewer alone. */
export function OwnAnswers({ own: { answers, points, standing } }: { own: Own }) {
  const told = answers.filter(({ result }) => result !== null)
  return (
    <>
      {answers.map((answer) => (
        <AnswerLine answer={answer} />
      ))}
      {told.length > 0 && points !== null ? (
        <dl class="score">
          {told.length === 1 ? (
            <div>
              <dt>This one</dt>
              <dd>+{told[0]!.result!.earned.toLocaleString('en')}</dd>
            </div>
          ) : null}
          <div>
            <dt>Points</dt>
            <dd>{points.toLocaleString('en')}</dd>
          </div>
          {standing === null ? null : (
            <div>
              <dt>Rank</dt>
              <dd>
                {standing.rank.toLocaleString('en')}
                {standing.shared ? <small> shared</small> : null}
              </dd>
            </div>
          )}
        </dl>
      ) : points === null ? null : (
        <p>You have {points === 1 ? '1 point' : `${points.toLocaleString('en')} points`}.</p>
      )}
    </>
  )
}

function AnswerLine({ answer: { letter, text, result } }: { answer: OwnAnswer }) {
  if (result === null)
    return (
      <p>
        You answered {letter}. <bdi>{text}</bdi>
      </p>
    )
  if (result.right)
    return (
      <p class="said good">
        <Tick />{' '}
        <span>
          Right. You answered {letter}, <bdi>{text}</bdi>.
        </span>
      </p>
    )
  return (
    <p class="said">
      Not right. You answered {letter}, <bdi>{text}</bdi>; right {result.answer.length === 1 ? 'is' : 'are'}{' '}
      {result.answer.join(' and ')}.
    </p>
  )
}
