import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { keepWatch, type Timing } from './eventsub-watch'
import type { Subscription } from './frames'
import * as frames from './frames'
import type { TwitchState } from './state'

/** One EventSub session: a socket, and after a reconnect the next one in its place. */
export type Session = {
  readonly id: string
  readonly socket: WebSocket
  readonly wire: Duplex
  readonly connectedAt: number
  readonly keepaliveSeconds: number
  readonly subscriptions: Map<string, Subscription>
  /** Null until the first subscription names the account. */
  owner: { readonly userId: string; readonly clientId: string } | null
  lastSentAt: number
  ponged: boolean
  /** The session that takes this one's place; while both are open both may get the same frames. */
  heir: { session: Session | null; readonly key: string; readonly duplicates: number } | null
  /** The last notifications, for repeats. */
  readonly recent: { readonly subscription: Subscription; readonly frame: string }[]
}

/** All EventSub sockets of the peer. */
export class EventSubSide {
  readonly sessions = new Map<string, Session>()
  readonly subscriptions = new Map<string, Subscription>()
  readonly #everSubscribed = new Set<string>()
  #wsUrl = ''
  frozen = false
  /** This many of the next notifications fall on the floor. */
  dropNext = 0

  constructor(
    readonly state: TwitchState,
    readonly timing: Timing,
  ) {}

  listenAt(wsUrl: string): void {
    this.#wsUrl = wsUrl
  }

  /** `wire`: the connection below the WebSocket. */
  accept(socket: WebSocket, wire: Duplex, query: URLSearchParams): void {
    this.state.counters.eventsubConnections += 1
    socket.on('error', () => socket.terminate())
    const old = this.#claimed(query)
    if (old === 'invalid') {
      this.#close(socket, 4007, 'invalid reconnect')
      return
    }
    const asked = Number(query.get('keepalive_timeout_seconds') ?? 10)
    const session: Session = {
      id: `AgoQ${this.state.uuid().replaceAll('-', '')}EgZjZWxsLWM`,
      socket,
      wire,
      connectedAt: this.state.clock.now(),
      keepaliveSeconds:
        this.timing.keepaliveSeconds ?? old?.keepaliveSeconds ?? Math.min(600, Math.max(10, asked || 10)),
      subscriptions: new Map(),
      owner: old?.owner ?? null,
      lastSentAt: this.state.clock.now(),
      ponged: true,
      heir: null,
      recent: [],
    }
    this.sessions.set(session.id, session)
    this.#listen(session)
    const { id, connectedAt, keepaliveSeconds } = session
    this.#send(session, frames.welcome(this.state.uuid(), id, connectedAt, keepaliveSeconds))
    if (old !== null) this.#inherit(old, session)
    keepWatch(this, session)
  }

  #listen(session: Session): void {
    const { socket } = session
    socket.on('message', () => this.#close(socket, 4001, 'client sent inbound traffic'))
    socket.on('pong', () => {
      session.ponged = true
    })
    socket.on('ping', (data) => {
      if (!this.frozen) socket.pong(data)
    })
    socket.on('close', () => this.#forget(session))
  }

  #forget(session: Session): void {
    this.sessions.delete(session.id)
    // Closing the old socket before the new one had its welcome loses the subscriptions and the reconnect url.
    if (session.heir === null || session.heir.session === null) this.#dropSubscriptions(session)
  }

