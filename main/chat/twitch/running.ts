import type { PlatformAccounts } from '../../../core/chat/accounts'
import type { PlatformParts, PlatformWorld } from '../../../core/chat/port'
import type { Addresses } from './addresses'
import { capsOf } from './caps'
import { createChannel } from './channel'
import { createChannelNames } from './channel-names'
import { createDeviceCode } from './device-code'
import { createEventSource, type EventSource } from './event-source'
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
import { createTeller } from './teller'

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
  const helix = createHelix(library, session, world)
  const channel = createChannel(() => parts.account().channel, session, helix)
  const own = createOwnLines(world)
  const names = createChannelNames(helix)
  const room = createRoomState()
  const teller = createTeller({ world, isOwn: (raw) => own.isOwn(raw, session.tokens()?.userId ?? null) })
  let irc: { readonly path: IrcPath; readonly channel: string } | null = null
  let events: { readonly source: EventSource; readonly userId: string; readonly channel: string } | null =
    null
  let stopped = false

  const status = createStatus({
    world,
    irc: () => irc?.path.link ?? null,
    eventSub: () => events?.source.path.link ?? null,
    ended: () => session.ended()?.reason ?? null,
    roomWarning: room.warning,
  })
  /** Capabilities and the sign-in are news too, even where the state stays. */
  const tell = () => {
    if (!stopped) world.changed(status.state())
  }
  const flow = createDeviceCode({ oauth, session, world, changed: tell })
  const inner = { ...world, changed: () => status.refresh() }

  const overIrc = teller.path('irc')
  const readIrc = createIrcReader({ ...overIrc, line: (raw) => overIrc.line(names.name(raw)) })
  const startIrc = (login: string) => {
    channel.learnId(null)
    const path = createIrcPath({
      dial,
      url: addresses.irc,
      parse,
      channel: login,
      world: inner,
      heard: status.heard,
      read: (line) => {
        if (line.command !== 'ROOMSTATE') return readIrc(line)
        const id = line.tags.get('room-id')
        if (id) channel.learnId(id)
        room.take(line)
        status.refresh()
      },
    })
    irc = { path, channel: login }
    path.start()
  }
  const overEventSub = teller.path('eventsub')
  const startEvents = (userId: string, login: string) => {
    const source = createEventSource({
      dial,
      url: addresses.eventSub,
      world: inner,
      told: {
        ...overEventSub,
        line: (raw) => {
          names.learn(raw)
          overEventSub.line(raw)
        },
      },
      heard: status.heard,
      log: parts.log,
      session,
      channel,
      helix,
      standingChanged: tell,
    })
    events = { source, userId, channel: login }
    source.path.start()
  }
  const stopEvents = () => {
    events?.source.path.stop()
    events = null
  }
  /** Paths follow the sign-in: who is signed in, and what for. */
  const follow = () => {
    const login = channel.login()
    if (login !== '' && irc?.channel !== login) {
      irc?.path.stop()
      startIrc(login)
    }
    const tokens = session.tokens()
    const wanted = tokens !== null && login !== '' && stepGranted('read', tokens.scopes)
    if (events && wanted && events.userId === tokens.userId && events.channel === login) {
      const { link } = events.source.path.link.state()
      if (link !== 'failed' && link !== 'needs-login') return events.source.path.extend()
    }
    stopEvents()
    if (wanted) startEvents(tokens.userId, login)
  }
  const signInChanged = () => {
    if (stopped) return
    follow()
    status.refresh()
    tell()
  }
  return {
    session,
    flow,
    helix,
    channel,
    state: status.state,
    caps: () => {
      const isOwner = channel.isOwner()
      const isModerator = isOwner || (events?.source.moderates() ?? false)
      return capsOf({ scopes: session.tokens()?.scopes ?? null, isOwner, isModerator })
    },
    /** Its redemptions can be settled from now on; null only looks again which rewards those are. */
    rewardMade: (rewardId: string | null) => events?.source.rewardMade(rewardId),
    speak: createSpeaking({ helix, session, own, channelId: channel.id }),
    start: () => {
      follow()
      if (irc === null) status.halt('Enter the name of your Twitch channel, or sign in.')
      void session.check()
    },
    stop: async () => {
      stopped = true
      flow.cancel()
      oauth.stop()
      helix.stop()
      irc?.path.stop()
      stopEvents()
      status.stop()
      await session.stop()
    },
  }
}
