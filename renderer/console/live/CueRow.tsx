import { IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react'
import { memo } from 'react'
import { clockText } from '../../../core/base/time'
import type { AiringView, RunView } from '../../../core/contract/state'
import { kindOf } from '../../../core/cues'
import type { Cue } from '../../../core/show/show'
import { acceleratorText } from '../../kit/accelerator'
import { RiskButton } from '../../kit/RiskButton'
import { fireId, riskOf, useFire } from '../fire'
import { cueState } from './cue-state'
import classes from './cues.module.css'

export interface CueRowProps {
  readonly cue: Cue
  readonly number: number
  /** Milliseconds after the show's start. */
  readonly plannedAt: number
  readonly fired: number
  readonly next: boolean
  readonly on: boolean
  readonly undone: AiringView['undone'][string] | undefined
  /** Its newest run, where the console still shows it. */
  readonly run: RunView | undefined
}

/** One cue: how it stands, why it is not done, and its button. Its height never changes. */
export const CueRow = memo(function CueRow({
  cue,
  number,
  plannedAt,
  fired,
  next,
  on,
  undone,
  run,
}: CueRowProps) {
  const fire = useFire()
  const kind = kindOf(cue.kind)
  const { marks, why, note } = cueState({ on, next, fired, undone, run })
  const failed = undone?.outcome === 'failed'
  return (
    <>
      <span className={classes.number}>{number}</span>
      <span className={classes.cue}>
        <b title={cue.note === '' ? cue.title : `${cue.title}: ${cue.note}`}>
          {cue.title === '' ? 'Untitled cue' : cue.title}
        </b>
        <span className={why === null ? classes.meta : classes.undone} title={why ?? undefined}>
          {marks.map((mark) => (
            <i key={mark} data-state={mark}>
              {mark === 'Failed' && <IconCircleXFilled size={11} aria-hidden />}
              {mark === 'Waiting' && <IconCircleDashed size={11} aria-hidden />}
              {mark}
            </i>
          ))}
          {why !== null && <span data-failed={failed}>{why}</span>}
          {note !== null && (
            <span className={classes.note} title={note.words}>
              {note.short}
            </span>
          )}
          {cue.hotkey !== null && why === null && <kbd>{acceleratorText(cue.hotkey)}</kbd>}
          {why === null && <span>{clockText(plannedAt)}</span>}
          {fired > 0 && why === null && <span title={`fired ${fired} times`}>×{fired}</span>}
          {why === null && <span>{kind?.title ?? cue.kind}</span>}
        </span>
      </span>
      <RiskButton
        id={fireId(cue.id)}
        risk={riskOf(cue)}
        label={failed && kind?.repeatable === true ? 'Retry' : 'Fire'}
        of={`${cue.title}${cue.hotkey === null ? '' : `, ${acceleratorText(cue.hotkey)}`}`}
        onFire={() => fire(cue)}
        disabled={kind === null}
      />
    </>
  )
})
