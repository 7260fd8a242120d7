import type { ConsoleState } from '../../../core/contract/state'
import type { OverlaySource } from '../../../core/obs/overlay-source'
import { type ObsState, obsOff } from '../../../core/obs/state'
import { decideOnAir } from '../../../core/onair/decide'
import type { OverlayPage } from '../../../core/onair/page'
import type { OnAir } from '../../../core/onair/state'
import { cueOf, play, showOf } from '../../plugins/play'

export const overlaySource: OverlaySource = {
  name: 'Micdrop overlay',
  shows: 'page',
  key: 'set-up',
  current: true,
  active: true,
  showing: true,
  endsHidden: false,
}

export const overlayPage: OverlayPage = {
  id: 'p1',
  key: 'set-up',
  place: 'obs',
  fresh: true,
  revision: 41,
  left: [],
  fps: 60,
  seenAt: 0,
  agent: 'OBS/30.2.3',
}

/** What the rule says of a live show with this OBS and these pages. */
export function onAirWith(
  obs: ObsState,
  pages: readonly OverlayPage[] = [overlayPage],
  vouched: OnAir['vouched'] = null,
): OnAir {
  const sale = cueOf('drop', { title: 'Print', price: 500, stock: 3 })
  const airing = Object.assign(play(showOf(sale)).airing(), { mode: 'live', vouched })
  return decideOnAir({ now: obs.overlay.toldAt ?? 0, obs, pages, airing })
}

/** The console's state in a live show in which viewers see the overlay not, or nobody can tell: `-unknown`, `-vouched`, `-preview`, `-hidden`. */
export function onAirOf(scene: string, state: ConsoleState): ConsoleState {
  const live: ConsoleState = { ...state, airing: { ...state.airing!, mode: 'live' } }
  const off = { ...obsOff, link: 'retrying' as const, reason: 'OBS was closed.' }
  const word = scene.endsWith('-vouched') ? { at: state.now, by: 'console (console)' } : null
  if (scene.endsWith('-unknown') || word !== null)
    return { ...live, obs: off, onAir: onAirWith(off, [], word) }
  const tab: OverlayPage = { ...overlayPage, place: 'tab', key: 'copied', agent: 'Chrome' }
  const none = { ...state.obs, overlay: { ...state.obs.overlay, present: false, scenes: [], sources: [] } }
  if (scene.endsWith('-preview')) return { ...live, obs: none, onAir: onAirWith(none, [tab]) }
  const hidden = {
    ...state.obs,
    overlay: { ...state.obs.overlay, sources: [{ ...overlaySource, active: false }] },
  }
  return { ...live, obs: hidden, onAir: onAirWith(hidden) }
}
