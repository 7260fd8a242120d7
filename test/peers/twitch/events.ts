import type { Fragment } from './line'
import type { Person } from './people'
import type { Spoken } from './spoken'
import { type Held, type Poll, type Redemption, type Reward, stamp } from './state'

/** Bodies of EventSub events, with the keys the service sends. */
export type Event = Record<string, unknown>

/** `user_id`, `user_login`, `user_name` under another prefix; all null for nobody. */
export function named(prefix: string, person: Person | null): Event {
  return {
    [`${prefix}_id`]: person?.id ?? null,
    [`${prefix}_login`]: person?.login ?? null,
    [`${prefix}_name`]: person?.name ?? null,
  }
}

const broadcaster = (channel: Person): Event => ({
  broadcaster_user_id: channel.id,
  broadcaster_user_login: channel.login,
  broadcaster_user_name: channel.name,
})

function badges(list: readonly string[]): Event[] {
  return list.map((badge) => {
    const [set = '', id = ''] = badge.split('/')
    return { set_id: set, id, info: set === 'subscriber' ? id : '' }
  })
}

function source({ source: from }: Spoken): Event {
  return {
    source_broadcaster_user_id: from?.channel.id ?? null,
    source_broadcaster_user_login: from?.channel.login ?? null,
    source_broadcaster_user_name: from?.channel.name ?? null,
    source_message_id: from?.id ?? null,
    source_badges: from === null ? null : [],
  }
}

/** Whose line it is. Written out, like the two above: benches make these thousands of times a second. */
function chatter({ person }: Spoken): Event {
  return { chatter_user_id: person.id, chatter_user_login: person.login, chatter_user_name: person.name }
}

export function chatMessage(spoken: Spoken, channel: Person): Event {
  const { parent, line } = spoken
  return {
    ...broadcaster(channel),
    ...source(spoken),
    ...chatter(spoken),
    message_id: spoken.id,
    message: { text: spoken.text, fragments: spoken.fragments },
    color: spoken.person.color,
    badges: badges(spoken.badges),
    message_type: line.firstMessage === true ? 'user_intro' : 'text',
    cheer: line.bits === undefined ? null : { bits: line.bits },
    reply:
      parent === null
        ? null
        : {
            parent_message_id: parent.id,
            parent_message_body: parent.text,
            ...named('parent_user', parent.person),
            thread_message_id: parent.id,
            ...named('thread_user', parent.person),
          },
    channel_points_custom_reward_id: line.rewardId ?? null,
    channel_points_animation_id: null,
    is_source_only: spoken.source === null ? null : line.sourceOnly === true,
  }
}

export function messageDelete(channel: Person, target: Person, messageId: string): Event {
  return { ...broadcaster(channel), ...named('target_user', target), message_id: messageId }
}

export function clearUser(channel: Person, target: Person): Event {
  return { ...broadcaster(channel), ...named('target_user', target) }
}

export function clear(channel: Person): Event {
  return broadcaster(channel)
}

