import { clockText } from '../../core/base/time'
import { useConsole } from '../kit/console'
import { useNow } from '../kit/use-now'
import classes from './frame.module.css'
import { driftWords, pacingOf } from './live/pacing'

/** Elapsed against planned, and how far over or under. */
export function ShowClock() {
  const airing = useConsole((state) => state.airing)
  const runs = useConsole((state) => state.runs) ?? []
  const now = useNow()
  if (airing === null || airing.endedAt !== null)
    return (
      <div className={classes.clock}>
        <b>{new Date(now).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}</b>
        <small>no show running</small>
      </div>
    )
  const pacing = pacingOf(airing, runs, now)
  return (
    <div className={classes.clock} role="timer" aria-label="Show clock">
      <b>
        {clockText(pacing.elapsed)} <span>/ {clockText(pacing.plannedTotal)}</span>
      </b>
      <small data-late={pacing.drift > 60_000}>{driftWords(pacing.drift, clockText)}</small>
    </div>
  )
}
