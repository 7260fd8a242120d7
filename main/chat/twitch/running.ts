import { fail, ok, type Result } from '../../../core/base/result'
import type { PlatformAccounts } from '../../../core/chat/accounts'
import type { PlatformParts, PlatformWorld } from '../../../core/chat/port'
import type { Addresses } from './addresses'
import { capsOf, type Standing } from './caps'
import { createChannelNames } from './channel-names'
import { createDeviceCode } from './device-code'
import { createEventSubPath, type EventSubPath } from './eventsub-path'
import { createEventReader } from './eventsub-read'
import { createHelix, type HelixLibrary } from './helix'
import type { ParseLine } from './irc-parse'
import { createIrcPath, type IrcPath } from './irc-path'
import { createIrcReader } from './irc-read'
import { createOauth } from './oauth'
import { createOwnLines } from './own-lines'
import { createRoomState } from './room-state'
import { createSession } from './session'
import type { Dial } from './socket'
import { createSpeaking } from './speaking'
import { createStatus } from './status'
import { stepGranted } from './steps'
import { conditionOf, type Subscription, wantedOf } from './subscriptions'
import { createTeller } from './teller'
import { twitchId } from './viewers'

export interface RunningParts {
  readonly parts: PlatformParts<PlatformAccounts['twitch']>
  readonly world: PlatformWorld
  readonly addresses: Addresses
  readonly dial: Dial
  readonly parse: ParseLine
  readonly library: HelixLibrary
}

export type Running = ReturnType<typeof createRunning>

