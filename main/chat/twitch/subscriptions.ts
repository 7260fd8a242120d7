/** What is asked of EventSub. */
export interface Subscription {
  readonly type: string
  readonly version: string
  readonly scope: string
  /** Who may ask: anybody, a moderator, or only the channel's own account. */
  readonly by: 'reader' | 'moderator' | 'owner'
}

const chat = { version: '1', scope: 'user:read:chat', by: 'reader' } as const

/** First the one that makes the connection worth having: a session without it is closed after 10 seconds. */
export const subscriptions: readonly Subscription[] = [
  { type: 'channel.chat.message', ...chat },
  { type: 'channel.chat.notification', ...chat },
  { type: 'channel.chat.message_delete', ...chat },
  { type: 'channel.chat.clear_user_messages', ...chat },
  { type: 'channel.chat.clear', ...chat },
  { type: 'automod.message.hold', version: '2', scope: 'moderator:manage:automod', by: 'moderator' },
  { type: 'automod.message.update', version: '2', scope: 'moderator:manage:automod', by: 'moderator' },
  {
    type: 'channel.channel_points_custom_reward_redemption.add',
    version: '1',
    scope: 'channel:manage:redemptions',
    by: 'owner',
  },
  { type: 'channel.bits.use', version: '1', scope: 'bits:read', by: 'owner' },
]

export function wantedOf(scopes: readonly string[], isOwner: boolean): Subscription[] {
  return subscriptions.filter(({ scope, by }) => scopes.includes(scope) && (by !== 'owner' || isOwner))
}

/** The condition Twitch wants with it. */
export function conditionOf({ by }: Subscription, channelId: string, userId: string): Record<string, string> {
  const channel = { broadcaster_user_id: channelId }
  if (by === 'reader') return { ...channel, user_id: userId }
  return by === 'moderator' ? { ...channel, moderator_user_id: userId } : channel
}