const noticeKinds = [
  'sub',
  'resub',
  'sub_gift',
  'community_sub_gift',
  'gift_paid_upgrade',
  'prime_paid_upgrade',
  'pay_it_forward',
  'raid',
  'unraid',
  'announcement',
  'bits_badge_tier',
  'charity_donation',
  'watch_streak',
  'modiversary',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

const sharedKinds = noticeKinds.filter((kind) => kind !== 'watch_streak')

export function chatNotification(
  spoken: Spoken,
  channel: Person,
  kind: NoticeKind,
  words: string,
  detail: Event,
): Event {
  const shared = spoken.source !== null
  return {
    ...broadcaster(channel),
    ...source(spoken),
    ...chatter(spoken),
    chatter_is_anonymous: false,
    color: spoken.person.color,
    badges: badges(spoken.badges),
    system_message: words,
    message_id: spoken.id,
    message: { text: spoken.text, fragments: spoken.fragments },
    notice_type: shared ? `shared_chat_${kind}` : kind,
    ...Object.fromEntries(noticeKinds.map((one) => [one, !shared && one === kind ? detail : null])),
    ...Object.fromEntries(
      sharedKinds.map((one) => [`shared_chat_${one}`, shared && one === kind ? detail : null]),
    ),
    is_source_only: shared ? false : null,
  }
}

/** AutoMod's fragments know neither mentions nor the owner of an emote. */
function heldMessage(text: string, fragments: readonly Fragment[]): Event {
  return {
    text,
    fragments: fragments.map(({ type, text: words, cheermote, emote }) => ({
      type: type === 'mention' ? 'text' : type,
      text: words,
      cheermote,
      emote: emote === null ? null : { id: emote.id, emote_set_id: emote.emote_set_id },
    })),
  }
}

export function automodHold(
  channel: Person,
  held: Held,
  fragments: readonly Fragment[],
  version: string,
): Event {
  const verdict = { category: 'swearing', level: 4 }
  const common = {
    ...broadcaster(channel),
    ...named('user', held.person),
    message_id: held.id,
    message: heldMessage(held.text, fragments),
    held_at: stamp(held.at),
  }
  if (version === '1') return { ...common, ...verdict }
  const boundaries = [{ start_pos: 0, end_pos: Math.max(0, held.text.length - 1) }]
  return { ...common, reason: 'automod', automod: { ...verdict, boundaries }, blocked_term: null }
}

export function automodUpdate(
  channel: Person,
  held: Held,
  fragments: readonly Fragment[],
  version: string,
  moderator: Person,
  status: 'approved' | 'denied' | 'expired',
): Event {
  return {
    ...automodHold(channel, held, fragments, version),
    ...named('moderator_user', moderator),
    status,
  }
}

export function ban(
  channel: Person,
  target: Person,
  moderator: Person,
  reason: string,
  at: number,
  until: number | null,
): Event {
  return {
    ...named('user', target),
    ...broadcaster(channel),
    ...named('moderator_user', moderator),
    reason,
    banned_at: stamp(at),
    ends_at: until === null ? null : stamp(until),
    is_permanent: until === null,
  }
}

export function unban(channel: Person, target: Person, moderator: Person): Event {
  return { ...named('user', target), ...broadcaster(channel), ...named('moderator_user', moderator) }
}

export function redemption(channel: Person, one: Redemption, reward: Reward): Event {
  return {
    id: one.id,
    ...broadcaster(channel),
    ...named('user', one.person),
    user_input: one.input,
    status: one.status.toLowerCase(),
    reward: { id: reward.id, title: reward.title, cost: reward.cost, prompt: reward.prompt },
    redeemed_at: stamp(one.at),
  }
}

export function cheer(channel: Person, person: Person, text: string, bits: number): Event {
  return { is_anonymous: false, ...named('user', person), ...broadcaster(channel), message: text, bits }
}

export function bitsUse(spoken: Spoken, channel: Person, bits: number): Event {
  return {
    ...named('user', spoken.person),
    ...broadcaster(channel),
    bits,
    type: 'cheer',
    power_up: null,
    message: heldMessage(spoken.text, spoken.fragments),
  }
}

export function poll(channel: Person, one: Poll, what: 'begin' | 'progress' | 'end'): Event {
  return {
    id: one.id,
    ...broadcaster(channel),
    title: one.title,
    choices: one.choices.map(({ id, title, votes }) =>
      what === 'begin' ? { id, title } : { id, title, bits_votes: 0, channel_points_votes: 0, votes },
    ),
    bits_voting: { is_enabled: false, amount_per_vote: 0 },
    channel_points_voting: { is_enabled: one.pointsPerVote > 0, amount_per_vote: one.pointsPerVote },
    ...(what === 'end' ? { status: one.status.toLowerCase() } : {}),
    started_at: stamp(one.startedAt),
    ...(what === 'end'
      ? { ended_at: stamp(one.endedAt ?? one.startedAt) }
      : { ends_at: stamp(one.startedAt + one.duration * 1000) }),
  }
}
