import type { RunView } from '../../../core/contract/state'
import { type Fold, FoldButton } from './FoldButton'
import { shortWords } from './on-now'
import { RunActions } from './RunActions'
import { unseenText } from './RunCard'
import classes from './runs.module.css'
import type { Unseen } from './seen'
import { TimeLeft } from './TimeLeft'

/** An older thing in one line. With one button it has it here; with more they open below. */
export function RunLine({ run, unseen, fold }: { run: RunView; unseen: Unseen | null; fold: Fold }) {
  const { card, actions, paused, title } = run
  const words = [card.over, shortWords(card), unseen === null ? null : unseenText(unseen).toLowerCase()]
  return (
    <div className={classes.line}>
      <div>
        <h3 title={title} dir="auto">
          {title}
        </h3>
        <p data-unseen={unseen !== null}>
          {[paused ? 'Stopped' : null, ...words].filter((part) => part !== null && part !== '').join(', ')}
        </p>
      </div>
      {card.window !== null && <TimeLeft window={card.window} />}
      {actions.length === 1 ? (
        <RunActions run={run} actions={actions} />
      ) : (
        <FoldButton of={title} fold={fold} />
      )}
    </div>
  )
}
