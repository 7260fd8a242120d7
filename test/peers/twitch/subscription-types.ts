/** What a subscription type wants: one of the scopes, the keys of its condition, and whose account must be asking. */
export type SubscriptionType = {
  readonly versions: readonly string[]
  readonly condition: readonly string[]
  /** Any one of these; empty needs none. */
  readonly scopes: readonly string[]
  /** `channel`: the asking account is the broadcaster; `moderator`: broadcaster or moderator; `any`. */
  readonly who: 'any' | 'channel' | 'moderator'
}

const chat = (scopes: string[] = ['user:read:chat']): SubscriptionType => ({
  versions: ['1'],
  condition: ['broadcaster_user_id', 'user_id'],
  scopes,
  who: 'any',
})
const own = (...scopes: string[]): SubscriptionType => ({
  versions: ['1'],
  condition: ['broadcaster_user_id'],
  scopes,
  who: scopes.length === 0 ? 'any' : 'channel',
})
const moderated = (versions: string[], ...scopes: string[]): SubscriptionType => ({
  versions,
  condition: ['broadcaster_user_id', 'moderator_user_id'],
  scopes,
  who: 'moderator',
})

const redemptions = ['channel:read:redemptions', 'channel:manage:redemptions']
const polls = ['channel:read:polls', 'channel:manage:polls']
const shield = ['moderator:read:shield_mode', 'moderator:manage:shield_mode']
const warnings = ['moderator:read:warnings', 'moderator:manage:warnings']

export const subscriptionTypes: Readonly<Record<string, SubscriptionType>> = {
  'channel.chat.message': chat(),
  'channel.chat.message_delete': chat(),
  'channel.chat.clear': chat(),
  'channel.chat.clear_user_messages': chat(),
  'channel.chat.notification': chat(),
  'channel.chat_settings.update': chat(),
  'channel.chat.user_message_hold': chat(),
  'channel.chat.user_message_update': chat(),
  'automod.message.hold': moderated(['1', '2'], 'moderator:manage:automod'),
  'automod.message.update': moderated(['1', '2'], 'moderator:manage:automod'),
  'channel.follow': moderated(['2'], 'moderator:read:followers'),
  'channel.shield_mode.begin': moderated(['1'], ...shield),
  'channel.shield_mode.end': moderated(['1'], ...shield),
  'channel.warning.send': moderated(['1'], ...warnings),
  'channel.ban': own('channel:moderate'),
  'channel.unban': own('channel:moderate'),
  'channel.cheer': own('bits:read'),
  'channel.bits.use': own('bits:read'),
  'channel.subscribe': own('channel:read:subscriptions'),
  'channel.subscription.gift': own('channel:read:subscriptions'),
  'channel.subscription.message': own('channel:read:subscriptions'),
  'channel.channel_points_custom_reward_redemption.add': own(...redemptions),
  'channel.channel_points_custom_reward_redemption.update': own(...redemptions),
  'channel.poll.begin': own(...polls),
  'channel.poll.progress': own(...polls),
  'channel.poll.end': own(...polls),
  'channel.shared_chat.begin': own(),
  'channel.shared_chat.end': own(),
  'channel.update': { ...own(), versions: ['2'] },
  'stream.online': own(),
  'stream.offline': own(),
  'channel.raid': { versions: ['1'], condition: ['to_broadcaster_user_id'], scopes: [], who: 'any' },
  'user.update': { versions: ['1'], condition: ['user_id'], scopes: [], who: 'any' },
}
