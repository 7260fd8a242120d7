import type { Result } from '../../core/base/result'
import type { Happening } from '../../core/cues/happening'
import type { OnAir } from '../../core/onair/state'
import type { World } from '../../core/show/airing'

export interface VouchingParts {
  readonly world: () => World
  readonly onAir: () => OnAir
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
}

/**
 * Ends the host's word as soon as OBS can tell by itself: an OBS that goes again later asks for a new word. To be
 * called after each change of OBS and of the airing.
 */
export function followVouch({ world, onAir, offer }: VouchingParts): () => void {
  let ending = false
  return () => {
    const { airing } = world()
    if (ending || !airing?.vouched || airing.endedAt !== null) return
    const { state } = onAir()
    if (state === 'vouched' || state === 'unknown') return
    ending = true
    void offer({ type: 'vouch-ended', by: null }, null).finally(() => {
      ending = false
    })
  }
}
