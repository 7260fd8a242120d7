import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useConsole } from '../../kit/console'
import { QrCode } from '../../kit/QrCode'
import { useCommand } from '../../kit/use-command'
import { Address } from './Address'
import { NumberField, TextField } from './fields'
import { HallGroup } from './room/HallGroup'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'
import { TunnelGroup } from './TunnelGroup'

/** The one switch that opens anything to the network, in plain words. */
export function RoomSection({ form }: SectionProps) {
  const room = useConsole((state) => state.health.room)
  const command = useCommand()
  // While the engine opens or closes it, the switch already stands where it was put.
  const [wished, setWished] = useState<boolean | null>(null)
  if (room === null) return null
  const address = room.networkUrl ?? room.url
  const open = async (wish: boolean) => {
    if (wished !== null) return
    setWished(wish)
    await form.flush()
    await command({ failed: wish ? 'The room was not opened' : 'The room was not closed' }, (client) =>
      client.settings.openRoom({ open: wish }),
    )
    setWished(null)
    form.reload()
  }
  return (
    <>
      <Group title="Open the room to the network">
        <Switch
          size="md"
          label="People in this network can join"
          description="Opens: the room page for phones and computers in the same Wi-Fi or network, with chat, claims, answers and their own orders. Stays closed: the console, the overlay, the control API, your files, the internet. Closing it ends their pages at once."
          checked={wished ?? room.open}
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
      <TunnelGroup form={form} />
      <HallGroup form={form} />
      <Group title="In the room">
        <div className={classes.two}>
          <NumberField
            form={form}
            id="slow"
            label="Slow mode: wait between two lines of one person"
            hint="0 lets everyone write as fast as they can. Commands such as !claim are never slowed."
            unit="s"
            min={0}
            max={120}
            get={(settings) => settings.room.slowModeSeconds}
            put={(before, slowModeSeconds) => ({ ...before, room: { ...before.room, slowModeSeconds } })}
          />
          <TextField
            form={form}
            id="host-name"
            label="Your name, as buyers see the seller"
            hint="It stands on every receipt. Empty leaves the line out."
            get={(settings) => settings.hostName}
            put={(before, hostName) => ({ ...before, hostName })}
            check={(text) => (text.length > 80 ? 'At most 80 characters.' : null)}
          />
        </div>
      </Group>
    </>
  )
}

function countWords(spectators: number): string {
  return spectators === 1 ? 'one person is inside' : `${spectators} people are inside`
}
