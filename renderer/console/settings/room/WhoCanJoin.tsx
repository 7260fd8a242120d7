import type { ConsoleState } from '../../../../core/contract/state'
import { reachOf, widestAddress } from '../../../../core/reach/reach'
import { peopleWords, whoCanJoin } from '../../../../core/reach/words'
import { QrCode } from '../../../kit/QrCode'
import { Address } from '../Address'
import { Group, StateLine } from '../section'
import classes from '../settings.module.css'

const unproven = 'This code works on any phone as soon as the address leads here.'
const hints = {
  everyone: 'This code works on any phone: show it in the hall, or let the overlay show it during a sale.',
  network:
    'This code works for phones in your network. In a live show the overlay shows none, since viewers of a stream are elsewhere.',
  here: 'This address works on this computer alone: no phone can open it yet.',
} as const

/** The answer to the question of this page, and the code that leads there. */
export function WhoCanJoin({ room }: { room: ConsoleState['health']['room'] }) {
  const { tone, words } = whoCanJoin(room)
  const address = widestAddress(room)
  return (
    <Group title="Who can join now">
      <StateLine tone={room.reason === null ? tone : 'warn'}>
        {room.reason === null ? words : `${room.reason} ${words}`}
      </StateLine>
      <div className={classes.room}>
        <QrCode text={address} size={148} />
        <div>
          <Address label="the address of the room" text={address} />
          <p className={classes.words} style={{ margin: 0 }}>
            {room.publicUrl !== null && room.publicProven !== true ? unproven : hints[reachOf(room)]}{' '}
            {peopleWords(room.spectators)}
          </p>
        </div>
      </div>
    </Group>
  )
}
