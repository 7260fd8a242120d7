import type { Result } from '../../../core/base/result'
import { second } from '../../../core/base/time'
import { createLink, type Link } from '../../../core/chat/link'
import type { PlatformWorld } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'
import { type Frame, readFrame } from './eventsub-frames'
import type { Notification } from './eventsub-read'
import type { Dial, Socket } from './socket'
import type { Subscription } from './subscriptions'
import { stampOf } from './viewers'

export interface EventSubPathParts {
  readonly dial: Dial
  readonly url: string
  readonly world: PlatformWorld
  /** What the sign-in allows, the chat first. */
  readonly wanted: () => readonly Subscription[]
  readonly subscribe: (sessionId: string, subscription: Subscription) => Promise<Result<null>>
  readonly read: (one: Notification) => void
  /** The other end gave a sign of life. */
  readonly heard: () => void
  /** Twitch ended a subscription of its own accord. */
  readonly revoked: (type: string, status: string) => void
  readonly accepted: (subscription: Subscription) => void
  readonly refused: (subscription: Subscription, why: string) => void
}

/** Twitch's own push, with an account. */
export interface EventSubPath {
  readonly link: Link
  start(): void
  /** The sign-in allows more than before: asks for that too, on the same session. */
  extend(): void
  /** Trying again would not help until the sign-in changes. */
  halt(reason: string): void
  stop(): void
}

interface Session {
  readonly socket: Socket
  id: string | null
  /** Milliseconds within which Twitch says something. */
  keepalive: number
  readonly subscribed: Set<string>
  cancel: () => void
}

const patience = 10 * second

export function createEventSubPath(parts: EventSubPathParts): EventSubPath {
  const { dial, world } = parts
  const link = createLink(world, () => {
    current = connect(parts.url)
  })
  /** Twitch delivers at least once, and during a reconnect over two sockets. */
  const met = createRecent()
  let current: Session | null = null
  /** Opened when Twitch asked to reconnect; the old one goes on until this one is welcomed. */
  let next: Session | null = null

  const drop = (session: Session | null) => {
    session?.cancel()
    session?.socket.close()
  }
  const close = () => {
    drop(current)
    drop(next)
    current = next = null
  }
  const failed = (session: Session) => {
    drop(session)
    if (session === next) {
      next = null
      if (current !== null) return
    } else if (session === current) {
      current = null
      if (next !== null) return
    } else return
    link.lost('The connection to Twitch was lost and is being tried again.')
  }
  const listen = (session: Session) => {
    session.cancel()
    // Twitch promises a word within the time; a fifth more for the way here.
    session.cancel = world.after(session.keepalive * 1.2, () => failed(session))
  }
  const ask = async (session: Session) => {
    const missing = parts.wanted().filter(({ type }) => !session.subscribed.has(type))
    const [first, ...others] = missing
    if (first === undefined || session.id === null) return
    const one = async (subscription: Subscription) => {
      session.subscribed.add(subscription.type)
      const answer = await parts.subscribe(session.id!, subscription)
      if (session !== current) return answer
      if (answer.ok) parts.accepted(subscription)
      else parts.refused(subscription, answer.message)
      if (!answer.ok && answer.code === 'offline') session.subscribed.delete(subscription.type)
      return answer
    }
    const main = await one(first)
    if (session !== current) return
    if (first === parts.wanted()[0]) {
      if (main.ok) link.live()
      else if (main.code === 'offline' || main.code === 'quota') return failed(session)
      else {
        close()
        return link.halt(main.code === 'needs-login' ? 'needs-login' : 'failed', main.message)
      }
    }
    await Promise.all(others.map(one))
  }
  const welcomed = (
    session: Session,
    { id, keepalive_timeout_seconds }: NonNullable<Frame['payload']['session']>,
  ) => {
    const resumed = session === next
    session.id = id
    session.keepalive = (keepalive_timeout_seconds ?? 10) * second
    if (resumed) {
      drop(current)
      current = session
      next = null
      link.live()
    }
    void ask(session)
  }
  const take = (session: Session, text: string) => {
    const frame = readFrame(text)
    if (frame === null) return
    const { metadata, payload } = frame
    if (metadata.message_type === 'session_welcome' && payload.session) welcomed(session, payload.session)
    if (session.id === null) return
    link.heard()
    parts.heard()
    listen(session)
    if (metadata.message_type === 'session_reconnect' && payload.session?.reconnect_url) {
      if (next === null && session === current)
        next = connect(payload.session.reconnect_url, session.subscribed)
    } else if (metadata.message_type === 'revocation' && payload.subscription) {
      parts.revoked(payload.subscription.type, payload.subscription.status)
    } else if (metadata.message_type === 'notification' && payload.subscription) {
      if (!met.add(metadata.message_id, world.now())) return
      parts.read({
        type: payload.subscription.type,
        id: metadata.message_id,
        stamp: stampOf(metadata.message_timestamp),
        event: payload.event,
      })
    }
  }
  const connect = (url: string, subscribed = new Set<string>()): Session => {
    const session: Session = {
      id: null,
      keepalive: patience,
      subscribed,
      cancel: () => {},
      socket: dial(url, {
        opened: () => {},
        frame: (text) => take(session, text),
        closed: () => failed(session),
      }),
    }
    session.cancel = world.after(patience, () => failed(session))
    return session
  }
  return {
    link,
    start: () => link.start(),
    extend: () => void (current && ask(current)),
    halt: (reason) => {
      close()
      link.halt('failed', reason)
    },
    stop: () => {
      close()
      link.stop()
    },
  }
}
