import type { EffectView } from '../../../core/contract/state'
import { effectWords } from '../../../core/show/effect-words'
import { ToneMark } from '../../kit/tone'
import { effectsByWeight, effectTone, quietOf } from './cue-state'
import classes from './runs.module.css'

/** What became of what a run asked for, in one line that never grows: the buttons below it must not move. */
export function EffectLine({ effects }: { effects: readonly EffectView[] }) {
  const quiet = quietOf(effects)
  return (
    <p className={classes.effects} title={effects.map(effectWords).join('\n')}>
      {effectsByWeight(effects).map((effect) => (
        <Effect key={effect.id} effect={effect} />
      ))}
      {quiet !== null && <i>{quiet.short}</i>}
    </p>
  )
}

/** The same for a run that is over, with every reason in full; what is simply done needs no word. */
export function EffectList({ effects }: { effects: readonly EffectView[] }) {
  const told = effectsByWeight(effects).filter(({ state, reason }) => state !== 'done' || reason !== null)
  if (told.length === 0) return null
  return (
    <ul className={classes.told}>
      {told.map((effect) => (
        <li key={effect.id}>
          <Effect effect={effect} />
        </li>
      ))}
    </ul>
  )
}

function Effect({ effect }: { effect: EffectView }) {
  return (
    <span>
      <ToneMark tone={effectTone(effect)} size={13} />
      <span>{effectWords(effect)}</span>
    </span>
  )
}
