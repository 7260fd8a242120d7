import { Anchor, Button, Modal, Group as Row, Text } from '@mantine/core'
import { useState } from 'react'
import { useConsole } from '../../kit/console'
import { useCommand } from '../../kit/use-command'
import { Address } from './Address'
import { Group, type SectionProps } from './section'
import classes from './settings.module.css'

const hidden = '•'.repeat(24)

/** The same commands as the buttons, over HTTP on this computer, for Stream Deck, Companion and scripts. */
export function ControlSection(_props: SectionProps) {
  const controlUrl = useConsole((state) => state.health.controlUrl) ?? ''
  const command = useCommand()
  const [token, setToken] = useState<string | null>(null)
  const [shown, setShown] = useState(false)
  const [asking, setAsking] = useState(false)
  const get = async (renew: boolean) => {
    const answer = await command(
      {
        failed: renew ? 'The token was not renewed' : 'The token could not be read',
        ...(renew ? { done: 'A new token is in place. The old one no longer works.' } : {}),
      },
      (client) => client.settings.controlToken({ renew }),
    )
    if (answer === null) return
    setToken(answer.token)
    setShown(true)
  }
  return (
    <>
      <Group title="Address" words="Only programs on this computer reach it, and only with the token.">
        <Address label="the address of the control API" text={controlUrl} />
        <Text size="sm">
          <Anchor href={`${controlUrl}/openapi.json`} target="_blank" rel="noreferrer">
            openapi.json
          </Anchor>{' '}
          describes every call, for Companion and for code.
        </Text>
      </Group>
      <Group
        title="Token"
        words="Programs send it as the header Authorization: Bearer. Who has it can run your show: share it with nobody."
      >
        {token !== null && <Address label="the token" text={token} shown={shown ? token : hidden} />}
        <div className={classes.row}>
          {token === null || !shown ? (
            <Button variant="default" onClick={() => void get(false)}>
              Show the token
            </Button>
          ) : (
            <Button variant="default" onClick={() => setShown(false)}>
              Hide the token
            </Button>
          )}
          <Button variant="default" onClick={() => setAsking(true)}>
            Renew…
          </Button>
        </div>
      </Group>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Renew the token?">
        <Text size="sm">
          The old token stops working at once. Stream Deck, Companion and scripts need the new one before they
          can fire anything.
        </Text>
        <Row justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            Keep the old one
          </Button>
          <Button
            onClick={() => {
              setAsking(false)
              void get(true)
            }}
          >
            Renew
          </Button>
        </Row>
      </Modal>
    </>
  )
}
