import { z } from 'zod'
import { cleanName } from '../../../core/chat/clean'
import type { RawLine, Retraction, Role } from '../../../core/chat/port'

/**
 * What Kick's website hears of a chat room. Not documented by Kick: names from public clients, and every field that is not
 * needed may be missing or new.
 */
export type KickEvent =
  | { readonly what: 'line'; readonly line: RawLine; readonly senderId: string }
  | { readonly what: 'retract'; readonly target: Retraction }

const Id = z.union([z.string().min(1), z.number()]).transform(String)
const Badge = z.object({ type: z.string() })
const Sender = z.object({
  id: Id,
  username: z.string().min(1),
  identity: z
    .object({ badges: z.array(Badge).catch([]) })
    .nullish()
    .catch(null),
})
const Message = z.object({
  id: Id,
  content: z.string().min(1),
  sender: Sender,
  created_at: z.string().catch(''),
  metadata: z
    .object({ original_sender: z.object({ username: z.string().min(1) }) })
    .nullish()
    .catch(null),
})
const Deleted = z.object({ message: z.object({ id: Id }) })
const Banned = z.object({ user: z.object({ id: Id }) })

const roleOfBadge: Readonly<Record<string, Role>> = {
  broadcaster: 'owner',
  moderator: 'moderator',
  vip: 'vip',
  subscriber: 'member',
  founder: 'member',
  verified: 'verified',
  bot: 'bot',
}

/** Null for events that do not concern the chat, and for those that cannot be read. */
export function readEvent(name: string, data: unknown): KickEvent | null {
  switch (name.slice(name.lastIndexOf('\\') + 1)) {
    case 'ChatMessageEvent': {
      const message = Message.safeParse(data)
      return message.success ? lineOf(message.data) : null
    }
    case 'MessageDeletedEvent': {
      const deleted = Deleted.safeParse(data)
      if (!deleted.success) return null
      return { what: 'retract', target: { what: 'message', messageId: deleted.data.message.id } }
    }
    case 'UserBannedEvent': {
      const banned = Banned.safeParse(data)
      if (!banned.success) return null
      return { what: 'retract', target: { what: 'viewer', viewerId: banned.data.user.id } }
    }
    case 'ChatroomClearEvent':
      return { what: 'retract', target: { what: 'everything' } }
    default:
      return null
  }
}

function lineOf({ id, content, sender, created_at, metadata }: z.infer<typeof Message>): KickEvent {
  const badges = sender.identity?.badges ?? []
  const roles = new Set(
    badges.flatMap(({ type }) => (Object.hasOwn(roleOfBadge, type) ? roleOfBadge[type]! : [])),
  )
  const parent = metadata?.original_sender.username
  const sentAt = Date.parse(created_at)
  const line: RawLine = {
    platform: 'kick',
    messageId: id,
    viewer: { platform: 'kick', id: sender.id, name: cleanName(sender.username) },
    text: content,
    reply: parent === undefined ? null : { login: parent, displayName: parent },
    fragments: null,
    sentAt: Number.isNaN(sentAt) ? null : sentAt,
    roles: [...roles],
  }
  return { what: 'line', line, senderId: sender.id }
}
