import type { Airing } from '../../show/airing'
import { revealsIn } from './leaders'
import { pointsInOrder } from './score'

/** A place among all who have points; `shared` with somebody who has as many. */
export interface Standing {
  readonly rank: number
  readonly shared: boolean
}

/** Made once per reveal and then left as it is: who links identities later moves nobody else. Not state. */
const known = new WeakMap<Airing['scores'], { readonly reveals: number; readonly points: number[] }>()

/** Where somebody with these points stands since the last reveal; null without points. */
export function standingOf(airing: Airing, points: number): Standing | null {
  if (points <= 0) return null
  const reveals = revealsIn(airing)
  let all = known.get(airing.scores)
  if (all?.reveals !== reveals) {
    all = { reveals, points: pointsInOrder(airing.scores, airing.links) }
    known.set(airing.scores, all)
  }
  const ahead = countAbove(all.points, points)
  return { rank: ahead + 1, shared: all.points[ahead + 1] === points }
}

/** How many of the numbers, largest first, are larger. */
function countAbove(numbers: readonly number[], than: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! > than) low = middle + 1
    else high = middle
  }
  return low
}
