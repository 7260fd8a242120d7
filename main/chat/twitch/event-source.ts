import { ok, type Result } from '../../../core/base/result'
import type { PlatformParts, PlatformWorld } from '../../../core/chat/port'
import type { Channel } from './channel'
import { createEventSubPath, type EventSubPath } from './eventsub-path'
import { createEventReader } from './eventsub-read'
import type { Helix } from './helix'
import type { Told } from './path'
import type { Session } from './session'
import type { Dial } from './socket'
import { conditionOf, type Subscription, wantedOf } from './subscriptions'

export interface EventSourceParts {
  readonly dial: Dial
  readonly url: string
  /** Told when the path changes; delays go there, too. */
  readonly world: PlatformWorld
  readonly told: Told
  readonly heard: () => void
  readonly log: PlatformParts<unknown>['log']
  readonly session: Session
  readonly channel: Channel
  readonly helix: Helix
  /** Whether the account moderates the channel is known anew. */
  readonly standingChanged: () => void
}

/** EventSub of one signed-in account: the path, what it asks for, and what that shows about the account. */
export interface EventSource {
  readonly path: EventSubPath
  /** Twitch accepted something that only moderators may ask for. */
  readonly moderates: () => boolean
  /** This application made a reward, or with null perhaps did: asks Twitch which ones are ours. */
  readonly rewardMade: (rewardId: string | null) => void
}

const mainEvent = 'channel.chat.message'
const moderatorsEvent = 'automod.message.hold'

export function createEventSource(parts: EventSourceParts): EventSource {
  const { session, channel, helix, log, world } = parts
  const strange = new Set<string>()
  let moderates = false
  /** Only ever added to: an id is never used again, and a list asked for earlier may arrive after a reward was made. */
  const rewards = new Set<string>()

  const setModerates = (now: boolean) => {
    if (moderates === now) return
    moderates = now
    parts.standingChanged()
  }
  const subscribe = async (sessionId: string, subscription: Subscription): Promise<Result<null>> => {
    const id = await channel.id()
    if (!id.ok) return id
    const asked = await helix.call(
      (api, userId) =>
        api.eventSub.createSubscription(
          subscription.type,
          subscription.version,
          conditionOf(subscription, id.value, userId),
          { method: 'websocket', session_id: sessionId },
          userId,
          [subscription.scope],
        ),
      { 403: 'Twitch does not let the signed-in account read this channel.', 409: already },
    )
    return asked.ok || asked.message === already ? ok(null) : asked
  }
  const tellDelay = async () => {
    if (!channel.isOwner()) return
    const id = await channel.id()
    if (!id.ok) return
    const info = await helix.call((api) => api.channels.getChannelInfoById(id.value))
    // 0 is also what Twitch says when it does not tell.
    if (info.ok && info.value && info.value.delay > 0) world.delay(info.value.delay * 1_000)
  }
  const learnRewards = async () => {
    const made = await helix.call((api, userId) => api.channelPoints.getCustomRewards(userId, true))
    if (made.ok) for (const { id } of made.value) rewards.add(id)
  }
  const path = createEventSubPath({
    dial: parts.dial,
    url: parts.url,
    world,
    heard: parts.heard,
    wanted: () => wantedOf(session.tokens()?.scopes ?? [], channel.isOwner()),
    subscribe,
    read: createEventReader({
      told: parts.told,
      settleable: (rewardId) => rewards.has(rewardId),
      strange: (type, why) => {
        if (!strange.has(type))
          log('warn', `a Twitch event ${type} is not as documented: ${why.slice(0, 300)}`)
        strange.add(type)
      },
    }),
    accepted: ({ type }) => {
      if (type === mainEvent) void tellDelay()
      if (type.startsWith('channel.channel_points')) void learnRewards()
      if (type === moderatorsEvent) setModerates(true)
    },
    refused: ({ type }, why) => log('info', `Twitch does not tell ${type}: ${why}`),
    revoked: (type, why) => {
      log('warn', `Twitch tells ${type} no more: ${why}`)
      if (why === 'authorization_revoked') void session.check()
      if (type === moderatorsEvent) setModerates(false)
      if (type === mainEvent) path.halt('Twitch stopped the main connection of this sign-in.')
    },
  })
  return {
    path,
    moderates: () => moderates,
    rewardMade: (rewardId) => {
      if (rewardId === null) void learnRewards()
      else rewards.add(rewardId)
    },
  }
}

/** Stands for the answer to a subscription that is in force, which is as good as a new one. */
const already = 'Twitch tells that already.'
