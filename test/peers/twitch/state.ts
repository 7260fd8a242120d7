import { randomUUID } from 'node:crypto'
import { People, type Person } from './people'

/** What a sign-in gave: one access token and the refresh token it came with. */
export type Grant = {
  readonly userId: string | null
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly accessToken: string
  readonly refreshToken: string
  /** ms since 1970. */
  expiresAt: number
  revoked: boolean
}

/** A message that was delivered in the channel. */
export type Said = {
  readonly id: string
  readonly person: Person
  readonly text: string
  readonly at: number
  readonly badges: readonly string[]
}

export type Held = {
  readonly id: string
  readonly person: Person
  readonly text: string
  readonly at: number
}

export type Ban = {
  readonly person: Person
  readonly at: number
  /** ms since 1970; null for ever. */
  readonly until: number | null
  readonly reason: string
  readonly by: Person
}

export type Reward = {
  readonly id: string
  readonly clientId: string | null
  title: string
  cost: number
  prompt: string
  enabled: boolean
  paused: boolean
  inputRequired: boolean
  /** Redemptions count as fulfilled at once and cannot be given back. */
  skipsQueue?: boolean
}

export type Redemption = {
  readonly id: string
  readonly rewardId: string
  readonly person: Person
  readonly input: string
  readonly at: number
  status: 'UNFULFILLED' | 'FULFILLED' | 'CANCELED'
}

export type Poll = {
  readonly id: string
  readonly title: string
  readonly choices: { readonly id: string; readonly title: string; votes: number }[]
  /** Seconds. */
  readonly duration: number
  readonly pointsPerVote: number
  readonly startedAt: number
  endedAt: number | null
  status: 'ACTIVE' | 'COMPLETED' | 'TERMINATED' | 'ARCHIVED'
}

export type Marker = { readonly id: string; readonly at: number; readonly description: string }

/** What a client asked to be said in chat, whether it was said or not. */
export type Sent = {
  readonly at: number
  readonly via: 'helix' | 'irc'
  readonly sender: string
  readonly text: string
  readonly replyTo: string | null
  /** Null when the message was dropped. */
  readonly messageId: string | null
  readonly dropped: string | null
}

export type Logged = {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: string
  status: number
}

export type RoomSettings = {
  slow: number | null
  /** Minutes; null is off. */
  followers: number | null
  subscribers: boolean
  emoteOnly: boolean
  unique: boolean
}

/** Applications known to the peer. A confidential one has a secret and is refused without it. */
export type Application = { readonly id: string; readonly secret: string | null }

export type Clock = {
  now(): number
  after(ms: number, run: () => void): () => void
}

/** Everything the peer knows; the sockets are elsewhere. */
export class TwitchState {
  readonly people = new People()
  readonly channel: Person
  readonly moderators = new Set<string>()
  readonly applications = new Map<string, Application>()
  readonly grants = new Map<string, Grant>()
  readonly refreshes = new Map<string, Grant>()
  readonly said = new Map<string, Said>()
  readonly held = new Map<string, Held>()
  readonly bans = new Map<string, Ban>()
  readonly warnings: { readonly person: Person; readonly reason: string }[] = []
  /** Affiliate or Partner: only such a channel has rewards. */
  affiliate = true
  readonly rewards = new Map<string, Reward>()
  readonly redemptions = new Map<string, Redemption>()
  readonly polls = new Map<string, Poll>()
  readonly markers: Marker[] = []
  readonly sent: Sent[] = []
  readonly requests: Logged[] = []
  readonly sharedWith = new Set<string>()
  settings: RoomSettings = {
    slow: null,
    followers: null,
    subscribers: false,
    emoteOnly: false,
    unique: false,
  }
  shield = { on: false, at: null as number | null, by: null as Person | null }
  /** ms since 1970; null while the channel is not streaming. */
  liveSince: number | null
  streamDelaySeconds = 0
  /** Said in place of delivering the next message: `drop_reason.code`. */
  readonly refuseSends: { readonly code: string; readonly message: string }[] = []
  readonly counters = {
    /** Lines written to IRC sockets. */
    ircLines: 0,
    /** Frames that came from IRC clients, frozen or not. */
    ircHeard: 0,
    ircConnections: 0,
    eventsubConnections: 0,
    /** Notifications written to EventSub sockets, repeats included. */
    notifications: 0,
    /** Repeats among them. */
    duplicates: 0,
    /** Notifications nobody was there for although somebody had subscribed before. */
    lost: 0,
    refreshes: 0,
    refusedRefreshes: 0,
    rateLimited: 0,
    /** WebSocket close codes sent, by code. */
    closes: {} as Record<number, number>,
  }

  constructor(
    channel: string,
    readonly clock: Clock,
    live: boolean,
  ) {
    this.channel = this.people.called(channel)
    this.liveSince = live ? clock.now() - 600_000 : null
  }

  uuid(): string {
    return randomUUID()
  }

  /** Broadcaster or moderator of the channel. */
  moderates(id: string): boolean {
    return id === this.channel.id || this.moderators.has(id)
  }

  banOf(id: string): Ban | undefined {
    const ban = this.bans.get(id)
    if (ban === undefined || ban.until === null || ban.until > this.clock.now()) return ban
    this.bans.delete(id)
    return undefined
  }

  /** Keeps what may still be deleted or replied to, at most 50,000 messages. */
  remember(said: Said): void {
    this.said.set(said.id, said)
    if (this.said.size > 50_000) this.said.delete(this.said.keys().next().value!)
  }
}

let second = { at: Number.NaN, text: '' }

/** RFC 3339 with nanoseconds, as EventSub stamps things: finer than a Date can hold, on purpose. */
export function stamp(ms: number): string {
  const at = Math.floor(ms / 1000)
  if (second.at !== at) second = { at, text: new Date(at * 1000).toISOString().slice(0, 19) }
  const nanos = (ms - at * 1000) * 1_000_000 + ((ms * 7919) % 1_000_000)
  return `${second.text}.${String(Math.floor(nanos)).padStart(9, '0')}Z`
}
