import { useState } from 'react'
import type { RunView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { endedRuns, outcomeWords, quietOf } from './cue-state'
import { EffectList } from './EffectLine'
import { onNow } from './on-now'
import { RunCard } from './RunCard'
import { RunLine } from './RunLine'
import classes from './runs.module.css'
import { onTheOverlay, type Unseen, unseenOf } from './seen'

/** What is on now with its numbers and buttons, then what has just ended. */
export function OpenRuns() {
  const runs = useConsole((state) => state.runs) ?? []
  const undone = useConsole((state) => state.airing?.undone ?? null) ?? {}
  const overlay = useConsole((state) => state.overlay)
  const health = useConsole((state) => state.overlayHealth)
  const { full, lines } = onNow(runs)
  const open = full.length + lines.length
  const ended = endedRuns(runs, undone, 6)
  const unseen = (id: string) => (health === null ? null : unseenOf(health, id))
  return (
    <Panel
      title={open === 0 ? 'On now' : `On now (${open})`}
      aside={
        overlay !== null &&
        health !== null && <span className={classes.shown}>{onTheOverlay(overlay, health) ?? ''}</span>
      }
    >
      {runs.length === 0 ? (
        <EmptyState
          title="Nothing is on"
          words="Fire a cue: it appears here at once, with its numbers and its buttons."
        />
      ) : (
        <ul className={classes.runs}>
          {[...full, ...lines].map((run, at) => (
            <OpenRun key={run.id} run={run} full={at < full.length} unseen={unseen(run.id)} />
          ))}
          {ended.map((run) => (
            <EndedRun key={run.id} run={run} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function OpenRun({ run, full, unseen }: { run: RunView; full: boolean; unseen: Unseen | null }) {
  /** Null until the host has pressed. */
  const [opened, setOpened] = useState<boolean | null>(null)
  const fold = { opened: opened === true, pressed: opened !== null, toggle: () => setOpened(opened !== true) }
  return (
    <li className={classes.run} data-paused={run.paused} data-run={run.id}>
      {full || fold.opened ? (
        <RunCard run={run} unseen={unseen} fold={full ? null : fold} />
      ) : (
        <RunLine run={run} unseen={unseen} fold={fold} />
      )}
    </li>
  )
}

function EndedRun({ run }: { run: RunView }) {
  const quiet = quietOf(run.effects)
  return (
    <li className={classes.ended} data-outcome={run.outcome}>
      <b>{run.title}</b>{' '}
      <span>
        {outcomeWords(run)}
        {quiet !== null && <span title={quiet.words}>, {quiet.short}</span>}.{' '}
        {run.figures.map(({ label, value }) => `${label} ${value}`).join(', ')}
      </span>
      <EffectList effects={run.effects} />
    </li>
  )
}
