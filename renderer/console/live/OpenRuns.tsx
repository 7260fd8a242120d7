import { clockText } from '../../../core/base/time'
import type { RunView } from '../../../core/contract/state'
import { kindOf } from '../../../core/cues'
import type { HostAction } from '../../../core/cues/kind'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { RiskButton } from '../../kit/RiskButton'
import { toneColor } from '../../kit/tone'
import { freshKey, useCommand } from '../../kit/use-command'
import { useNow } from '../../kit/use-now'
import { endedRuns, outcomeWords, quietOf } from './cue-state'
import { EffectLine, EffectList } from './EffectLine'
import classes from './runs.module.css'

/** What is on now with its numbers and buttons, then what has just ended. */
export function OpenRuns() {
  const runs = useConsole((state) => state.runs) ?? []
  const open = runs.filter((run) => run.closedAt === null)
  const undone = useConsole((state) => state.airing?.undone ?? null) ?? {}
  const ended = endedRuns(runs, undone, 6)
  return (
    <Panel title={open.length === 0 ? 'On now' : `On now (${open.length})`} area="runs">
      {runs.length === 0 ? (
        <EmptyState
          title="Nothing is on"
          words="Fire a cue: it appears here at once, with its numbers and its buttons."
        />
      ) : (
        <ul className={classes.runs}>
          {open.map((run) => (
            <OpenRun key={run.id} run={run} />
          ))}
          {ended.map((run) => (
            <EndedRun key={run.id} run={run} />
          ))}
        </ul>
      )}
    </Panel>
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

function OpenRun({ run }: { run: RunView }) {
  const command = useCommand()
  const now = useNow(1_000)
  const act = (action: HostAction) =>
    void command({ failed: `"${action.label}" was not done` }, (client) =>
      client.cues.act({ runId: run.id, action: action.id, key: freshKey() }),
    )
  return (
    <li className={classes.run} data-paused={run.paused}>
      <header>
        <b title={run.title}>{run.title}</b>
        <span>
          {run.paused ? 'stopped' : (kindOf(run.kind)?.title ?? run.kind)}, {clockText(now - run.firedAt)}
        </span>
      </header>
      {run.figures.length > 0 && (
        <dl>
          {run.figures.map((figure) => (
            <div key={figure.label}>
              <dt>{figure.label}</dt>
              <dd style={{ color: figure.tone === 'plain' ? undefined : toneColor[figure.tone] }}>
                {figure.value}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {run.effects.length > 0 && <EffectLine effects={run.effects} />}
      {run.actions.length > 0 && (
        <div className={classes.actions}>
          {run.actions.map((action) => (
            <RiskButton
              key={action.id}
              id={`act:${run.id}:${action.id}`}
              risk={action.risk}
              label={action.label}
              of={run.title}
              size="action"
              disabled={run.paused}
              onFire={() => act(action)}
            />
          ))}
        </div>
      )}
    </li>
  )
}
