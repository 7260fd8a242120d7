import { viewerAct } from '../../../core/chat/act'
import type { Question } from '../../../core/chat/answer'
import { cleanLine } from '../../../core/chat/clean'
import { createRateLimit } from '../door'

export interface Limits {
  /** Every request of a client (`clientOf`). A whole hall may share one address, so it is generous. */
  readonly address: (client: string | null) => boolean
  /** A browser without a cookie: each is a new viewer, and new viewers are how a flood would get around limits. */
  readonly newcomer: (client: string | null) => boolean
  /** Buttons: one a second for good, five at once. */
  readonly act: (viewer: string) => boolean
  /**
   * Seconds until this viewer may send a chat line; 0 is now. Commands count as buttons, not as talk. A line under the
   * key of the last one is that one, sent again because no answer came: it costs nothing.
   */
  readonly line: (viewer: string, text: string, question: Question | null, key: string) => number
}

export function createLimits(now: () => number, slowModeSeconds: () => number): Limits {
  const addresses = createRateLimit(300, 4_000, now)
  const newcomers = createRateLimit(20, 2_000, now)
  // Everybody behind a proxy that names nobody, together: enough for a full room that comes back at once.
  const unnamed = createRateLimit(3_000, 40_000, now)
  const unnamedNewcomers = createRateLimit(500, 20_000, now)
  const acts = createRateLimit(1, 5, now)
  const floods = createRateLimit(1, 5, now)
  const spoke = new Map<string, { at: number; key: string }>()
  let sweptAt = now()

  const talk = (viewer: string, key: string): number => {
    const at = now()
    const wait = slowModeSeconds() * 1_000
    if (at - sweptAt > 120_000) {
      for (const [one, last] of spoke) if (at - last.at > 120_000) spoke.delete(one)
      sweptAt = at
    }
    const last = spoke.get(viewer)
    if (last?.key === key) return 0
    if (last !== undefined && at - last.at < wait) return Math.ceil((last.at + wait - at) / 1_000)
    if (!floods.take(viewer)) return 1
    spoke.set(viewer, { at, key })
    return 0
  }
  return {
    address: (client) => (client === null ? unnamed.take('') : addresses.take(client)),
    newcomer: (client) => (client === null ? unnamedNewcomers.take('') : newcomers.take(client)),
    act: acts.take,
    line: (viewer, text, question, key) => {
      const clean = cleanLine(text, { reply: null, platform: 'room' })
      if (viewerAct(clean, question) !== null) return acts.take(viewer) ? 0 : 1
      return talk(viewer, key)
    },
  }
}
