import type { ObsPort } from '../core/obs/port'
import { after } from './after'
import type { Engine } from './gateway/engine'
import { createOnAir, type OnAirNow } from './gateway/on-air'
import type { Opening } from './gateway/opening'
import { createOverlayForObs, type OverlayForObs } from './gateway/overlay-for-obs'
import { createOverlayHub, type OverlayHub } from './gateway/overlay-hub'
import { createOverlayScope, type OverlayScope } from './gateway/overlay-scope'
import type { SettingsDocument } from './gateway/parts'
import { type PictureFiles, servePictures } from './gateway/pictures'
import { routeTo } from './gateway/route'
import type { ConsoleTokens } from './runner/tokens'
import { followVouch } from './runner/vouching'

export interface OverlayOptions {
  readonly engine: Engine
  readonly obs: ObsPort
  readonly settings: SettingsDocument
  readonly tokens: ConsoleTokens['overlay']
  readonly rendererDir: string
  readonly pictures: PictureFiles
  readonly opening: () => Opening
  readonly localOrigin: () => string
  readonly network: () => {
    readonly chosen: string | null
    readonly addresses: readonly { readonly address: string }[]
  }
  readonly changed: () => void
}

/** The overlay's pages, where OBS loads them, and whether viewers see one. */
export interface Overlay {
  readonly hub: OverlayHub
  readonly onAir: OnAirNow
  readonly forObs: OverlayForObs
  readonly scope: OverlayScope
  readonly close: () => void
}

/** Builds and connects them; no logic of its own. */
export function openOverlay(options: OverlayOptions): Overlay {
  const { engine, obs, settings, tokens, pictures, changed } = options
  const hub = createOverlayHub(engine, () => settings.get().reducedMotion, pictures.has)
  const picture = servePictures(engine.world, pictures, 'stage')
  const onAir = createOnAir({ engine, obs, overlay: hub })
  const forObs = createOverlayForObs({
    tokens,
    settings,
    opening: options.opening,
    localOrigin: options.localOrigin,
    network: () => {
      const { chosen, addresses } = options.network()
      return { chosen, addresses: addresses.map(({ address }) => address) }
    },
    route: routeTo,
    after,
    changed,
  })
  const vouch = followVouch({ world: engine.world, onAir: onAir.state, offer: engine.offer })
  engine.onChange(vouch)
  obs.onState(vouch)
  return {
    hub,
    onAir,
    forObs,
    scope: createOverlayScope({ tokens, rendererDir: options.rendererDir, join: hub.join, picture }),
    close: () => {
      forObs.close()
      hub.close()
    },
  }
}
