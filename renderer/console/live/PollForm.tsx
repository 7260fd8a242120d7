import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import type { PlatformView } from '../../../core/contract/state'
import { announce } from '../../kit/announcer'
import { useCommand } from '../../kit/use-command'
import classes from './chat-tools.module.css'
import { AbilityNote } from './guard-rows'

/** One choice a line; what the platform would refuse is said here. Null when it can be sent. */
export function pollFault(question: string, choices: readonly string[], seconds: number): string | null {
  if (question.trim() === '') return 'Write the question.'
  if (choices.length < 2 || choices.length > 5) return 'Write 2 to 5 choices, one in each line.'
  const long = choices.find((choice) => [...choice].length > 25)
  if (long !== undefined) return `"${long}" is too long: a choice has at most 25 characters.`
  if (!Number.isInteger(seconds) || seconds < 15 || seconds > 1_800)
    return 'A poll lasts 15 seconds to 30 minutes.'
  return null
}

/** The platform's own poll: answered by a press there, not by chat, and apart from the show's quizzes. */
export function PollForm({ platform, onDone }: { platform: PlatformView; onDone: () => void }) {
  const command = useCommand()
  const id = useId()
  const [question, setQuestion] = useState('')
  const [lines, setLines] = useState('')
  const [seconds, setSeconds] = useState<number | string>(60)
  const { can, note } = platform.caps.abilities.polls
  const choices = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const fault = pollFault(question, choices, Number(seconds))
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (fault !== null) return
    const done = await command({ failed: 'The poll was not opened' }, (client) =>
      client.platforms.poll({
        id: platform.id,
        question: question.trim(),
        choices,
        seconds: Number(seconds),
      }),
    )
    if (done === null) return
    announce('The poll is open.')
    onDone()
  }
  return (
    <section>
      <h3>Poll</h3>
      {can && (
        <form className={classes.poll} onSubmit={(event) => void open(event)}>
          <TextInput
            size="xs"
            label="Question"
            value={question}
            maxLength={60}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          <Textarea
            size="xs"
            label="Choices, one in each line"
            value={lines}
            rows={3}
            onChange={(event) => setLines(event.currentTarget.value)}
          />
          <div className={classes.row}>
            <NumberInput
              size="xs"
              w={170}
              aria-label="How long, in seconds"
              suffix=" s"
              value={seconds}
              onChange={setSeconds}
              min={15}
              max={1_800}
              clampBehavior="none"
              allowDecimal={false}
            />
            <Button type="submit" size="xs" disabled={fault !== null} aria-describedby={id}>
              Open poll
            </Button>
          </div>
        </form>
      )}
      <AbilityNote id={id} note={can && question !== '' && fault !== null ? fault : note} />
    </section>
  )
}
