import type { EventSubSide, Session } from './eventsub'

/** Times of the EventSub socket in ms; the defaults are those of the service. */
export type Timing = {
  /** No subscription within this time after the welcome: 4003. */
  readonly unusedMs: number
  /** Announced in the welcome, whatever the client asked for; null clamps what it asked for to 10..600. */
  readonly keepaliveSeconds: number | null
  /** Between two protocol pings; no pong before the next: 4002. */
  readonly pingMs: number
  /** From session_reconnect to 4004. */
  readonly graceMs: number
}

export const twitchTiming: Timing = {
  unusedMs: 10_000,
  keepaliveSeconds: null,
  pingMs: 30_000,
  graceMs: 30_000,
}

/** Starts the three watches of a session; each ends with its socket. */
export function keepWatch(side: EventSubSide, session: Session): void {
  const { clock } = side.state
  const open = (): boolean => side.sessions.has(session.id)
  const stops: (() => void)[] = []
  const again = (ms: () => number, run: () => void): void => {
    let stop = (): void => undefined
    const next = (): void => {
      stop = clock.after(ms(), () => {
        if (!open()) return
        run()
        next()
      })
    }
    next()
    stops.push(() => stop())
  }
  again(
    () => Math.max(1, session.lastSentAt + session.keepaliveSeconds * 1000 - clock.now()),
    () => {
      if (clock.now() - session.lastSentAt >= session.keepaliveSeconds * 1000) side.keepalive(session)
    },
  )
  again(
    () => side.timing.pingMs,
    () => {
      if (!session.ponged) side.close(session, 4002, 'client failed ping-pong')
      session.ponged = false
      if (!side.frozen) session.socket.ping()
      else session.ponged = true
    },
  )
  stops.push(
    clock.after(side.timing.unusedMs, () => {
      if (open() && session.subscriptions.size === 0) side.close(session, 4003, 'connection unused')
    }),
  )
  session.socket.once('close', () => {
    for (const stop of stops) stop()
  })
}
