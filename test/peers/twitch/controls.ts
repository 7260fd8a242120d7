import type { Sides, Weather } from './server'

type Path = 'irc' | 'eventsub' | 'helix' | 'all'

/** Bad luck, on order. */
export type Controls = {
  /** Ends sockets without a closing handshake (1006). */
  cut(path?: 'irc' | 'eventsub' | 'all'): void
  /** Closes EventSub sockets with a code of the service (4000 to 4007). */
  closeEventsub(code: number, reason?: string): void
  /** Sockets stay open and nothing comes through any more, not even answers to pings. */
  freeze(path?: Path): void
  thaw(): void
  /** True: all is cut and nobody gets through until false. */
  offline(on: boolean): void
  /** session_reconnect to everybody; `duplicates`: so many of the last notifications come again, and both sockets get new ones. */
  reconnectEventsub(options?: { duplicates?: number }): string[]
  /** The last notifications once more, with the same metadata.message_id. */
  repeatEventsub(count: number): void
  /** So many of the next notifications get lost. */
  dropEventsub(count: number): void
  keepalive(): void
  /** Takes subscriptions back; without a type all of them. For `authorization_revoked` tokens die, too. */
  revoke(options?: { status?: string; type?: string }): void
  /** `:tmi.twitch.tv RECONNECT`, then the end of the socket. */
  reconnectIrc(): void
  /** How long after RECONNECT the socket ends; a second unless told otherwise. */
  reconnectGraceMs(ms: number): void
  /** Half a line reaches everybody, then the connection is gone. */
  restartMidLine(): void
  /** A line exactly as given (CR LF is added) to every IRC socket; `split` sends it in so many frames. */
  rawIrc(line: string, split?: number): void
  /** A frame exactly as given to every EventSub socket. */
  rawEventsub(frame: string): void
  /** Access tokens are refused from now on; refresh tokens work. */
  expireTokens(): void
  /** Refresh tokens are refused from now on. */
  expireRefreshTokens(): void
  /** The next refresh uses its token up, and the answer never arrives. */
  swallowNextRefresh(): void
  /** Somebody typed the code of the newest open sign-in; by default the broadcaster. */
  approveDevice(options?: { login?: string; userCode?: string }): void
  denyDevice(): void
  /** So many of the next polls are answered `slow_down`. */
  slowDown(polls: number): void
  /** The next message is dropped with this code (`is_sent: false`; on IRC a NOTICE). */
  refuseNextSend(code: string, message?: string): void
  /** The next Helix request whose path contains `path` fails with this status. */
  failNext(status: number, path?: string): void
  /** Helix answers 429 for so long. */
  exhaustRate(ms: number): void
}

export function controls({ state, irc, eventsub, helix, oauth }: Sides, weather: Weather): Controls {
  const newestDevice = (userCode?: string) => {
    const open = [...oauth.devices.values()].filter((one) => one.verdict === null)
    const device = userCode === undefined ? open.at(-1) : open.find((one) => one.userCode === userCode)
    if (device === undefined) throw new Error('nobody is signing in')
    return device
  }
  const cut = (path: 'irc' | 'eventsub' | 'all' = 'all'): void => {
    if (path !== 'eventsub') irc.cut()
    if (path !== 'irc') eventsub.cut()
  }
  return {
    cut,
    closeEventsub: (code, reason) => eventsub.cut(code, reason),
    freeze(path = 'all') {
      if (path === 'irc' || path === 'all') irc.frozen = true
      if (path === 'eventsub' || path === 'all') eventsub.frozen = true
      if (path === 'helix' || path === 'all') weather.frozen = true
    },
    thaw() {
      irc.frozen = false
      eventsub.frozen = false
      weather.frozen = false
      for (const thawed of weather.waiting.splice(0)) thawed()
    },
    offline(on) {
      weather.offline = on
      if (on) cut()
    },
    reconnectEventsub: ({ duplicates = 0 } = {}) => eventsub.reconnect(duplicates),
    repeatEventsub: (count) => eventsub.repeatLast(count),
    dropEventsub(count) {
      eventsub.dropNext += count
    },
    keepalive() {
      for (const session of eventsub.sessions.values()) eventsub.keepalive(session)
    },
    revoke({ status = 'authorization_revoked', type } = {}) {
      eventsub.revoke(status, (one) => type === undefined || one.type === type)
      if (status !== 'authorization_revoked') return
      for (const grant of [...state.grants.values(), ...state.refreshes.values()]) grant.revoked = true
    },
    reconnectIrc: () => irc.reconnect(),
    reconnectGraceMs(ms) {
      irc.reconnectGraceMs = ms
    },
    restartMidLine() {
      irc.lastWords(`@badge-info=;badges=;color=#FF0000;display-name=Half;id=${state.uuid()};room-`)
    },
    rawIrc(line, split = 1) {
      const text = `${line}\r\n`
      const size = Math.ceil(text.length / split)
      for (let at = 0; at < text.length; at += size) irc.frame(text.slice(at, at + size))
    },
    rawEventsub: (frame) => eventsub.frame(frame),
    expireTokens() {
      for (const grant of state.grants.values()) grant.expiresAt = 0
    },
    expireRefreshTokens: () => state.refreshes.clear(),
    swallowNextRefresh() {
      oauth.swallowNextRefresh = true
    },
    approveDevice({ login = state.channel.login, userCode } = {}) {
      newestDevice(userCode).verdict = { userId: state.people.called(login).id }
    },
    denyDevice() {
      newestDevice().verdict = 'denied'
    },
    slowDown(polls) {
      oauth.slowDowns += polls
    },
    refuseNextSend(code, message = code) {
      state.refuseSends.push({ code, message })
    },
    failNext(status, path = '') {
      helix.failures.push({ status, path })
    },
    exhaustRate: (ms) => helix.exhaust(ms),
  }
}
