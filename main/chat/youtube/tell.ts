import { cleanName } from '../../../core/chat/clean'
import type { PlatformWorld, Role, ViewerRef } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'
import { Item, type Page } from './items'
import { paidIn } from './paid'

/** Longer than the 10 minutes an outage may last, so that what a resumed stream repeats is still known after it. */
const seenFor = 60 * 60_000
const mostSeen = 50_000

export interface TellParts {
  /** True for a line that Micdrop wrote itself: it stands in the chat list already. */
  readonly isEcho: (item: Item) => boolean
  readonly log: (level: 'info' | 'warn', text: string) => void
}

/** By YouTube's own clock; null sets no bound. */
interface Since {
  readonly oldest: number | null
  readonly late: number | null
}

export interface Teller {
  /**
   * Tells one page, in order; nothing that YouTube stamped before `oldest`, and as past what it stamped before `late`.
   * `newest`: the latest stamp in the page. `isOver`: the chat has ended with it.
   */
  readonly page: (
    page: Page,
    since: Since,
    world: PlatformWorld,
  ) => { readonly isOver: boolean; readonly newest: number | null }
}

export function createTeller(parts: TellParts): Teller {
  const seen = createRecent(seenFor, mostSeen)
  const gone = createRecent(seenFor, mostSeen)
  const strange = createRecent(seenFor, 200)

  function read(raw: unknown, now: number): Item | null {
    const item = Item.safeParse(raw)
    if (item.success) return item.data
    if (strange.add(item.error.message.slice(0, 200), now))
      parts.log('warn', `a message of YouTube is not as documented: ${item.error.message.slice(0, 200)}`)
    return null
  }

  function tellOne(item: Item, { oldest, late }: Since, world: PlatformWorld): void {
    const removed = removedBy(item)
    if (removed !== null) {
      world.retract({ what: 'message', messageId: removed })
      return
    }
    const banned = item.snippet.userBannedDetails?.bannedUserDetails.channelId
    if (item.snippet.type === 'userBannedEvent' && banned !== undefined) {
      world.retract({ what: 'viewer', viewerId: banned })
      return
    }
    const sentAt = stamp(item.snippet.publishedAt)
    if (oldest !== null && sentAt !== null && sentAt < oldest) return
    const viewer = viewerOf(item)
    if (viewer === null || parts.isEcho(item)) return
    const isGone = gone.has(item.id)
    const paid = paidIn(item, viewer, isGone)
    if (paid !== null) world.paid(paid)
    const text = lineOf(item)
    if (text === '' || isGone) return
    world.line({
      platform: 'youtube',
      messageId: item.id,
      viewer,
      text,
      reply: null,
      fragments: null,
      sentAt,
      roles: rolesOf(item),
      ...(late !== null && sentAt !== null && sentAt < late && { past: true }),
    })
  }

  return {
    page: (page, since, world) => {
      const now = world.now()
      const items = page.items
        .flatMap((raw) => read(raw, now) ?? [])
        // A tombstone has the id of the message it stands for, which is known.
        .filter((item) => seen.add(item.snippet.type === 'tombstone' ? `tombstone ${item.id}` : item.id, now))
      // First all that is taken back: what came in the same page is then never shown.
      for (const item of items) {
        const removed = removedBy(item)
        if (removed !== null) gone.add(removed, now)
      }
      for (const item of items) tellOne(item, since, world)
      const stamps = items.flatMap(({ snippet }) => stamp(snippet.publishedAt) ?? [])
      return {
        isOver:
          page.offlineAt !== undefined || items.some(({ snippet }) => snippet.type === 'chatEndedEvent'),
        newest: stamps.length === 0 ? null : stamps.reduce((one, other) => Math.max(one, other)),
      }
    },
  }
}

function removedBy({ id, snippet }: Item): string | null {
  if (snippet.type === 'messageDeletedEvent') return snippet.messageDeletedDetails?.deletedMessageId ?? null
  if (snippet.type === 'messageRetractedEvent')
    return snippet.messageRetractedDetails?.retractedMessageId ?? null
  return snippet.type === 'tombstone' ? id : null
}

/** What the viewer wrote, or empty; polls, memberships and modes have text of YouTube's own, which is no line. */
function lineOf({ snippet }: Item): string {
  switch (snippet.type) {
    case 'textMessageEvent':
      return snippet.textMessageDetails?.messageText || snippet.displayMessage
    case 'superChatEvent':
      return snippet.superChatDetails?.userComment ?? ''
    case 'memberMilestoneChatEvent':
      return snippet.memberMilestoneChatDetails?.userComment ?? ''
    default:
      return ''
  }
}

function viewerOf({ authorDetails, snippet }: Item): ViewerRef | null {
  const id = authorDetails?.channelId || snippet.authorChannelId
  if (id === '' || id.length > 128) return null
  return { platform: 'youtube', id, name: cleanName(authorDetails?.displayName ?? '') }
}

function rolesOf({ authorDetails }: Item): Role[] {
  const roles: Role[] = []
  if (authorDetails?.isChatOwner) roles.push('owner')
  if (authorDetails?.isChatModerator) roles.push('moderator')
  if (authorDetails?.isChatSponsor) roles.push('member')
  if (authorDetails?.isVerified) roles.push('verified')
  return roles
}

/** Milliseconds since 1970, or null. Only ever compared with YouTube's own clock. */
export function stamp(text: string | undefined): number | null {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? null : at
}
