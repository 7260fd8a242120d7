import type { Fail } from '../../core/base/result'
import type { Effect } from '../../core/cues/effect'
import type { World } from '../../core/show/airing'
import { effectWords } from '../../core/show/effect-words'
import { effectOf, runIdOf, settlementOf } from '../../core/show/effects'

/**
 * Tells the host what a cue asked for and did not get: nobody looks at every row. Platforms tell of their own posts,
 * and what could never happen here is told by the row alone (docs/decisions/0020).
 */
export function effectNotices(
  world: () => World,
  notice: (text: string) => void,
): (effect: Effect, fault: Fail) => void {
  return (effect, fault) => {
    const { airing } = world()
    const followed = airing === null ? null : effectOf(airing, effect.id)
    if (airing === null || followed === null) return
    const { state, reason, quiet } = settlementOf(effect, fault)
    if (quiet === true || (effect.type === 'say' && fault.code !== 'nobody')) return
    const cueId = airing.runs[runIdOf(effect.id)]?.cueId
    const cue = airing.show.rundown.find(({ id }) => id === cueId)
    notice(`"${cue?.title ?? cueId}": ${effectWords({ ...followed, state, reason })}`)
  }
}
