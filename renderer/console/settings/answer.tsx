import { useRef, useState } from 'react'
import type { ConsoleClient } from '../../kit/client'
import { type Tone, ToneMark } from '../../kit/tone'
import { type Refused, useCommand } from '../../kit/use-command'
import classes from './settings.module.css'

export interface Answer {
  readonly tone: Tone
  readonly words: string
}

/** Sends a command and keeps what came of it as a sentence beside its button. One at a time. */
export function useAnswer() {
  const command = useCommand()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const running = useRef(false)
  const ask = async <T,>(
    failed: string,
    send: (client: ConsoleClient) => Promise<T>,
    done: (output: T) => string | null,
  ): Promise<T | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    setAnswer(null)
    const onRefused = ({ words }: Refused) => {
      setAnswer({ tone: 'warn', words })
      return true
    }
    const output = await command({ failed, onRefused }, send)
    running.current = false
    setBusy(false)
    if (output === null) return null
    const words = done(output)
    if (words !== null) setAnswer({ tone: 'good', words })
    return output
  }
  return { busy, answer, setAnswer, ask }
}

/** Keeps its line free, so that an answer moves nothing. */
export function AnswerLine({ answer, otherwise = '' }: { answer: Answer | null; otherwise?: string }) {
  return (
    <p className={classes.answer} role="status">
      {answer !== null && <ToneMark tone={answer.tone} size={14} />}
      <span>{answer?.words ?? otherwise}</span>
    </p>
  )
}
