import { identitiesOf, type Links } from '../chat/links'
import { type Audience, roomPlatform, type ViewerRef, viewerKey } from '../chat/viewer'
import type { Airing } from '../show/airing'
import type { AiringStage } from '../show/stage'
import type { Hold, Order, Pool, Shop } from './order'
import { freshId, orderOf, poolOf } from './shop'
import { left, leftFor } from './stock'
import { holdToken } from './token'

export interface Claimant {
  readonly viewer: ViewerRef
  readonly audience: Audience
  readonly runId: string
}

/** Not at an end: its unit is counted in `pool.held`. */
export function isOpen(hold: Hold): boolean {
  return hold.state === 'held' || hold.state === 'paying' || hold.state === 'closing'
}

/** Units and waiting places of one person, over all their linked identities: what the limit counts. */
export function usedBy(links: Links, pool: Pool, viewer: ViewerRef): number {
  return identitiesOf(links, viewerKey(viewer)).reduce((sum, key) => sum + (pool.perViewerUsed[key] ?? 0), 0)
}

/** Who linked identities while one of them waited may have reached the limit with the other. */
function mayMoveUp(links: Links, pool: Pool, viewer: ViewerRef): boolean {
  const used = usedBy(links, pool, viewer)
  if (used <= pool.perViewer) return true
  const own = identitiesOf(links, viewerKey(viewer))
  const places = pool.waiting.filter((waiting) => own.includes(viewerKey(waiting.viewer))).length
  return used - places < pool.perViewer
}

export function countUse(pool: Pool, viewer: ViewerRef, by: 1 | -1): void {
  const key = viewerKey(viewer)
  const used = (pool.perViewerUsed[key] ?? 0) + by
  if (used > 0) pool.perViewerUsed[key] = used
  else delete pool.perViewerUsed[key]
}

/** Keeps one unit, which the caller has seen to be free, for the full time. The limit is the caller's to count. */
export function keepUnit(stage: AiringStage, pool: Pool, claimant: Claimant): Hold {
  const { shop } = stage.airing
  const id = freshId('h', stage.seq, shop.holds)
  const hold: Hold = {
    id,
    poolId: pool.id,
    runId: claimant.runId,
    viewer: claimant.viewer,
    audience: claimant.audience,
    since: stage.now,
    token: holdToken(stage.nonce, id),
    payBy: stage.now + pool.payWithin,
    extensions: 0,
    state: 'held',
    orderId: null,
  }
  shop.holds[id] = hold
  const key = viewerKey(claimant.viewer)
  shop.holdsOf[key] ??= []
  shop.holdsOf[key].push(id)
  shop.openHolds.push(id)
  pool.held[hold.audience] += 1
  return hold
}

/**
 * Ends an open hold without a sale: its unit is free again and its unpaid order cancelled. The caller prunes
 * `openHolds` and moves the waitlist up, once for all it frees.
 */
export function freeUnit(shop: Shop, hold: Hold, end: 'cancelled' | 'expired'): Order | undefined {
  const pool = poolOf(shop, hold.poolId)!
  pool.held[hold.audience] -= 1
  countUse(pool, hold.viewer, -1)
  hold.state = end
  const order = hold.orderId === null ? undefined : orderOf(shop, hold.orderId)
  if (order?.state === 'open') order.state = 'cancelled'
  return order
}

/** Makes a new list only when a hold has ended, so that the same list before and after means that none has. */
export function pruneOpenHolds(shop: Shop): void {
  const open = shop.openHolds.filter((id) => isOpen(shop.holds[id]!))
  if (open.length < shop.openHolds.length) shop.openHolds = open
}

/**
 * Gives free units to those who wait, first come first served, each with the full time to pay. Nobody moves up
 * during a panic or after the end; who waits for a run that panic stopped is passed over until it resumes, and who
 * waits in the stream while only the hall's units are free, and who has reached the limit by linking identities.
 * Goes on after the window: who waits claimed in time.
 */
export function moveUp(stage: AiringStage, pool: Pool): void {
  const { runs, panic, endedAt, links } = stage.airing
  if (panic !== null || endedAt !== null) return
  while (pool.waiting.length > 0 && left(pool) > 0) {
    const place = pool.waiting.findIndex(
      (w) =>
        runs[w.runId]?.paused !== true && leftFor(pool, w.audience) > 0 && mayMoveUp(links, pool, w.viewer),
    )
    if (place < 0) return
    const [next] = pool.waiting.splice(place, 1)
    keepUnit(stage, pool, next!)
    stage.reply(next!.viewer, 'moved-up')
  }
}

/** A viewer turned out to be in the hall: their places in line are the hall's from now on. Holds stay what they are. */
export function arrive(stage: AiringStage, viewer: ViewerRef): void {
  const key = viewerKey(viewer)
  for (const pool of Object.values(stage.airing.shop.pools)) {
    // Says without walking the line who has no part in it.
    if (pool.perViewerUsed[key] === undefined) continue
    for (const waiting of pool.waiting) if (viewerKey(waiting.viewer) === key) waiting.audience = 'hall'
    moveUp(stage, pool)
  }
}

/** Takes waiting places back, without a unit. */
export function leaveWaiting(
  pool: Pool,
  leaves: (waiting: Pool['waiting'][number]) => boolean,
): Pool['waiting'] {
  const gone = pool.waiting.filter(leaves)
  if (gone.length > 0) pool.waiting = pool.waiting.filter((waiting) => !leaves(waiting))
  for (const waiting of gone) countUse(pool, waiting.viewer, -1)
  return gone
}

/** `leaveWaiting` for those to whom no unit came free: their page tells visitors of the room. */
export function sendAway(
  airing: Pick<Airing, 'inVain'>,
  pool: Pool,
  leaves: (waiting: Pool['waiting'][number]) => boolean,
): Pool['waiting'] {
  const gone = leaveWaiting(pool, leaves)
  for (const { viewer } of gone)
    if (viewer.platform === roomPlatform) airing.inVain[viewerKey(viewer)] = pool.title
  return gone
}
