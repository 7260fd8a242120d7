import { Button, Modal, NumberInput, Group as Row, Text } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../kit/use-command'
import { Group, type SectionProps } from './section'
import classes from './settings.module.css'

/** What is kept about viewers, where, and for how long. */
export function PrivacySection({ form }: SectionProps) {
  const command = useCommand()
  const [asking, setAsking] = useState(false)
  const [purged, setPurged] = useState<number | null>(null)
  const days = form.settings.keepChatDays
  const purge = async () => {
    setAsking(false)
    await form.flush()
    const done = await command({ failed: 'The chat was not emptied' }, (client) =>
      client.settings.purgeChat(),
    )
    if (done !== null) setPurged(done.lines)
  }
  return (
    <>
      <Group title="Chat">
        <NumberInput
          label="Keep what people wrote for"
          description="Afterwards the text is emptied; counts, orders and scores stay."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          suffix={days === 1 ? ' day' : ' days'}
          min={1}
          max={365}
          allowDecimal={false}
          clampBehavior="strict"
          w={320}
          value={days}
          onChange={(value) =>
            Number(value) >= 1 && form.change((before) => ({ ...before, keepChatDays: Number(value) }))
          }
        />
        <div className={classes.row}>
          <Button variant="default" onClick={() => setAsking(true)}>
            Empty older chat now…
          </Button>
          <Text size="sm" c="var(--soft)" role="status">
            {purged === null
              ? ''
              : `${purged.toLocaleString('en')} ${purged === 1 ? 'line was' : 'lines were'} emptied.`}
          </Text>
        </div>
      </Group>
      <Group title="Where things are">
        <dl className={classes.facts}>
          <dt>Shows and settings</dt>
          <dd>Readable files in Micdrop's folder on this computer (MICDROP_HOME).</dd>
          <dt>Orders, stock, scores, chat</dt>
          <dd>
            One database in the same folder. Nothing is sent anywhere; there is no account and no cloud.
          </dd>
          <dt>Passwords and tokens</dt>
          <dd>In the keychain of this computer where it has one, never in a file of a show.</dd>
          <dt>Viewers</dt>
          <dd>Known by platform, id and display name. Counts and curves hold no names.</dd>
          <dt>Moderation</dt>
          <dd>Rules and model run on this computer; no line leaves it.</dd>
        </dl>
      </Group>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Empty older chat?">
        <Text size="sm">
          The text of all lines older than {days} {days === 1 ? 'day' : 'days'} is emptied for good. Counts,
          orders and scores stay.
        </Text>
        <Row justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button color="red.4" onClick={() => void purge()}>
            Empty it
          </Button>
        </Row>
      </Modal>
    </>
  )
}
