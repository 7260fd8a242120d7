import type { PlatformWorld, RawLine } from '../../../core/chat/port'
import { withoutFormatting } from './formatting'
import type { IrcMessage } from './message'
import type { Room } from './room'

/** What people write and take back in the channel. */
export interface Reading {
  take(message: IrcMessage, accountByTag: boolean): void
  /** Keeps who wrote a message, so that a reply to it can be named. */
  remember(message: IrcMessage): void
}

export interface ReadingParts {
  readonly world: PlatformWorld
  readonly channel: string
  readonly room: Room
  line(raw: RawLine): void
}

const mostRemembered = 5_000

export function createReading({ world, channel, room, line }: ReadingParts): Reading {
  // Servers without message ids: unique by when this connection began.
  const begun = world.now().toString(36)
  let counted = 0
  const writers = new Map<string, string>()
  const histories = new Set<string>()

  const remember = ({ tags, nick }: IrcMessage) => {
    const id = tags.get('msgid')
    if (!id || nick === '') return
    writers.set(id, nick)
    if (writers.size > mostRemembered) writers.delete(writers.keys().next().value!)
  }
  const take = (message: IrcMessage, accountByTag: boolean) => {
    const { tags, params } = message
    const text = params[1] ?? ''
    // Lines of the past, which some servers and bouncers play back, are over: nobody may claim with them.
    if (histories.has(tags.get('batch') ?? '')) return
    if (message.nick === '' || (text.startsWith('\x01') && !text.startsWith('\x01ACTION '))) return
    remember(message)
    counted += 1
    const { viewer, roles } = room.author(message, accountByTag)
    const parent = writers.get(tags.get('+draft/reply') ?? tags.get('+reply') ?? '')
    const sentAt = Date.parse(tags.get('time') ?? '')
    line({
      platform: 'irc',
      messageId: tags.get('msgid') || `${begun}-${counted}`,
      viewer,
      text: withoutFormatting(text),
      reply: parent === undefined ? null : { login: parent, displayName: parent },
      fragments: null,
      sentAt: Number.isNaN(sentAt) ? null : sentAt,
      roles,
    })
  }
  return {
    remember,
    take(message, accountByTag) {
      const { command, params } = message
      if (command === 'BATCH') {
        const [name = '', type = ''] = params
        if (name.startsWith('-')) histories.delete(name.slice(1))
        else if (/chathistory|playback/.test(type)) histories.add(name.slice(1))
      }
      if (!room.same(params[0] ?? '', channel)) return
      if (command === 'PRIVMSG') take(message, accountByTag)
      if (command === 'REDACT' && params[1]) world.retract({ what: 'message', messageId: params[1] })
    },
  }
}
