import { performance } from 'node:perf_hooks'
import type { Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import { nextCueId } from '../../core/contract/view'
import type { Happening, Presser } from '../../core/cues/happening'
import { unseenCode } from '../../core/onair/sale'
import type { World } from '../../core/show/airing'

export interface Presses {
  readonly fire: (cueId: string) => void
  /** The next cue of the rundown; without a running show it does nothing. */
  readonly fireNext: () => void
  readonly panic: () => void
  /** Why the last press came to nothing, and when; null once one has come to something. */
  readonly refused: () => { readonly words: string; readonly at: Instant } | null
}

const by: Presser = { from: 'hotkey', name: 'hotkey' }

/** The same key again within this insists on a sale that viewers might not see. */
const insistWithin: Duration = 5_000

/** What hotkeys, the menu and the tray can press. `changed` is called after each press: it has no button to say what became of it. */
export function createPresses(
  engine: {
    readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
    readonly world: () => World
    readonly nonce: () => string
    readonly now: () => Instant
  },
  fire: (firing: {
    readonly cueId: string
    readonly key: string
    readonly by: Presser
    readonly anyway: boolean
  }) => Promise<Result<unknown>>,
  changed: () => void,
  steady: () => Duration = () => performance.now(),
): Presses {
  /** The key that was refused a sale, and until when pressing it again insists. */
  let doubt: { readonly pressed: string; readonly cueId: string; readonly until: Duration } | null = null
  let refused: { words: string; at: Instant } | null = null

  const press = async (pressed: string, cueId: string) => {
    const anyway =
      doubt !== null && doubt.pressed === pressed && doubt.cueId === cueId && steady() <= doubt.until
    doubt = null
    const title = engine.world().airing?.show.rundown.find((cue) => cue.id === cueId)?.title
    const fired = await fire({ cueId, key: engine.nonce(), by, anyway })
    if (fired.ok) refused = null
    else {
      const unseen = fired.code === unseenCode
      if (unseen) doubt = { pressed, cueId, until: steady() + insistWithin }
      const what = title === undefined ? null : `"${title}" was not fired.`
      // First what has to be read within the time.
      const again = unseen ? `Press again within ${insistWithin / 1_000} s to fire anyway.` : null
      const words = [what, again, fired.message].filter((part) => part !== null).join(' ')
      refused = { words, at: engine.now() }
    }
    changed()
  }
  return {
    fire: (cueId) => void press(`cue ${cueId}`, cueId),
    fireNext: () => {
      const { airing } = engine.world()
      const cueId = airing === null || airing.endedAt !== null ? null : nextCueId(airing)
      if (cueId !== null) void press('next', cueId)
    },
    panic: () => void engine.offer({ type: 'panicked', by }, null),
    refused: () => refused,
  }
}
