import { type ViewerKey, type ViewerRef, viewerKey } from '../chat/viewer'
import type { Airing, Run } from './airing'
import { onStage, openRuns } from './runs'
import type { Scratch } from './scratch'

/** Viewers whose name is known not to have changed; more than any show has at once. */
const remembered = 50_000

/**
 * Under which name each viewer was heard last. Not state: it only saves looking through what is kept of them, which
 * changes nothing when the name is the same.
 */
const heard = new WeakMap<Airing, Map<ViewerKey, string>>()

/** Names change, ids do not: what is kept of a viewer goes by the newest name, and nothing is counted anew. */
export function noteName(airing: Airing, viewer: ViewerRef, scratch: Scratch): void {
  const key = viewerKey(viewer)
  const names = heard.get(airing) ?? new Map<ViewerKey, string>()
  heard.set(airing, names)
  if (names.get(key) === viewer.name) return
  if (names.size >= remembered) names.delete(names.keys().next().value as string)
  names.set(key, viewer.name)
  rename(airing, key, viewer, scratch)
}

/** The host's word on a viewer's name: also what is over goes by it. */
export function renameAll(airing: Airing, viewer: ViewerRef, scratch: Scratch): void {
  const key = viewerKey(viewer)
  heard.get(airing)?.delete(key)
  rename(airing, key, viewer, scratch, Object.values(airing.runs))
}

function rename(
  airing: Airing,
  key: ViewerKey,
  viewer: ViewerRef,
  scratch: Scratch,
  runs: readonly Run[] = openRuns(airing),
): void {
  const score = airing.scores[key]
  if (score !== undefined && score.name !== viewer.name) airing.scores[key] = { ...score, name: viewer.name }
  for (const run of runs) onStage(airing, run, scratch, (stage, kind) => kind.onRenamed?.(stage, viewer))
  renameBuyer(airing, key, viewer)
}

/**
 * The refs are replaced, not changed: the log's entries hold the old ones. Also what was given back or refunded goes by
 * the newest name: whether anything is renamed must not depend on when the name was first heard.
 */
function renameBuyer({ shop }: Airing, key: ViewerKey, viewer: ViewerRef): void {
  for (const id of shop.holdsOf[key] ?? []) {
    const hold = shop.holds[id]!
    const order = hold.orderId === null ? undefined : shop.orders[hold.orderId]
    for (const one of [hold, order])
      if (one !== undefined && one.viewer.name !== viewer.name) one.viewer = viewer
  }
  for (const { waiting, perViewerUsed } of Object.values(shop.pools)) {
    // Who waits is counted there, so that most viewers' names cost no walk along the line.
    if (perViewerUsed[key] === undefined) continue
    for (const one of waiting)
      if (viewerKey(one.viewer) === key && one.viewer.name !== viewer.name) one.viewer = viewer
  }
}
