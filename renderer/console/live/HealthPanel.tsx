import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { reachOf, widestAddress } from '../../../core/reach/reach'
import { useConsole } from '../../kit/console'
import { QrCode } from '../../kit/QrCode'
import { ToneMark } from '../../kit/tone'
import classes from './health.module.css'
import { healthRows } from './health-rows'

const openTo = {
  everyone: 'Open to everyone',
  network: 'Open to this network',
  here: 'This computer only',
} as const

/** Every connection with a word, and the way into the room. */
export function Health() {
  const obs = useConsole((state) => state.obs)
  const onAir = useConsole((state) => state.onAir)
  const health = useConsole((state) => state.health)
  const airing = useConsole((state) => state.airing)
  const platforms = useConsole((state) => state.platforms)
  if (obs === null || onAir === null || health === null || platforms === null) return null
  const { room } = health
  const address = widestAddress(room)
  return (
    <div className={classes.health}>
      <dl>
        {healthRows({ obs, onAir, airing, health, platforms }).map((row) => (
          <div key={row.id}>
            <dt>
              <ToneMark tone={row.tone} size={14} /> {row.label}
            </dt>
            <dd title={row.words}>{row.words}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.room}>
        <QrCode text={address} />
        <div>
          <b>Room</b>
          <p>
            {openTo[reachOf(room)]}, {room.spectators.toLocaleString('en')} inside
          </p>
          <p className={classes.address}>{address}</p>
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <Button
                size="compact-xs"
                variant="default"
                w={116}
                leftSection={
                  copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden />
                }
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy address'}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
    </div>
  )
}
