import type { z } from 'zod'
import type { Fragment, RawLine } from '../../../core/chat/port'
import {
  BitsUse,
  ChatMessage,
  ChatNotification,
  HeldDecision,
  HeldMessage,
  MessageDeleted,
  Redemption,
  UserCleared,
} from './eventsub-events'
import { cheered, gifted, poweredUp, redeemed, subscribed } from './paid'
import type { Told } from './path'
import { rolesOf } from './roles'
import { anonymous, stampOf, twitchId, unnamedChannel, viewerOf } from './viewers'

/** One notification: which kind, its own id, Twitch's stamp, and the event as it came. */
export interface Notification {
  readonly type: string
  readonly id: string
  readonly stamp: number | null
  readonly event: unknown
}

export interface EventReaderParts {
  readonly told: Told
  /** True for rewards this application made: only those can be settled. */
  readonly settleable: (rewardId: string) => boolean
  /** An event that is not as documented. */
  readonly strange: (type: string, why: string) => void
}

export function createEventReader({
  told,
  settleable,
  strange,
}: EventReaderParts): (one: Notification) => void {
  const as =
    <T>(shape: z.ZodType<T>, tell: (event: T, one: Notification) => void) =>
    (one: Notification) => {
      const read = shape.safeParse(one.event)
      if (read.success) tell(read.data, one)
      else strange(one.type, read.error.message)
    }
  const readers: Readonly<Record<string, (one: Notification) => void>> = {
    'channel.chat.message': as(ChatMessage, (event, { stamp }) => {
      const raw = lineOf(event, stamp)
      if (raw === null) return
      told.line(raw)
      if (event.cheer && !raw.sharedFrom)
        told.paid(cheered({ id: raw.messageId, viewer: raw.viewer, text: raw.text }, event.cheer.bits))
    }),
    'channel.chat.notification': as(ChatNotification, (event, { stamp }) => notified(event, stamp, told)),
    'channel.chat.message_delete': as(MessageDeleted, ({ message_id }, { stamp }) =>
      told.retract({ what: 'message', messageId: message_id }, stamp),
    ),
    'channel.chat.clear_user_messages': as(UserCleared, ({ target_user_id }, { stamp }) =>
      told.retract({ what: 'viewer', viewerId: target_user_id }, stamp),
    ),
    'channel.chat.clear': ({ stamp }) => told.retract({ what: 'everything' }, stamp),
    'automod.message.hold': as(HeldMessage, (event) =>
      told.line({
        platform: twitchId,
        messageId: event.message_id,
        viewer: viewerOf(event.user_id, event.user_name, event.user_login),
        text: event.message.text,
        reply: null,
        fragments: fragmentsOf(event.message.fragments),
        sentAt: stampOf(event.held_at),
        heldByPlatform: true,
      }),
    ),
    // A released one comes as a chat message of its own.
    'automod.message.update': as(HeldDecision, ({ message_id, status }, { stamp }) => {
      if (status.toLowerCase() !== 'approved') told.retract({ what: 'message', messageId: message_id }, stamp)
    }),
    'channel.channel_points_custom_reward_redemption.add': as(Redemption, (event) =>
      told.paid(
        redeemed(
          {
            id: event.id,
            viewer: viewerOf(event.user_id, event.user_name, event.user_login),
            text: event.user_input,
          },
          event.reward,
          event.status === 'unfulfilled' && settleable(event.reward.id),
        ),
      ),
    ),
    // Cheers come with their chat message, under its id.
    'channel.bits.use': as(BitsUse, (event, { id }) => {
      if (event.type === 'cheer') return
      const viewer = viewerOf(event.user_id, event.user_name, event.user_login)
      const title = event.power_up?.type.replace(/_/g, ' ') ?? event.type
      told.paid(poweredUp({ id, viewer, text: event.message?.text ?? '' }, event.bits, title))
    }),
  }
  return (one) => {
    if (Object.hasOwn(readers, one.type)) readers[one.type]!(one)
  }
}

/** Null for a message without text: there is nothing to read or to judge. */
function lineOf(event: ChatMessage, stamp: number | null): RawLine | null {
  if (event.message.text === '') return null
  const source = event.source_broadcaster_user_id ?? null
  const foreign = source !== null && source !== event.broadcaster_user_id
  return {
    platform: twitchId,
    messageId: event.message_id,
    viewer: viewerOf(event.chatter_user_id, event.chatter_user_name, event.chatter_user_login),
    text: event.message.text,
    reply: event.reply
      ? { login: event.reply.parent_user_login, displayName: event.reply.parent_user_name }
      : null,
    fragments: fragmentsOf(event.message.fragments),
    sentAt: stamp,
    roles: rolesOf(
      event.badges.map((badge) => badge.set_id),
      foreign,
    ),
    sharedFrom: foreign ? { id: source, name: event.source_broadcaster_user_name ?? unnamedChannel } : null,
  }
}

function notified(event: ChatNotification, stamp: number | null, told: Told): void {
  const viewer = event.chatter_user_id
    ? viewerOf(event.chatter_user_id, event.chatter_user_name ?? '', event.chatter_user_login ?? '')
    : anonymous
  const line = lineOf(
    { ...event, chatter_user_id: viewer.id, chatter_user_name: viewer.name, chatter_user_login: viewer.name },
    stamp,
  )
  if (line !== null) told.line(line)
  const source = event.source_broadcaster_user_id ?? event.broadcaster_user_id
  if (source !== event.broadcaster_user_id) return
  const from = { id: event.message_id, viewer, text: event.message.text }
  const { sub, resub, sub_gift, community_sub_gift } = event
  if (sub) told.paid(subscribed(from, sub.is_prime ? 'Prime' : sub.sub_tier, 1))
  else if (resub)
    told.paid(subscribed(from, resub.is_prime ? 'Prime' : resub.sub_tier, resub.cumulative_months))
  else if (community_sub_gift) told.paid(gifted(from, community_sub_gift.sub_tier, community_sub_gift.total))
  // Each gift of a bundle is told once more by itself; the bundle has counted them all.
  else if (sub_gift && !sub_gift.community_gift_id) told.paid(gifted(from, sub_gift.sub_tier, 1))
}

/** Pieces of an action come with its wrapper, which cleaning takes off the text only. */
function fragmentsOf(fragments: readonly Fragment[]): Fragment[] | null {
  if (fragments.length === 0) return null
  return fragments.map(({ type, text }) => ({ type, text: text.replace(/^\x01ACTION |\x01$/g, '') }))
}
