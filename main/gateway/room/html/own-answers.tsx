/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { apart } from '../../../../core/words/apart'
import type { Own } from '../own'
import type { OwnAnswer } from '../own-answers'
import type { Speech } from '../speech'
import { Say } from './say'
import { Tick } from './ticket'

/** What they answered, whether it was right, and where they stand: for each viewer alone. */
export function OwnAnswers({ own, speech }: { own: Own; speech: Speech }) {
  const { answers, points, standing } = own
  const { words, number } = speech
  const told = answers.filter(({ result }) => result !== null)
  return (
    <>
      {answers.map((answer) => (
        <AnswerLine answer={answer} speech={speech} />
      ))}
      {told.length > 0 && points !== null ? (
        <dl class="score">
          {told.length === 1 ? (
            <div>
              <dt>{words.thisOne}</dt>
              <dd>
                <bdi>+{number(told[0]!.result!.earned)}</bdi>
              </dd>
            </div>
          ) : null}
          <div>
            <dt>{words.pointsLabel}</dt>
            <dd>{number(points)}</dd>
          </div>
          {standing === null ? null : (
            <div>
              <dt>{words.rank}</dt>
              <dd>
                {number(standing.rank)}
                {standing.shared ? <small> {words.shared}</small> : null}
              </dd>
            </div>
          )}
        </dl>
      ) : points === null ? null : (
        <p>{words.youHave(points)}</p>
      )}
    </>
  )
}

function AnswerLine({ answer, speech: { words } }: { answer: OwnAnswer; speech: Speech }) {
  const { letter, result } = answer
  const text = apart(answer.text)
  if (result === null)
    return (
      <p>
        <Say text={words.youAnswered(letter, text)} />
      </p>
    )
  if (result.right)
    return (
      <p class="said good">
        <Tick />{' '}
        <span>
          <Say text={words.youWereRight(letter, text)} />
        </span>
      </p>
    )
  const right = result.answer.map((one) => `${one.letter}, ${apart(one.text)}`)
  return (
    <p class="said">
      <Say text={words.youWereWrong(letter, text, right)} />
    </p>
  )
}
