import { clockText } from '../../../core/base/time'
import { acceleratorText } from '../../kit/accelerator'
import { useConsole } from '../../kit/console'
import { Panel } from '../../kit/Panel'
import { RiskButton } from '../../kit/RiskButton'
import { useNow } from '../../kit/use-now'
import { fireId, riskOf, useFire } from '../fire'
import classes from './cues.module.css'
import { EndShow } from './EndShow'
import { driftWords, pacingOf } from './pacing'

const wallClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** What is on, what comes, and how the plan holds. */
export function NowNext() {
  const airing = useConsole((state) => state.airing)
  const runs = useConsole((state) => state.runs) ?? []
  const accelerator = useConsole(
    (state) => state.health.hotkeys.find((key) => key.what === 'next')?.accelerator ?? null,
  )
  const now = useNow()
  const fire = useFire()
  if (airing === null) return null
  const pacing = pacingOf(airing, runs, now)
  const next = pacing.next
  const late = pacing.drift > 60_000
  return (
    <Panel title="Now and next" area="now" scroll={false} aside={<EndShow />}>
      <div className={classes.now}>
        <div className={classes.slot}>
          <small>Now</small>
          <b title={pacing.now?.cue.title}>{pacing.now?.cue.title ?? 'Nothing fired yet'}</b>
          <span className={classes.time} data-late={pacing.now !== null && pacing.now.remaining < 0}>
            {pacing.now === null ? '' : remainingWords(pacing.now.remaining)}
          </span>
        </div>
        <div className={classes.slot}>
          <small>Next</small>
          <b title={next?.cue.title}>{next?.cue.title ?? 'End of the rundown'}</b>
          <span className={classes.time}>{next === null ? '' : dueWords(next.dueIn)}</span>
        </div>
        <p className={classes.pace} data-late={late}>
          Plan: {driftWords(pacing.drift, clockText)}, ends {wallClock.format(pacing.endsAt)}
        </p>
        {next === null ? (
          <div className={classes.fireSpace} />
        ) : (
          <RiskButton
            id={fireId(next.cue.id)}
            risk={riskOf(next.cue)}
            size="wide"
            label="Fire next"
            of={`${next.cue.title}${accelerator === null ? '' : `, ${acceleratorText(accelerator)}`}`}
            onFire={() => fire(next.cue)}
          />
        )}
      </div>
    </Panel>
  )
}

function remainingWords(remaining: number): string {
  return remaining >= 0 ? `${clockText(remaining)} left` : `${clockText(-remaining)} over`
}

function dueWords(dueIn: number): string {
  return dueIn > 0 ? `in ${clockText(dueIn)}` : 'due now'
}
