import type { OverlaySource } from '../../../core/obs/overlay-source'
import { type ObsState, obsOff } from '../../../core/obs/state'
import type { OnAirFacts } from '../../../core/onair/decide'
import type { OverlayPage } from '../../../core/onair/page'
import type { Airing } from '../../../core/show/airing'
import { cueOf, play, showOf } from '../../plugins/play'

export const now = 1_800_000_000_000

export function source(more: Partial<OverlaySource> = {}): OverlaySource {
  return {
    name: 'Micdrop overlay',
    shows: 'page',
    key: 'set-up',
    current: true,
    active: true,
    showing: true,
    endsHidden: false,
    ...more,
  }
}

export function page(more: Partial<OverlayPage> = {}): OverlayPage {
  return {
    id: 'p1',
    key: 'set-up',
    place: 'obs',
    fresh: true,
    revision: 1,
    left: [],
    fps: 60,
    seenAt: now,
    agent: '',
    ...more,
  }
}

/** A connected OBS that streams the scene "Table", which holds these sources. */
export function obsWith(sources: OverlaySource[] = [source()], more: Partial<ObsState> = {}): ObsState {
  return {
    ...obsOff,
    link: 'connected',
    programScene: 'Table',
    streaming: true,
    overlay: {
      present: sources.length > 0,
      scenes: sources.length > 0 ? ['Table'] : [],
      urlMatches: true,
      sources,
      toldAt: now,
    },
    ...more,
  }
}

export const sale = cueOf('drop', { title: 'Print', price: 500, stock: 3 })

export function airing(more: Partial<Airing> = {}): Airing {
  return Object.assign(play(showOf(sale)).airing(), { mode: 'live', ...more })
}

/** All well: a live show, streamed, with the overlay in the program. */
export function facts(more: Partial<OnAirFacts> = {}): OnAirFacts {
  return { now, obs: obsWith(), pages: [page()], airing: airing(), ...more }
}
