import { fail, ok, type Result } from '../../../core/base/result'
import type { Fence } from './fence'
import type { ServerTraits } from './isupport'
import { escapeTag, type IrcMessage, oneLine } from './message'
import { refused } from './moderation'

/** Longest user name and host that servers put before a line, for as long as ours is not known. */
const longestUserhost = 10 + 1 + 63

export interface Speaker {
  readonly channel: string
  readonly nick: string
  /** Our own `user@host` as the server shows it, or empty. */
  readonly userhost: string
  readonly traits: ServerTraits
}

/**
 * Bytes of text that fit in one message: what reaches the others is `:nick!user@host PRIVMSG #channel :text` and its end,
 * and servers cut off the rest without a word.
 */
export function bytesLeft({ channel, nick, userhost, traits }: Speaker): number {
  const source =
    Buffer.byteLength(nick) + 1 + (userhost === '' ? longestUserhost : Buffer.byteLength(userhost))
  return traits.lineLength - ':'.length - source - ` PRIVMSG ${channel} :\r\n`.length - wider(channel)
}

function wider(text: string): number {
  return Buffer.byteLength(text) - text.length
}

export interface SayParts extends Speaker {
  readonly fence: Fence
  /** The server sends us back what we wrote. */
  readonly echo: boolean
  readonly tags: boolean
  ourOwn(message: IrcMessage): boolean
}

/** Says one line in the channel. The echo, or silence up to the next answer, confirms it. */
export async function say(parts: SayParts, text: string, replyTo: string | null): Promise<Result<null>> {
  const line = oneLine(text)
  const room = bytesLeft(parts)
  const needs = Buffer.byteLength(line)
  if (line === '') return fail('refused', 'There is nothing to say in this message.')
  if (needs > room)
    return fail('refused', `The message has ${needs} bytes, and ${room} fit in one line of ${parts.channel}.`)
  const tag = replyTo !== null && parts.tags ? `@+draft/reply=${escapeTag(replyTo)} ` : ''
  return parts.fence.run(
    `${tag}PRIVMSG ${parts.channel} :${line}`,
    (message) => (parts.ourOwn(message) ? ok(null) : refused(message, parts.channel)),
    parts.echo ? fail('refused', 'The server swallowed the message without giving a reason.') : ok(null),
  )
}
