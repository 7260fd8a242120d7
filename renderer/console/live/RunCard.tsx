import { clockText } from '../../../core/base/time'
import type { RunView } from '../../../core/contract/state'
import { kindOf } from '../../../core/cues'
import { toneColor } from '../../kit/tone'
import { useNow } from '../../kit/use-now'
import { Choices } from './Choices'
import { EffectLine } from './EffectLine'
import { type Fold, FoldButton } from './FoldButton'
import { RunActions } from './RunActions'
import classes from './runs.module.css'
import type { Unseen } from './seen'
import { Dashes, TimeLeft } from './TimeLeft'
import { Cells, UnitsTable } from './Units'

/** One thing that is on, in full: what and how it stands, the time left, for whom how many, its buttons. */
export function RunCard({ run, unseen, fold }: { run: RunView; unseen: Unseen | null; fold: Fold | null }) {
  const { about, window, over, units, answers, figures } = run.card
  const kind = kindOf(run.kind)?.title ?? run.kind
  return (
    <>
      <header>
        <div>
          <h3 title={run.title} dir="auto">
            {run.title}
          </h3>
          <p>
            {run.paused && <b data-stopped>Stopped. </b>}
            {unseen !== null && <b data-unseen>{unseenText(unseen)}. </b>}
            {[kind, about].filter((part) => part !== '').join(', ')}
          </p>
        </div>
        {window !== null ? (
          <TimeLeft window={window} />
        ) : over === null ? (
          <Elapsed since={run.firedAt} />
        ) : (
          <b className={classes.over}>{over}</b>
        )}
        {fold !== null && <FoldButton of={run.title} fold={fold} />}
      </header>
      {window !== null && <Dashes window={window} />}
      {units !== null && (
        <>
          <Cells units={units} />
          <UnitsTable units={units} />
        </>
      )}
      {answers !== null && <Choices answers={answers} />}
      {figures.length > 0 && (
        <dl>
          {figures.map((figure) => (
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
      <RunActions run={run} actions={run.actions} />
    </>
  )
}

function Elapsed({ since }: { since: number }) {
  const now = useNow(1_000)
  return <span className={classes.elapsed}>on for {clockText(now - since)}</span>
}

export function unseenText(unseen: Unseen): string {
  return unseen === 'all' ? 'Not on the overlay' : 'Not on every overlay page'
}
