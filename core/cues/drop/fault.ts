import { longestDelay } from '../../chat/delay'
import { isSoldOut, poolIdOf, poolOf } from '../../commerce'
import type { Airing } from '../../show/airing'
import type { Cue } from '../../show/show'
import type { DropProps } from './props'
import { type DropState, takesClaims } from './state'

/** Why this drop cannot be fired, in the host's words, or null. */
export function faultOf(props: DropProps, airing: Airing, cue: Cue): string | null {
  if (props.hall !== null && props.hall > props.stock) {
    return `${props.hall} units are kept for the hall, but there are only ${props.stock}.`
  }
  const pool = poolOf(airing.shop, poolIdOf(cue.id))
  if (pool === undefined) return null
  if (isSoldOut(pool)) return `"${pool.title}" is sold out: all ${pool.stock} units are paid for.`
  return isRunning(airing, cue) ? `"${pool.title}" is open already.` : null
}

function isRunning(airing: Airing, cue: Cue): boolean {
  return airing.runOrder.some((id) => {
    const run = airing.runs[id]!
    return run.cueId === cue.id && run.closedAt === null && takesClaims(run.state as DropState, longestDelay)
  })
}
