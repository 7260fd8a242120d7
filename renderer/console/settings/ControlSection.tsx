import { Button, Modal, Group as Row, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useConsole } from '../../kit/console'
import { Address } from './Address'
import { AnswerLine, useAnswer } from './answer'
import { Group, type SectionProps } from './section'
import classes from './settings.module.css'

const dots = '•'.repeat(24)

/** The same commands as the buttons, over HTTP on this computer, for Stream Deck, Companion and scripts. */
export function ControlSection(_props: SectionProps) {
  const controlUrl = useConsole((state) => state.health.controlUrl) ?? ''
  const example = `curl -H "Authorization: Bearer $TOKEN" ${controlUrl}/state`
  return (
    <>
      <Group title="Address" words="Only programs on this computer reach it, and only with the token.">
        <Address label="the address of the control API" text={controlUrl} />
        <Address label="the address of openapi.json" text={`${controlUrl}/openapi.json`} />
        <p className={classes.words} style={{ margin: 0 }}>
          openapi.json describes every call, for Companion and for code; it needs no token.
        </p>
      </Group>
      <Token />
      <Group title="Try it" words="In a terminal, with the token in place of $TOKEN.">
        <Address label="the example" text={example} />
      </Group>
    </>
  )
}

/** Asked from the engine only when it is shown or copied. */
function Token() {
  const { answer, setAnswer, ask } = useAnswer()
  const [token, setToken] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const get = () =>
    ask(
      'No token',
      (client) => client.settings.controlToken({ renew: false }),
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
      (client) => client.settings.controlToken({ renew: true }),
      ({ token: now }) =>
        now === before?.token ? null : 'A new token is in place. The old one no longer works.',
    )
    if (fresh === null) return
    if (fresh.token === before?.token)
      setAnswer({
        tone: 'warn',
        words: 'This token was given at the start by MICDROP_CONTROL_TOKEN, so only that can change it.',
      })
    if (token !== null) setToken(fresh.token)
  }
  return (
    <Group
      title="Token"
      words="Programs send it as the header Authorization: Bearer. Who has it can run your show: share it with nobody."
    >
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
        <Text size="sm">
          The old token stops working at once. Stream Deck, Companion and scripts need the new one before they
          can fire anything.
        </Text>
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