/** Everything that is alive between start and stop: the sign-in, both paths, and what they tell. */
export function createRunning({ parts, world, addresses, dial, parse, library }: RunningParts) {
  const oauth = createOauth({ base: addresses.oauth, after: world.after })
  const session = createSession({
    oauth,
    secrets: parts.secrets,
    log: parts.log,
    world,
    changed: () => signInChanged(),
  })
  const flow = createDeviceCode({ oauth, session, world, changed: () => world.changed(status.state()) })
  const helix = createHelix(library, session, world)
  const own = createOwnLines(world)
  const names = createChannelNames(helix)
  const room = createRoomState()
  const teller = createTeller({ world, isOwn: (raw) => own.isOwn(raw, session.tokens()?.userId ?? null) })
  const strange = new Set<string>()
  let irc: { readonly path: IrcPath; readonly channel: string } | null = null
  let eventSub: { readonly path: EventSubPath; readonly userId: string } | null = null
  let roomId: string | null = null
  let moderates = false
  let rewards: ReadonlySet<string> = new Set()

  const status = createStatus({
    world,
    irc: () => irc?.path.link ?? null,
    eventSub: () => eventSub?.path.link ?? null,
    ended: () => session.ended()?.reason ?? null,
    roomWarning: room.warning,
  })
  const inner = { ...world, changed: () => status.refresh() }

  /** The channel to read: what the host entered, or the channel of whoever signed in. */
  const login = () => parts.account().channel || session.tokens()?.login.toLowerCase() || ''
  const isOwner = () => {
    const tokens = session.tokens()
    return tokens !== null && (tokens.login.toLowerCase() === login() || tokens.userId === roomId)
  }
  const standing = (): Standing => ({
    scopes: session.tokens()?.scopes ?? null,
    isOwner: isOwner(),
    isModerator: isOwner() || moderates,
  })
  const channelId = async (): Promise<Result<string>> => {
    const tokens = session.tokens()
    if (tokens !== null && tokens.login.toLowerCase() === login()) return ok(tokens.userId)
    if (roomId !== null) return ok(roomId)
    const found = await helix.call((api) => api.users.getUserByName(login()))
    if (!found.ok) return found
    if (found.value === null) return fail('refused', `Twitch knows no channel called ${login()}.`)
    roomId = found.value.id
    return ok(roomId)
  }

  const overIrc = teller.path('irc')
  const readIrc = createIrcReader({ ...overIrc, line: (raw) => overIrc.line(names.name(raw)) })
  const startIrc = (channel: string) => {
    const path = createIrcPath({
      dial,
      url: addresses.irc,
      parse,
      channel,
      world: inner,
      heard: status.heard,
      read: (line) => {
        if (line.command !== 'ROOMSTATE') return readIrc(line)
        roomId = line.tags.get('room-id') || roomId
        room.take(line)
        status.refresh()
      },
    })
    irc = { path, channel }
    path.start()
  }

  const overEventSub = teller.path('eventsub')
  const readEvent = createEventReader({
    told: {
      ...overEventSub,
      line: (raw) => {
        names.learn(raw)
        overEventSub.line(raw)
      },
    },
    settleable: (rewardId) => rewards.has(rewardId),
    strange: (type, why) => {
      if (!strange.has(type))
        parts.log('warn', `a Twitch event ${type} is not as documented: ${why.slice(0, 300)}`)
      strange.add(type)
    },
  })
  const subscribe = async (sessionId: string, subscription: Subscription): Promise<Result<null>> => {
    const channel = await channelId()
    if (!channel.ok) return channel
    const asked = await helix.call(
      (api, userId) =>
        api.eventSub.createSubscription(
          subscription.type,
          subscription.version,
          conditionOf(subscription, channel.value, userId),
          { method: 'websocket', session_id: sessionId },
          userId,
          [subscription.scope],
        ),
      { 403: 'Twitch does not let the signed-in account read this channel.', 409: already },
    )
    return asked.ok || asked.message === already ? ok(null) : asked
  }
  const accepted = ({ type }: Subscription) => {
    if (type === 'channel.chat.message') void tellDelay()
    if (type.startsWith('channel.channel_points')) void learnRewards()
    if (type === 'automod.message.hold' && !moderates) {
      moderates = true
      world.changed(status.state())
    }
  }
  const tellDelay = async () => {
    if (!isOwner()) return
    const channel = await channelId()
    if (!channel.ok) return
    const info = await helix.call((api) => api.channels.getChannelInfoById(channel.value))
    // 0 is also what Twitch says when it does not tell.
    if (info.ok && info.value && info.value.delay > 0) world.delay(info.value.delay * 1_000)
  }
  const learnRewards = async () => {
    const made = await helix.call((api, userId) => api.channelPoints.getCustomRewards(userId, true))
    if (made.ok) rewards = new Set(made.value.map((reward) => reward.id))
  }
  const stopEventSub = () => {
    eventSub?.path.stop()
    eventSub = null
    moderates = false
  }
  const startEventSub = (userId: string) => {
    const path = createEventSubPath({
      dial,
      url: addresses.eventSub,
      world: inner,
      wanted: () => wantedOf(session.tokens()?.scopes ?? [], isOwner()),
      subscribe,
      read: readEvent,
      heard: status.heard,
      accepted,
      refused: ({ type }, why) => parts.log('info', `Twitch does not tell ${type}: ${why}`),
      revoked: (type, why) => {
        parts.log('warn', `Twitch tells ${type} no more: ${why}`)
        if (why === 'authorization_revoked') void session.check()
        if (type === 'automod.message.hold') {
          moderates = false
          world.changed(status.state())
        }
        if (type === 'channel.chat.message') path.halt('Twitch stopped the main connection of this sign-in.')
      },
    })
    eventSub = { path, userId }
    path.start()
  }
  /** Paths follow the sign-in: who is signed in, and what for. */
  const follow = () => {
    const channel = login()
    if (channel !== '' && irc?.channel !== channel) {
      irc?.path.stop()
      roomId = null
      startIrc(channel)
    }
    const tokens = session.tokens()
    const wanted = tokens !== null && channel !== '' && stepGranted('read', tokens.scopes)
    if (eventSub && (!wanted || eventSub.userId !== tokens.userId)) stopEventSub()
    if (!wanted) return
    if (eventSub && !['failed', 'needs-login'].includes(eventSub.path.link.state().link))
      eventSub.path.extend()
    else {
      stopEventSub()
      startEventSub(tokens.userId)
    }
  }
  const signInChanged = () => {
    follow()
    status.refresh()
    // Capabilities and the sign-in are news too, even where the state stays.
    world.changed(status.state())
  }

  return {
    session,
    flow,
    helix,
    channelId,
    state: status.state,
    caps: () => capsOf(standing()),
    isOwner,
    speak: createSpeaking({ helix, session, own, channelId }),
    start: () => {
      follow()
      if (irc === null) status.halt('Enter the name of your Twitch channel, or sign in.')
      void session.check()
    },
    stop: async () => {
      flow.cancel()
      oauth.stop()
      helix.stop()
      irc?.path.stop()
      stopEventSub()
      status.stop()
      await session.stop()
    },
  }
}

const already = `${twitchId} tells that already`
