import { Button, Modal, Group as Row, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { ConsoleClient } from '../../kit/client'
import { AnswerLine, useAnswer } from './answer'
import { Group } from './section'
import classes from './settings.module.css'

const dots = '•'.repeat(24)

export interface TokenGroupProps {
  readonly words: string
  /** What stops working when the token is renewed. */
  readonly warning: string
  /** Said when renewing changes nothing. */
  readonly unchanged: string
  readonly fetch: (client: ConsoleClient, renew: boolean) => Promise<{ readonly token: string }>
}

/** A token that is asked from the engine only when it is shown, copied or renewed. */
export function TokenGroup({ words, warning, unchanged, fetch }: TokenGroupProps) {
  const { answer, setAnswer, ask } = useAnswer()
  const [token, setToken] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const get = () =>
    ask(
      'No token',
      (client) => fetch(client, false),
      () => null,
    )
  const show = async () => {
    if (token !== null) return setToken(null)
    const known = await get()
    if (known !== null) setToken(known.token)
  }
  const copy = async () => {
    const known = await get()
    if (known === null) return
    try {
      await navigator.clipboard.writeText(known.token)
      setAnswer({ tone: 'good', words: 'The token is in the clipboard.' })
    } catch {
      setAnswer({
        tone: 'warn',
        words: 'The clipboard is not open to this page. Show the token and copy it by hand.',
      })
    }
  }
  const renew = async () => {
    setAsking(false)
    const before = await get()
    const fresh = await ask(
      'The token was not renewed',
      (client) => fetch(client, true),
      ({ token: now }) =>
        now === before?.token ? null : 'A new token is in place. The old one no longer works.',
    )
    if (fresh === null) return
    if (fresh.token === before?.token) setAnswer({ tone: 'warn', words: unchanged })
    if (token !== null) setToken(fresh.token)
  }
  return (
    <Group title="Token" words={words}>
      <div className={classes.address}>
        <code>
          {token ?? (
            <>
              <span aria-hidden>{dots}</span>
              <VisuallyHidden>The token is hidden</VisuallyHidden>
            </>
          )}
        </code>
      </div>
      <div className={classes.row}>
        <Button variant="default" w={90} px={0} aria-pressed={token !== null} onClick={() => void show()}>
          {token === null ? 'Show' : 'Hide'}
        </Button>
        <Button variant="default" aria-label="Copy the token" onClick={() => void copy()}>
          Copy
        </Button>
        <Button variant="default" onClick={() => setAsking(true)}>
          Renew…
        </Button>
        <AnswerLine answer={answer} />
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Renew the token?">
        <Text size="sm">{warning}</Text>
        <Row justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            Keep the old one
          </Button>
          <Button onClick={() => void renew()}>Renew</Button>
        </Row>
      </Modal>
    </Group>
  )
}
