import { Select, Switch } from '@mantine/core'
import { useState } from 'react'
import type { ConsoleState } from '../../../../core/contract/state'
import { readable } from '../../../../core/reach/words'
import { useCommand } from '../../../kit/use-command'
import { Group, type SectionProps, StateLine } from '../section'
import { interfaceChoices } from './interface-choices'

interface NetworkGroupProps extends SectionProps {
  readonly room: ConsoleState['health']['room']
}

/** The one switch that opens the room to the network, and by which of this computer's networks. */
export function NetworkGroup({ form, room }: NetworkGroupProps) {
  const command = useCommand()
  // While the engine opens or closes it, the switch already stands where it was put.
  const [wished, setWished] = useState<boolean | null>(null)
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
  const chosen = form.settings.room.networkInterface
  const choices = interfaceChoices(room.interfaces, chosen)
  return (
    <Group title="This network">
      <Switch
        size="md"
        label="People in this network can join"
        description="Opens: the room page for phones and computers in the same Wi-Fi or network, with chat, claims, answers and their own orders. Stays closed: the console, the overlay, the control API, your files, the internet. Closing it ends their pages at once."
        checked={wished ?? room.open}
        onChange={(event) => void open(event.currentTarget.checked)}
      />
      {room.open && (
        <StateLine tone={room.networkReason === null && room.networkUrl !== null ? 'good' : 'warn'}>
          {room.networkUrl === null
            ? 'Open, but this computer is in no network right now.'
            : `${room.networkReason ?? 'Open'}${room.networkReason === null ? ' at' : ' The room is at'} ${readable(room.networkUrl)}.`}
        </StateLine>
      )}
      {(choices.length > 2 || chosen !== null) && (
        <Select
          label="Which network people are in"
          description="This computer is in more than one. People in the others cannot open the address."
          data={choices}
          value={chosen ?? ''}
          allowDeselect={false}
          onChange={(name) =>
            name !== null &&
            form.change((before) => ({
              ...before,
              room: { ...before.room, networkInterface: name === '' ? null : name },
            }))
          }
        />
      )}
    </Group>
  )
}
