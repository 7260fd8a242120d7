import type { RawLine } from '../../../core/chat/port'
import { fragmentsOf } from './irc-fragments'
import { rolesOf } from './roles'
import { twitchId, unnamedChannel, viewerOf } from './viewers'

/** One IRC line as twurple takes it apart: the little of it that is read here. */
export interface IrcLine {
  readonly command: string
  readonly tags: ReadonlyMap<string, string>
  /** The last parameter. */
  readonly text: string
  readonly login: string
}

/** Null for a line without the ids that everything else hangs on. */
export function rawLine(line: IrcLine, login: string): RawLine | null {
  const id = tag(line, 'id')
  const userId = tag(line, 'user-id')
  if (id === '' || userId === '' || line.text === '') return null
  const sharedFrom = sharedOf(line)
  const parent = tag(line, 'reply-parent-user-login')
  return {
    platform: twitchId,
    messageId: id,
    viewer: viewerOf(userId, tag(line, 'display-name'), login),
    text: line.text,
    reply:
      parent === '' ? null : { login: parent, displayName: tag(line, 'reply-parent-display-name') || parent },
    fragments: fragmentsOf(line.text, tag(line, 'emotes'), Number(tag(line, 'bits')) || 0),
    sentAt: sentAt(line),
    roles: rolesOf(
      tag(line, 'badges')
        .split(',')
        .map((badge) => badge.split('/')[0]!),
      sharedFrom !== null,
    ),
    sharedFrom,
  }
}

/** IRC names the other channel by number only. */
export function sharedOf(line: IrcLine): { id: string; name: string } | null {
  const source = tag(line, 'source-room-id')
  return source === '' || source === tag(line, 'room-id') ? null : { id: source, name: unnamedChannel }
}

export function tag(line: IrcLine, name: string): string {
  return line.tags.get(name) ?? ''
}

export function sentAt(line: IrcLine): number | null {
  return Number(tag(line, 'tmi-sent-ts')) || null
}
