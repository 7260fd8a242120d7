import { Acts } from './acts'
import { control, type TwitchPeer } from './control'
import { EventSubSide } from './eventsub'
import { type Timing, twitchTiming } from './eventsub-watch'
import { Helix } from './helix'
import { IrcSide } from './irc'
import { OAuth } from './oauth'
import { listen, type Weather } from './server'
import { type Application, type Clock, TwitchState } from './state'
import { typed } from './typed'

export type { TwitchPeer } from './control'
export type { Line } from './line'
export type { Grant, Said } from './state'

export type TwitchPeerOptions = {
  /** Login of the broadcaster; `host` by default. */
  readonly channel?: string
  readonly moderators?: readonly string[]
  /** True by default: the channel is streaming. */
  readonly live?: boolean
  /** By default the public client `public-client` and the confidential one `confidential-client` with secret `secret`. */
  readonly applications?: readonly Application[]
  readonly timing?: Partial<Timing>
  /** The peer's own time and timers; by default those of the machine. */
  readonly clock?: Clock
}

const machineClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Applications every peer knows unless told otherwise. */
export const publicClient = 'public-client'
export const confidentialClient = 'confidential-client'

/**
 * A local double of Twitch: IRC over WebSocket (any path but `/ws`), EventSub (`/ws`), Helix (`/mock/...` or
 * `/helix/...`) and OAuth (`/auth/...`, `/oauth2/...`) on one port of 127.0.0.1. It refuses what the service refuses.
 */
export async function startTwitchPeer(options: TwitchPeerOptions = {}): Promise<TwitchPeer> {
  const state = new TwitchState(
    options.channel ?? 'host',
    options.clock ?? machineClock,
    options.live ?? true,
  )
  for (const login of options.moderators ?? []) state.moderators.add(state.people.called(login).id)
  const applications = options.applications ?? [
    { id: publicClient, secret: null },
    { id: confidentialClient, secret: 'secret' },
  ]
  for (const application of applications) state.applications.set(application.id, application)
  const eventsub = new EventSubSide(state, { ...twitchTiming, ...options.timing })
  const irc: IrcSide = new IrcSide(state, (session, text, replyTo, nonce) =>
    typed(acts, session, text, replyTo, nonce),
  )
  const acts = new Acts(state, irc, eventsub)
  const helix = new Helix(state, acts)
  const oauth = new OAuth(state)
  const weather: Weather = { offline: false, frozen: false, waiting: [] }
  const listening = await listen({ state, irc, eventsub, helix, oauth }, weather)
  eventsub.listenAt(`ws://127.0.0.1:${listening.port}/ws`)
  return control({ state, irc, eventsub, helix, oauth, acts }, weather, listening)
}
