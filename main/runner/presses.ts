import type { Result } from '../../core/base/result'
import { nextCueId } from '../../core/contract/view'
import type { Happening, Presser } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'

export interface Presses {
  readonly fire: (cueId: string) => void
  /** The next cue of the rundown; without a show it does nothing. */
  readonly fireNext: () => void
  readonly panic: () => void
}

const by: Presser = { from: 'hotkey', name: 'hotkey' }

/** What hotkeys, the menu and the tray can press. `pressed` hears why a press was refused: it has no button to say so. */
export function createPresses(
  engine: {
    readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
    readonly world: () => World
    readonly nonce: () => string
  },
  fire: (firing: {
    readonly cueId: string
    readonly key: string
    readonly by: Presser
    readonly anyway: boolean
  }) => Promise<Result<unknown>>,
  pressed: (refused: string | null) => void,
): Presses {
  const press = async (cueId: string) => {
    const fired = await fire({ cueId, key: engine.nonce(), by, anyway: false })
    pressed(fired.ok ? null : fired.message)
  }
  return {
    fire: (cueId) => void press(cueId),
    fireNext: () => {
      const { airing } = engine.world()
      const cueId = airing && nextCueId(airing)
      if (cueId !== null) void press(cueId)
    },
    panic: () => void engine.offer({ type: 'panicked', by }, null),
  }
}
