import { clockText } from '../../../core/base/time'
import { kindOf } from '../../../core/cues'
import { aboutCue } from '../../../core/cues/host-card'
import type { Cue } from '../../../core/show/show'
import { acceleratorText } from '../../kit/accelerator'
import { useConsole } from '../../kit/console'
import { Panel } from '../../kit/Panel'
import { RiskButton } from '../../kit/RiskButton'
import { useNow } from '../../kit/use-now'
import { fireId, riskOf, useFire } from '../fire'
import { EndShow } from './EndShow'
import classes from './next.module.css'
import { driftWords, type Pacing, pacingOf } from './pacing'

const wallClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** What comes, with the host's own note beside the button that fires it, and how the plan holds. Its places never move. */
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
  const { next } = pacing
  const keys = accelerator === null ? null : acceleratorText(accelerator)
  return (
    <Panel
      title="Next"
      scroll={false}
      aside={
        <span className={classes.aside}>
          {next !== null && <span>{dueWords(next.dueIn)}</span>}
          <EndShow />
        </span>
      }
    >
      <div className={classes.next}>
        {next === null ? (
          <h3>End of the rundown</h3>
        ) : (
          <Planned cue={next.cue} currency={airing.show.currency} />
        )}
        {next === null ? (
          <div className={classes.fireSpace} />
        ) : (
          <RiskButton
            id={fireId(next.cue.id)}
            risk={riskOf(next.cue)}
            size="wide"
            label="Fire next"
            of={`${next.cue.title}${keys === null ? '' : `, ${keys}`}`}
            keys={keys}
            onFire={() => fire(next.cue)}
          />
        )}
        <p className={classes.pace} data-late={pacing.drift > 60_000}>
          {planWords(pacing)}
        </p>
      </div>
    </Panel>
  )
}

function Planned({ cue, currency }: { cue: Cue; currency: string }) {
  const kind = kindOf(cue.kind)
  const facts = [
    kind?.title ?? cue.kind,
    aboutCue(kind, cue, currency),
    `${clockText(cue.plannedFor)} planned`,
  ]
  return (
    <>
      <h3 title={cue.title} dir="auto">
        {cue.title === '' ? 'Untitled cue' : cue.title}
      </h3>
      <p className={classes.facts} title={facts.join(', ')}>
        {facts.filter((fact) => fact !== '').join(', ')}
      </p>
      {cue.note === '' ? (
        <div className={classes.noNote}>No note for this cue</div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long note scrolls, also by keyboard
        <section className={classes.note} aria-label="Your note" tabIndex={0} dir="auto">
          {cue.note}
        </section>
      )}
    </>
  )
}

/** `Plan: 0:29 over, 4:39 left of this cue, ends 20:58`. */
function planWords({ drift, now, endsAt }: Pacing): string {
  const cue = now === null ? '' : `, this cue ${remainingWords(now.remaining)}`
  return `Plan: ${driftWords(drift, clockText)}${cue}, ends ${wallClock.format(endsAt)}`
}

function remainingWords(remaining: number): string {
  return remaining >= 0 ? `${clockText(remaining)} left` : `${clockText(-remaining)} over`
}

function dueWords(dueIn: number): string {
  return dueIn > 0 ? `due in ${clockText(dueIn)}` : 'due now'
}
