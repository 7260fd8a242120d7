import { fail } from '../../../core/base/result'
import { minute, second } from '../../../core/base/time'
import type { BridgeLine } from '../../../core/chat/bridge'
import { cleanName } from '../../../core/chat/clean'
import { linkState, type Platform, type PlatformState, type PlatformWorld } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'
import { bridgeCaps } from './caps'

export interface Taken {
  /** Lines taken over; one that was taken before counts again and does nothing. */
  readonly taken: number
  readonly refused: { readonly id: string; readonly reason: string }[]
}

export type Bridge = Platform & {
  /** Lines of one call, in order. Each is taken or refused with a reason; none is lost in silence. */
  take(lines: readonly BridgeLine[]): Taken
}

/** Live for as long as a tool sent something within this time. */
const fresh = minute
const mostPerCall = 200
const mostPerSecond = 2_000

const waiting = 'Waiting for a tool to send lines.'
const readOnly = fail(
  'unsupported',
  'The bridge only reads: nothing goes back to where the tool has its lines from.',
)

/** Chat that another tool collected. Where it comes from is part of each viewer's id, so that namesakes stay apart. */
export function createBridge(): Bridge {
  let world: PlatformWorld | null = null
  let state: PlatformState = linkState('off')
  let met = createRecent()
  let cancel = () => {}
  let window = { from: 0, lines: 0 }

  const tell = (next: PlatformState) => {
    const same = next.link === state.link && next.reason === state.reason
    state = next
    if (!same) world?.changed(state)
  }
  const refusal = (at: number, now: number): string | null => {
    if (at >= mostPerCall) return `At most ${mostPerCall} lines in one call: send this one in the next.`
    if (now - window.from >= second || now < window.from) window = { from: now, lines: 0 }
    if (window.lines >= mostPerSecond)
      return `More than ${mostPerSecond} lines in one second: send this one again later.`
    window.lines += 1
    return null
  }
  return {
    id: 'bridge',
    title: 'Inbound bridge',
    caps: () => bridgeCaps,
    start: async (started) => {
      cancel()
      world = started
      met = createRecent()
      state = linkState('off')
      tell(linkState('connecting', waiting))
    },
    take(lines) {
      const here = world
      if (here === null) {
        const reason = 'The bridge is switched off in the settings.'
        return { taken: 0, refused: lines.map(({ id }) => ({ id, reason })) }
      }
      const now = here.now()
      const refused: { id: string; reason: string }[] = []
      for (const [at, line] of lines.entries()) {
        const reason = refusal(at, now)
        if (reason !== null) {
          refused.push({ id: line.id, reason })
          continue
        }
        const messageId = `${line.source}:${line.id}`
        if (!met.add(messageId, now)) continue
        here.line({
          platform: 'bridge',
          messageId,
          viewer: {
            platform: 'bridge',
            id: `${line.source}:${line.user.id}`,
            name: cleanName(line.user.name),
          },
          text: line.text,
          reply: null,
          fragments: null,
          sentAt: line.sentAt,
        })
      }
      cancel()
      cancel = here.after(fresh, () => tell(linkState('connecting', waiting)))
      tell(linkState('live'))
      return { taken: lines.length - refused.length, refused }
    },
    say: async () => readOnly,
    moderate: async () => readOnly,
    state: () => state,
    stop: async () => {
      cancel()
      tell(linkState('off'))
      world = null
    },
  }
}
