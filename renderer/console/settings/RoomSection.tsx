import { useConsole } from '../../kit/console'
import { NumberField, TextField } from './fields'
import { HallGroup } from './room/HallGroup'
import { NetworkGroup } from './room/NetworkGroup'
import { PublicAddress } from './room/PublicAddress'
import { WhoCanJoin } from './room/WhoCanJoin'
import { Group, type SectionProps } from './section'
import classes from './settings.module.css'
import { TunnelGroup } from './TunnelGroup'

/** Who can come in and how: everyone by a public address, people in the network by a switch. */
export function RoomSection({ form }: SectionProps) {
  const room = useConsole((state) => state.health.room)
  const tunnel = useConsole((state) => state.health.tunnel)
  if (room === null || tunnel === null) return null
  return (
    <>
      <WhoCanJoin room={room} />
      <PublicAddress form={form} room={room} tunnelAddress={tunnel.address} />
      <TunnelGroup form={form} />
      <NetworkGroup form={form} room={room} />
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
