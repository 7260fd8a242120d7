import { type ViewerKey, viewerKey } from '../../../core/chat/viewer'
import type { Pool, Waiting } from '../../../core/commerce/order'

/** First place in line of each viewer who waits, counted from 0. Made anew only when somebody has left the line. */
export type Places = ReadonlyMap<ViewerKey, number>

interface Known {
  readonly waiting: Pool['waiting']
  readonly places: Map<ViewerKey, number>
  count: number
  last: Waiting | undefined
}

/** Worked out from the pool, not state. */
const known = new WeakMap<Pool, Known>()

/** Constant time for a line that only grew, whatever its length: a rush of claims asks for each claimant. */
export function placesIn(pool: Pool): Places {
  const { waiting } = pool
  let one = known.get(pool)
  // Who leaves moves all behind them forward, so the last one known is then not where they were.
  if (one === undefined || one.waiting !== waiting || waiting[one.count - 1] !== one.last) {
    one = { waiting, places: new Map(), count: 0, last: undefined }
    known.set(pool, one)
  }
  for (; one.count < waiting.length; one.count += 1) {
    one.last = waiting[one.count]!
    const key = viewerKey(one.last.viewer)
    if (!one.places.has(key)) one.places.set(key, one.count)
  }
  return one.places
}

/** So many at the front are told their exact place. */
export const exactPlaces = 20

/** Exact near the front of the line, in tens behind: one who moves up must not make thousands of pages change. */
export function roughPlace(place: number): number {
  return place <= exactPlaces ? place : Math.ceil(place / 10) * 10
}
