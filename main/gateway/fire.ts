import { fail, type Result } from '../../core/base/result'
import type { Presser } from '../../core/cues/happening'
import type { Airing } from '../../core/show/airing'
import { needsOverlay } from '../../core/show/runs'
import type { Engine } from './engine'
import type { OverlayHub } from './overlay-hub'

export interface Firing {
  readonly cueId: string
  /** One key is one run. */
  readonly key: string
  readonly by: Presser
  /** The host insists although the overlay is not fresh. */
  readonly anyway: boolean
}

/** Fires a cue: the same way for button, hotkey, Stream Deck and HTTP. */
export type Fire = (firing: Firing) => Promise<Result<{ readonly runId: string }>>

export function createFire(engine: Engine, overlay: OverlayHub): Fire {
  return async ({ cueId, key, by, anyway }) => {
    const airing = engine.world().airing
    const blocked = anyway || airing === null ? null : staleSale(airing, cueId, overlay)
    if (blocked !== null) return blocked
    const fired = await engine.offer(
      { type: 'cue-fired', cueId, by },
      `cue.fire:${airing?.id ?? 'none'}:${key}`,
    )
    return fired as Result<{ runId: string }>
  }
}

/** A sale must not open on an overlay that viewers do not see (docs/decisions/0006). */
function staleSale(airing: Airing, cueId: string, overlay: OverlayHub) {
  const cue = airing.show.rundown.find((one) => one.id === cueId)
  if (cue === undefined || !needsOverlay(airing, cue)) return null
  const { onAir } = overlay.health()
  if (onAir === 'fresh') return null
  const why =
    onAir === 'stale'
      ? 'The overlay in OBS has stopped answering, so viewers would not see this sale. Reload the source in OBS, or fire anyway.'
      : 'No overlay is on air, so viewers would not see this sale. Connect OBS and set up the overlay, or fire anyway.'
  return fail('overlay-stale', why)
}
