import { NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { useConsole } from '../../kit/console'
import { QrCode } from '../../kit/QrCode'
import { useCommand } from '../../kit/use-command'
import { Address } from './Address'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'

/** The one switch that opens anything to the network, in plain words. */
export function RoomSection({ form }: SectionProps) {
  const room = useConsole((state) => state.health.room)
  const command = useCommand()
  const [busy, setBusy] = useState(false)
  if (room === null) return null
  const address = room.networkUrl ?? room.url
  const open = async (wish: boolean) => {
    setBusy(true)
    await form.flush()
    await command({ failed: wish ? 'The room was not opened' : 'The room was not closed' }, (client) =>
      client.settings.openRoom({ open: wish }),
    )
    setBusy(false)
    form.reload()
  }
  return (
    <>
      <Group title="Open the room to the network">
        <Switch
          size="md"
          label="People in this network can join"
          description="Phones and computers in the same Wi-Fi or network reach the room page: chat, claims, answers, their own orders. Nothing else of this computer is opened: not the console, not the overlay, not the control API. Closing it ends their pages at once."
          checked={room.open}
          disabled={busy}
          onChange={(event) => void open(event.currentTarget.checked)}
        />
        <StateLine tone={room.reason !== null ? 'warn' : room.open ? 'good' : 'plain'}>
          {room.reason ??
            (room.open
              ? `Open: ${countWords(room.spectators)}.`
              : `Only on this computer: ${countWords(room.spectators)}.`)}
        </StateLine>
        <div className={classes.room}>
          <QrCode text={address} size={148} />
          <div>
            <Address label="the address of the room" text={address} />
            <p className={classes.words} style={{ margin: 0 }}>
              {room.open
                ? 'Show this code in the hall, or let the overlay show it.'
                : 'This address works on this computer only. Open the room, then the code works for phones.'}
            </p>
          </div>
        </div>
      </Group>
      <Group title="Slow mode">
        <NumberInput
          label="Wait between two lines of one person"
          description="0 lets everyone write as fast as they can; commands such as !claim are never slowed."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          suffix=" s"
          min={0}
          max={120}
          allowDecimal={false}
          clampBehavior="strict"
          w={320}
          value={form.settings.room.slowModeSeconds}
          onChange={(value) =>
            form.change((before) => ({
              ...before,
              room: { ...before.room, slowModeSeconds: Number(value || 0) },
            }))
          }
        />
      </Group>
    </>
  )
}

function countWords(spectators: number): string {
  return spectators === 1 ? 'one person is inside' : `${spectators} people are inside`
}
