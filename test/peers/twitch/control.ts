import type { Acts } from './acts'
import { type Controls, controls } from './controls'
import * as events from './events'
import type { Line } from './line'
import { giftSubs, type Redeem, raid, redeem, type Sub, subscribe } from './paid'
import type { Person } from './people'
import type { Listening, Sides, Weather } from './server'
import { type Grant, type Held, type Redemption, type Said, stamp, type TwitchState } from './state'

/** What tests do to and with the peer. Everything that changes chat happens on IRC and EventSub at once. */
export type TwitchPeer = Controls & {
  readonly url: string
  readonly port: number
  /** All the peer knows: people, bans, polls, markers, rewards, settings. */
  readonly state: TwitchState
  /** The broadcaster. */
  readonly channel: Person
  readonly requests: TwitchState['requests']
  /** Everything clients asked to be said. */
  readonly sent: TwitchState['sent']
  readonly counters: TwitchState['counters']
  /** IRC sockets in the channel right now. */
  joined(): number
  /** Types of the EventSub subscriptions that are in force. */
  subscribed(): string[]
  person(login: string, name?: string): Person
  rename(login: string, to: string, name?: string): Person
  /** Makes somebody a moderator. */
  mod(login: string): Person
  say(line: Line): Said
  /** Many lines at once: each IRC socket gets them as one frame. */
  sayMany(lines: readonly Line[]): Said[]
  deleteMessage(id: string): void
  /** Timeout, or without seconds a ban, by the broadcaster. */
  clearUser(login: string, seconds?: number): void
  clearChat(): void
  unban(login: string): void
  redeem(what: Redeem): Redemption
  holdByAutomod(line: Line): Held
  settleHeld(id: string, status: 'approved' | 'denied' | 'expired', by?: string): void
  cheer(login: string, bits: number, text?: string): Said
  sub(what: Sub): string
  giftSubs(login: string, total: number): string
  raid(login: string, viewers: number): string
  announce(login: string, text: string): string
  /** Starts a shared chat with other channels; an empty list ends it. */
  shareChat(logins: readonly string[]): void
  goLive(): void
  goOffline(): void
  settings(change: Partial<TwitchState['settings']>): void
  vote(pollId: string, choice: number, votes?: number): void
  /** A grant without the device flow. */
  signIn(options?: { login?: string; scopes?: readonly string[]; clientId?: string }): Grant
  close(): Promise<void>
}

/** Puts the surface together. */
export function control(
  sides: Sides & { readonly acts: Acts },
  weather: Weather,
  listening: Listening,
): TwitchPeer {
  const { state, irc, eventsub, oauth, acts } = sides
  const { people, channel } = state
  const streaming = (type: string, more: events.Event): void =>
    acts.tell(type, { id: '9001', ...events.named('broadcaster_user', channel), ...more })
  return {
    ...controls(sides, weather),
    url: `http://127.0.0.1:${listening.port}`,
    port: listening.port,
    state,
    channel,
    requests: state.requests,
    sent: state.sent,
    counters: state.counters,
    joined: () => irc.sessions.filter((session) => session.joined.has(`#${channel.login}`)).length,
    subscribed: () => [...eventsub.subscriptions.values()].map(({ type }) => type),
    person: (login, name) => people.called(login, name),
    rename: (login, to, name) => people.rename(login, to, name),
    mod(login) {
      const person = people.called(login)
      state.moderators.add(person.id)
      return person
    },
    say: (line) => acts.say(line),
    sayMany(lines) {
      const said: Said[] = []
      irc.clump(() =>
        eventsub.clump(() => {
          for (const line of lines) said.push(acts.say(line))
        }),
      )
      return said
    },
    deleteMessage: (id) => acts.deleteMessage(id),
    clearUser: (login, seconds) => {
      acts.ban(people.called(login), channel, seconds ?? null, '')
    },
    clearChat: () => acts.clearChat(),
    unban: (login) => acts.unban(people.called(login), channel),
    redeem: (what) => redeem(acts, what),
    holdByAutomod: (line) => acts.hold(line),
    settleHeld(id, status, by) {
      const held = state.held.get(id)
      if (held === undefined) throw new Error(`nothing is held under ${id}`)
      acts.settleHeld(held, status, by === undefined ? channel : people.called(by))
    },
    cheer: (login, bits, text = `cheer${bits}`) => acts.say({ login, text, bits }),
    sub: (what) => subscribe(acts, what),
    giftSubs: (login, total) => giftSubs(acts, login, total),
    raid: (login, viewers) => raid(acts, login, viewers),
    announce: (login, text) =>
      acts.notify(
        { login, text },
        'announcement',
        '',
        { color: 'PRIMARY' },
        {
          id: 'announcement',
          params: { color: 'PRIMARY' },
        },
      ).id,
    shareChat(logins) {
      state.sharedWith.clear()
      for (const login of logins) state.sharedWith.add(people.called(login).login)
    },
    goLive() {
      state.liveSince = state.clock.now()
      streaming('stream.online', { type: 'live', started_at: stamp(state.liveSince) })
    },
    goOffline() {
      state.liveSince = null
      streaming('stream.offline', {})
    },
    settings(change) {
      Object.assign(state.settings, change)
      acts.roomChanged()
    },
    vote(pollId, choice, votes = 1) {
      const poll = state.polls.get(pollId)
      if (poll?.choices[choice] === undefined) throw new Error(`no choice ${choice} in poll ${pollId}`)
      poll.choices[choice].votes += votes
      acts.tell('channel.poll.progress', events.poll(channel, poll, 'progress'))
    },
    signIn: ({ login = channel.login, scopes = [], clientId = 'public-client' } = {}) =>
      oauth.grant(people.called(login).id, clientId, scopes),
    close: () => listening.end(),
  }
}
