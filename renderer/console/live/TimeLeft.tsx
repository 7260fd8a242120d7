import type { HostCard } from '../../../core/cues/host-card'
import { dashesLeft, leftText } from '../../../core/overlay/time-left'
import { useNow } from '../../kit/use-now'
import classes from './runs.module.css'

type Window = NonNullable<HostCard['window']>

/** As often as the overlay looks at the clock, or nearly. */
const every = 200

function useWindowNow({ stoppedAt }: Window): number {
  const now = useNow(every)
  return stoppedAt ?? now
}

/** The time that viewers on the overlay have, by the same rounding as there. */
export function TimeLeft({ window }: { window: Window }) {
  const now = useWindowNow(window)
  return (
    <b className={classes.clock} role="timer" aria-label="Time left">
      {leftText(window.until, now)}
    </b>
  )
}

const dashes = 29

/** The same time as dashes that go one by one from the end. */
export function Dashes({ window }: { window: Window }) {
  const now = useWindowNow(window)
  const left = dashesLeft(dashes, window.from, window.until, now)
  return (
    <div className={classes.dashes} aria-hidden>
      <i />
      <i style={{ clipPath: `inset(0 ${100 - (100 * left) / dashes}% 0 0)` }} />
    </div>
  )
}
