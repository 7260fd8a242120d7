import type { ObsPort } from '../../core/obs/port'
import { decideOnAir } from '../../core/onair/decide'
import { unseenWords } from '../../core/onair/sale'
import type { OnAir } from '../../core/onair/state'
import type { Engine } from './engine'
import type { OverlayHub } from './overlay-hub'

export interface OnAirSources {
  readonly engine: Pick<Engine, 'world' | 'now'>
  readonly obs: Pick<ObsPort, 'state'>
  readonly overlay: Pick<OverlayHub, 'health'>
}

export interface OnAirNow {
  readonly state: () => OnAir
  /** Why viewers might not see a sale that opens now; null when they would. */
  readonly unseen: () => string | null
}

/** What is known at this moment, put to the rule of core/onair. */
export function createOnAir({ engine, obs, overlay }: OnAirSources): OnAirNow {
  const state = () => {
    const { airing } = engine.world()
    return decideOnAir({
      now: engine.now(),
      obs: obs.state(),
      pages: overlay.health().pages,
      airing: airing?.endedAt === null ? airing : null,
    })
  }
  return { state, unseen: () => unseenWords(state()) }
}