  #dropSubscriptions(session: Session): void {
    for (const subscription of session.subscriptions.values()) {
      subscription.status = 'websocket_disconnected'
      this.subscriptions.delete(subscription.id)
    }
    session.subscriptions.clear()
  }

  /** The session whose reconnect url this is; null for a plain connection. Each url works once. */
  #claimed(query: URLSearchParams): Session | null | 'invalid' {
    const key = query.get('reconnect_key')
    if (key === null) return null
    for (const session of this.sessions.values())
      if (session.heir?.key === key && session.heir.session === null) return session
    return 'invalid'
  }

  #inherit(old: Session, session: Session): void {
    old.heir!.session = session
    for (const subscription of old.subscriptions.values()) {
      subscription.sessionId = session.id
      session.subscriptions.set(subscription.id, subscription)
    }
    for (const { frame } of old.heir!.duplicates > 0 ? old.recent.slice(-old.heir!.duplicates) : []) {
      this.state.counters.duplicates += 1
      this.state.counters.notifications += 1
      this.#send(session, frame)
    }
  }

  /** Adds a subscription that Helix has found to be in order. */
  add(session: Session, subscription: Subscription): void {
    this.subscriptions.set(subscription.id, subscription)
    session.subscriptions.set(subscription.id, subscription)
    session.owner ??= { userId: subscription.userId, clientId: subscription.clientId }
    this.#everSubscribed.add(subscription.type)
  }

  remove(subscription: Subscription): void {
    this.subscriptions.delete(subscription.id)
    for (const session of this.sessions.values()) session.subscriptions.delete(subscription.id)
  }

  /** Tells an event to all subscriptions of its type for which `shape` gives a body; null leaves one out. */
  emit(type: string, shape: (subscription: Subscription) => Record<string, unknown> | null): void {
    const at = this.state.clock.now()
    let told = 0
    for (const subscription of this.subscriptions.values()) {
      if (subscription.type !== type || subscription.status !== 'enabled') continue
      const event = shape(subscription)
      if (event === null) continue
      told += 1
      if (this.frozen || this.dropNext > 0) {
        this.dropNext = Math.max(0, this.dropNext - (this.frozen ? 0 : 1))
        this.state.counters.lost += 1
        continue
      }
      const frame = frames.notification(this.state.uuid(), at, subscription, event)
      let arrived = false
      for (const session of this.sessions.values())
        if (session.subscriptions.has(subscription.id) && this.#notify(session, subscription, frame))
          arrived = true
      if (!arrived) this.state.counters.lost += 1
    }
    if (told === 0 && this.#everSubscribed.has(type)) this.state.counters.lost += 1
  }

  /** The frames that `run` sends leave together: one write of the machine instead of hundreds. */
  clump(run: () => void): void {
    const wires = [...this.sessions.values()].map(({ wire }) => wire)
    for (const wire of wires) wire.cork()
    run()
    for (const wire of wires) wire.uncork()
  }

  #notify(session: Session, subscription: Subscription, frame: string): boolean {
    const heir = session.heir
    if (session.socket.readyState !== WebSocket.OPEN) return false
    // While both sockets are open the old one repeats what the new one gets only when repeats were asked for.
    if (heir !== null && heir.session !== null) {
      if (heir.duplicates === 0) return false
      this.state.counters.duplicates += 1
    }
    this.state.counters.notifications += 1
    session.recent.push({ subscription, frame })
    if (session.recent.length > 20) session.recent.shift()
    this.#send(session, frame)
    return true
  }

  /** The same frame once more on every socket: at-least-once delivery. */
  repeatLast(count: number): void {
    for (const session of this.sessions.values())
      for (const { frame } of session.recent.slice(-count)) {
        this.state.counters.duplicates += 1
        this.state.counters.notifications += 1
        this.#send(session, frame)
      }
  }

  /** Asks every client to move; whoever has not within the grace is closed with 4004. Returns the urls. */
  reconnect(duplicates: number): string[] {
    const at = this.state.clock.now()
    return [...this.sessions.values()].map((session) => {
      const key = this.state.uuid()
      const url = `${this.#wsUrl}?reconnect_key=${key}`
      session.heir = { session: null, key, duplicates }
      this.#send(session, frames.reconnect(this.state.uuid(), session.id, at, url, session.connectedAt))
      this.state.clock.after(this.timing.graceMs, () =>
        this.#close(session.socket, 4004, 'reconnect grace time expired'),
      )
      return url
    })
  }

  /** Takes subscriptions back; frames of the type `revocation` say so. */
  revoke(status: string, which: (subscription: Subscription) => boolean): void {
    const at = this.state.clock.now()
    for (const subscription of [...this.subscriptions.values()].filter(which)) {
      subscription.status = status
      for (const session of this.sessions.values())
        if (session.subscriptions.has(subscription.id))
          this.#send(session, frames.revocation(this.state.uuid(), at, subscription))
      this.remove(subscription)
    }
  }

  keepalive(session: Session): void {
    this.#send(session, frames.keepalive(this.state.uuid(), this.state.clock.now()))
  }

  /** Any text as a frame, to every socket. */
  frame(text: string): void {
    for (const session of this.sessions.values()) this.#send(session, text)
  }

  /** Without a code the connection is cut without a handshake (1006). */
  cut(code?: number, reason = ''): void {
    for (const { socket } of this.sessions.values())
      if (code === undefined) socket.terminate()
      else this.#close(socket, code, reason)
  }

  close(session: Session, code: number, reason: string): void {
    this.#close(session.socket, code, reason)
  }

  #close(socket: WebSocket, code: number, reason: string): void {
    if (socket.readyState !== WebSocket.OPEN) return
    const { closes } = this.state.counters
    closes[code] = (closes[code] ?? 0) + 1
    socket.close(code, reason)
  }

  #send(session: Session, frame: string): void {
    session.lastSentAt = this.state.clock.now()
    if (this.frozen || session.socket.readyState !== WebSocket.OPEN) return
    session.socket.send(frame)
  }
}
