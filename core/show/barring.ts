import { fail, ok, type Result } from '../base/result'
import type { Instant } from '../base/time'
import { second } from '../base/time'
import type { Barred } from '../chat/rulings'
import { roomPlatform, type ViewerKey, viewerKey } from '../chat/viewer'
import type { HappeningOf } from '../cues/happening'
import type { Airing, Moderated } from './airing'

/** The oldest are forgotten beyond this many. */
export const mostBarred = 2_000

/** In the visitor's words. */
export const barredWords =
  'The host has taken you out of the chat for now. What you hold or have bought stays yours.'

/** How a visitor of the room is kept out now; null when they are not. A time-out ends by itself. */
export function barredNow({ barred }: Pick<Airing, 'barred'>, key: ViewerKey, now: Instant): Barred | null {
  const one = Object.hasOwn(barred, key) ? barred[key]! : null
  return one === null || (one.until !== null && one.until <= now) ? null : one
}

/** The room has no accounts, so what was decided about its visitors is kept here: when it is done there, and undone. */
export function barVisitor(airing: Airing, one: Moderated, now: Instant): void {
  const { act, viewer, by, why, seconds, state } = one
  if (viewer.platform !== roomPlatform || (act !== 'timeout' && act !== 'ban')) return
  const key = viewerKey(viewer)
  if (state === 'undone') delete airing.barred[key]
  if (state !== 'done') return
  const until = act === 'ban' || seconds === null ? null : now + seconds * second
  // A time-out does not end a ban.
  if (until !== null && barredNow(airing, key, now)?.until === null) return
  delete airing.barred[key]
  airing.barred[key] = { at: now, by, until, why, viewer }
  const keys = Object.keys(airing.barred)
  if (keys.length > mostBarred) delete airing.barred[keys[0]!]
}

/** Also whom an earlier show kept out, of which no action is left to undo. */
export function readmit(airing: Airing, { viewerId }: HappeningOf<'visitor-readmitted'>): Result<unknown> {
  const key = viewerKey({ platform: roomPlatform, id: viewerId })
  if (!Object.hasOwn(airing.barred, key)) return fail('not-barred', 'This visitor is not kept out.')
  delete airing.barred[key]
  for (const one of airing.moderated)
    if (viewerKey(one.viewer) === key && one.state === 'done' && one.act !== 'delete' && one.act !== 'warn')
      one.state = 'undone'
  return ok(null)
}
