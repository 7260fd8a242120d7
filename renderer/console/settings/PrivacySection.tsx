import { Button, Modal, Group as Row, Text } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../kit/use-command'
import { NumberField } from './fields'
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
        <NumberField
          form={form}
          id="keep"
          label="Keep what people wrote for"
          hint="Afterwards the text is emptied by itself; counts, orders and scores stay."
          unit={days === 1 ? 'day' : 'days'}
          w={320}
          min={1}
          max={365}
          get={(settings) => settings.keepChatDays}
          put={(before, keepChatDays) => ({ ...before, keepChatDays })}
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
      <Group
        title="What is kept where"
        words="Everything stays on this computer. There is no account, and no text leaves it: moderation runs here too."
      >
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Where</th>
              <th scope="col">How long</th>
            </tr>
          </thead>
          <tbody>
            {kept(days).map(([what, where, how]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{where}</td>
                <td>{how}</td>
              </tr>
            ))}
          </tbody>
        </table>
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

const kept = (days: number): readonly (readonly [string, string, string])[] => [
  [
    'Chat lines, with platform, id and name of the viewer',
    "micdrop.db in Micdrop's folder",
    `text for ${days} ${days === 1 ? 'day' : 'days'}; counts stay`,
  ],
  ['Orders, payments, ledger', 'the same file', 'stay: you may need them for your books'],
  ['Funnels and quiz results', 'the same file, as counts and scores', 'stay'],
  ['Shows and settings', 'readable JSON files in the folder', 'until you delete them'],
  ['Passwords and tokens', 'sealed by the keychain where this desktop has one', 'until you change them'],
  ['Log files', 'logs in the folder; no chat, names or tokens', '5 MB, two generations'],
]
