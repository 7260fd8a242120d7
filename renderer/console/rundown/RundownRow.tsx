import { memo } from 'react'
import { clockText } from '../../../core/base/time'
import { kindOf } from '../../../core/cues'
import type { Cue } from '../../../core/show/show'
import { acceleratorText } from '../../kit/accelerator'
import { ToneMark } from '../../kit/tone'
import { riskOf } from '../fire'
import { cueFault, KindIcon, riskWords } from './cues'
import classes from './rundown.module.css'

export interface RundownRowProps {
  readonly cue: Cue
  readonly number: number
  /** Milliseconds after the show's start. */
  readonly plannedAt: number
  readonly startsAt: number | null
  readonly timezone: string
}

export const RundownRow = memo(function RundownRow({
  cue,
  number,
  plannedAt,
  startsAt,
  timezone,
}: RundownRowProps) {
  const kind = kindOf(cue.kind)
  const fault = cueFault(cue)
  const risk = riskOf(cue)
  const title = cue.title === '' ? 'Untitled cue' : cue.title
  return (
    <>
      <span className={classes.number}>{number}</span>
      <span className={classes.times}>
        <b>{clockText(plannedAt)}</b>
        {startsAt !== null && <small>{wallTime(startsAt + plannedAt, timezone)}</small>}
      </span>
      <KindIcon kind={cue.kind} />
      <span className={classes.what}>
        <b title={title}>{title}</b>
        <small title={fault ?? cue.note}>
          {fault !== null && (
            <em>
              <ToneMark tone="warn" size={13} /> {kind === null ? 'Cannot be fired' : 'Unfinished'}
            </em>
          )}
          {kind?.title ?? `Unknown kind "${cue.kind}"`}
          {cue.note === '' ? '' : `: ${cue.note}`}
        </small>
      </span>
      <span className={classes.key}>{cue.hotkey !== null && <kbd>{acceleratorText(cue.hotkey)}</kbd>}</span>
      <span className={classes.risk} data-risk={risk} title={`This cue ${riskWords[risk].words}`}>
        {riskWords[risk].badge}
      </span>
      <span className={classes.length}>{clockText(cue.plannedFor)}</span>
    </>
  )
})

const formats = new Map<string, Intl.DateTimeFormat>()

function wallTime(at: number, timezone: string): string {
  let format = formats.get(timezone)
  if (format === undefined) {
    format = timeFormat(timezone)
    formats.set(timezone, format)
  }
  return format.format(at)
}

/** A zone this browser does not know reads as UTC; the show's form says so. */
function timeFormat(timeZone: string): Intl.DateTimeFormat {
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat('en', { ...shape, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en', { ...shape, timeZone: 'UTC' })
  }
}
