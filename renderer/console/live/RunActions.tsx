import type { RunView } from '../../../core/contract/state'
import { RiskButton } from '../../kit/RiskButton'
import { freshKey, useCommand } from '../../kit/use-command'
import classes from './runs.module.css'

/** Buttons of an open run, each under its own risk. */
export function RunActions({ run, actions }: { run: RunView; actions: RunView['actions'] }) {
  const command = useCommand()
  if (actions.length === 0) return null
  return (
    <div className={classes.actions}>
      {actions.map((action) => (
        <RiskButton
          key={action.id}
          id={`act:${run.id}:${action.id}`}
          risk={action.risk}
          label={action.label}
          of={run.title}
          size="action"
          disabled={run.paused}
          onFire={() =>
            void command({ failed: `"${action.label}" was not done` }, (client) =>
              client.cues.act({ runId: run.id, action: action.id, key: freshKey() }),
            )
          }
        />
      ))}
    </div>
  )
}
