import * as events from './events'
import type { EventSubSide } from './eventsub'
import type { Subscription } from './frames'
import type { IrcSession, IrcSide } from './irc'
import * as lines from './irc-lines'
import { fragmentsOf, type Line } from './line'
import type { Person } from './people'
import { type Spoken, speak } from './spoken'
import type { Ban, Held, Said, TwitchState } from './state'

/** Both ways out of the peer, and what happens on them at the same time. */
export class Acts {
  constructor(
    readonly state: TwitchState,
    readonly irc: IrcSide,
    readonly eventsub: EventSubSide,
  ) {}

  /** To every subscription of this channel (and, for chat, of whoever reads it). */
  tell(type: string, body: events.Event | ((subscription: Subscription) => events.Event | null)): void {
    this.eventsub.emit(type, (subscription) => {
      const { broadcaster_user_id: room, to_broadcaster_user_id: target } = subscription.condition
      if ((room ?? target) !== this.state.channel.id) return null
      return typeof body === 'function' ? body(subscription) : body
    })
  }

  /** One message, on IRC and EventSub under the same id. `typist`: the session it came from, which gets no echo. */
  say(line: Line, typist: IrcSession | null = null, nonce?: string): Said {
    const { state } = this
    const spoken = speak(line, state)
    const said = {
      id: spoken.id,
      person: spoken.person,
      text: spoken.text,
      at: spoken.at,
      badges: spoken.badges,
    }
    state.remember(said)
    if (line.only !== 'eventsub') this.irc.privmsg(spoken, typist, nonce)
    if (line.only !== 'irc') this.tell('channel.chat.message', events.chatMessage(spoken, state.channel))
    if (line.bits !== undefined && line.only !== 'irc') this.#cheered(spoken, line.bits)
    return said
  }

  #cheered(spoken: Spoken, bits: number): void {
    const { channel } = this.state
    this.tell('channel.cheer', events.cheer(channel, spoken.person, spoken.text, bits))
    this.tell('channel.bits.use', events.bitsUse(spoken, channel, bits))
  }

  deleteMessage(id: string): void {
    const { state } = this
    const said = state.said.get(id)
    const person = said?.person ?? state.people.called('unknown_viewer')
    state.said.delete(id)
    const line = lines.clearmsg(state.channel, person.login, id, said?.text ?? '', state.clock.now())
    this.irc.command(line)
    this.tell('channel.chat.message_delete', events.messageDelete(state.channel, person, id))
  }

  clearChat(): void {
    const { state } = this
    this.irc.command(lines.clearchat(state.channel, state.clock.now()))
    this.tell('channel.chat.clear', events.clear(state.channel))
    state.said.clear()
  }

  /** Timeout or, with null seconds, ban; the viewer's messages vanish. */
  ban(person: Person, by: Person, seconds: number | null, reason: string): Ban {
    const { state } = this
    const at = state.clock.now()
    const until = seconds === null ? null : at + seconds * 1000
    const ban = { person, at, until, reason, by }
    state.bans.set(person.id, ban)
    for (const said of [...state.said.values()]) if (said.person.id === person.id) state.said.delete(said.id)
    this.irc.command(lines.clearchat(state.channel, at, person, seconds))
    this.tell('channel.chat.clear_user_messages', events.clearUser(state.channel, person))
    this.tell('channel.ban', events.ban(state.channel, person, by, reason, at, until))
    return ban
  }

  unban(person: Person, by: Person): void {
    this.state.bans.delete(person.id)
    this.tell('channel.unban', events.unban(this.state.channel, person, by))
  }

  hold(line: Line): Held {
    const { state } = this
    const person = state.people.called(line.login, line.name)
    const held = { id: line.id ?? state.uuid(), person, text: line.text, at: state.clock.now() }
    state.held.set(held.id, held)
    const fragments = fragmentsOf(held.text, 0, state)
    this.tell('automod.message.hold', ({ version }) =>
      events.automodHold(state.channel, held, fragments, version),
    )
    return held
  }

  /** An approved message is said under the id it was held with. */
  settleHeld(held: Held, status: 'approved' | 'denied' | 'expired', by: Person): void {
    const { state } = this
    state.held.delete(held.id)
    const fragments = fragmentsOf(held.text, 0, state)
    this.tell('automod.message.update', ({ version }) =>
      events.automodUpdate(state.channel, held, fragments, version, by, status),
    )
    if (status === 'approved') this.say({ login: held.person.login, id: held.id, text: held.text })
  }

  /** A notice with its own look in chat: subscriptions, raids, announcements. */
  notify(
    line: Line,
    kind: events.NoticeKind,
    words: string,
    detail: events.Event,
    irc: { readonly id: string; readonly params: Record<string, string | number> },
  ): Spoken {
    const spoken = speak(line, this.state)
    if (line.only !== 'eventsub') this.irc.notice(spoken, irc.id, words, irc.params)
    if (line.only !== 'irc')
      this.tell(
        'channel.chat.notification',
        events.chatNotification(spoken, this.state.channel, kind, words, detail),
      )
    return spoken
  }

  roomChanged(): void {
    const { channel, settings } = this.state
    this.irc.command(lines.roomstate(channel, settings))
    this.tell('channel.chat_settings.update', {
      ...events.named('broadcaster_user', channel),
      emote_mode: settings.emoteOnly,
      follower_mode: settings.followers !== null,
      follower_mode_duration_minutes: settings.followers,
      slow_mode: settings.slow !== null,
      slow_mode_wait_time_seconds: settings.slow,
      subscriber_mode: settings.subscribers,
      unique_chat_mode: settings.unique,
    })
  }
}
