import { minute } from '../../../core/base/time'
import type { PlatformWorld, RawLine } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'

interface Sending {
  readonly effectId: string
  readonly text: string
  /** ms since 1970; until then a line with this text is taken to be ours. */
  until: number
}

/**
 * Which lines Micdrop sent. Chat often tells a line before the request that sent it is answered, so until then it is known by
 * its writer and text, afterwards by its id.
 */
export interface OwnLines {
  sending(effectId: string, text: string): void
  /** `messageId`: null when it was refused; `unknown` when no answer came, and it may have been sent all the same. */
  answered(effectId: string, messageId: string | null | 'unknown'): void
  isOwn(raw: RawLine, ownId: string | null): boolean
  /** True when a message whose sending was never answered turned up in chat. */
  arrived(effectId: string): boolean
}

const lateArrival = minute

export function createOwnLines(world: Pick<PlatformWorld, 'now'>): OwnLines {
  const ids = createRecent()
  const arrived = createRecent()
  let underWay: Sending[] = []
  return {
    sending: (effectId, text) => {
      underWay = underWay.filter((one) => one.until > world.now())
      underWay.push({ effectId, text: squeeze(text), until: world.now() + lateArrival })
    },
    answered: (effectId, messageId) => {
      if (messageId === 'unknown') return
      underWay = underWay.filter((one) => one.effectId !== effectId)
      if (messageId !== null) ids.add(messageId, world.now())
    },
    isOwn: (raw, ownId) => {
      if (ids.has(raw.messageId)) return true
      if (raw.viewer.id !== ownId || underWay.length === 0) return false
      // A reply comes back with its addressee in front.
      const text = squeeze(raw.text)
      const sent = underWay.find(
        (one) =>
          one.until > world.now() && (text === one.text || (raw.reply && text.endsWith(` ${one.text}`))),
      )
      if (sent === undefined) return false
      ids.add(raw.messageId, world.now())
      arrived.add(sent.effectId, world.now())
      underWay = underWay.filter((one) => one !== sent)
      return true
    },
    arrived: (effectId) => arrived.has(effectId),
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
