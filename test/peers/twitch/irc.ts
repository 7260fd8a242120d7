import { WebSocket } from 'ws'
import * as lines from './irc-lines'
import { greet, type IrcSession, newSession, type Tell } from './irc-login'
import { privmsg } from './irc-privmsg'
import type { Person } from './people'
import type { Spoken } from './spoken'
import type { TwitchState } from './state'

export type { IrcSession } from './irc-login'

/** What the IRC side asks of the rest: somebody typed a message in the channel. */
export type IrcSay = (session: IrcSession, text: string, replyTo: string | null, nonce?: string) => void

/** All IRC sockets of the peer. */
export class IrcSide {
  readonly #sessions = new Map<WebSocket, IrcSession>()
  #clump: Map<WebSocket, string[]> | null = null
  frozen = false
  /** ms between RECONNECT and the end of the socket. */
  reconnectGraceMs = 1000

  constructor(
    readonly state: TwitchState,
    readonly say: IrcSay,
  ) {}

  get sessions(): readonly IrcSession[] {
    return [...this.#sessions.values()]
  }

  accept(socket: WebSocket): void {
    this.state.counters.ircConnections += 1
    const session = newSession()
    this.#sessions.set(socket, session)
    const tell: Tell = (line) => this.#write(socket, line)
    socket.on('message', (data) => {
      this.state.counters.ircHeard += 1
      if (this.frozen) return
      // tmi.js ends frames without CR LF, so the end of a frame is the end of a line.
      for (const line of String(data).split(/\r?\n/)) if (line !== '') this.#hear(socket, session, line, tell)
    })
    socket.on('ping', (data) => {
      if (!this.frozen) socket.pong(data)
    })
    socket.on('close', () => this.#sessions.delete(socket))
    socket.on('error', () => socket.terminate())
  }

  #hear(socket: WebSocket, session: IrcSession, line: string, tell: Tell): void {
    const outcome = greet(session, line, this.state, tell)
    if (outcome === 'refused') {
      socket.close()
      return
    }
    if (outcome === 'done') return
    const match = /^(?:@(\S+) )?PRIVMSG #(\S+) :?(.*)$/s.exec(line)
    if (match === null || !session.registered) return
    if (session.person === null || match[2] !== this.state.channel.login) return
    const tags = new Map((match[1] ?? '').split(';').map((tag) => tag.split('=', 2) as [string, string]))
    this.say(session, match[3] ?? '', tags.get('reply-parent-msg-id') ?? null, tags.get('client-nonce'))
  }

  /** A chat message to all that joined, except the session that typed it. */
  privmsg(spoken: Spoken, except: IrcSession | null, nonce?: string): void {
    const { tags, rest } = privmsg(spoken, this.state.channel, this.state.sharedWith.size > 0, nonce)
    this.#tellRoom(tags, rest, except)
  }

  notice(spoken: Spoken, what: string, words: string, params: Record<string, string | number>): void {
    const { tags, rest } = lines.usernotice(spoken, this.state.channel, what, words, params)
    this.#tellRoom(tags, rest, null, true)
  }

  #tellRoom(tags: string, rest: string, except: IrcSession | null, command = false): void {
    const room = `#${this.state.channel.login}`
    for (const [socket, session] of this.#sessions) {
      if (session === except || !session.joined.has(room)) continue
      if (command && !session.caps.has('twitch.tv/commands')) continue
      this.#write(socket, session.caps.has('twitch.tv/tags') ? tags + rest : rest)
    }
  }

  /** A finished line of the kind that needs the commands capability (CLEARCHAT, ROOMSTATE, NOTICE). */
  command(line: string): void {
    const bare = line.startsWith('@') ? line.slice(line.indexOf(' ') + 1) : line
    this.#tellRoom(line.slice(0, line.length - bare.length), bare, null, true)
  }

  tell(session: IrcSession, line: string): void {
    for (const [socket, one] of this.#sessions) if (one === session) this.#write(socket, line)
  }

  userstate(session: IrcSession, person: Person, said: { id: string; nonce: string | undefined }): void {
    this.tell(session, lines.userstate(this.state.channel, person, this.state.moderates(person.id), said))
  }

  /** What `run` writes goes out as one frame per socket. */
  clump(run: () => void): void {
    const held = new Map<WebSocket, string[]>()
    this.#clump = held
    run()
    this.#clump = null
    for (const [socket, some] of held) this.#send(socket, some)
  }

  #write(socket: WebSocket, line: string): void {
    if (this.#clump === null) this.#send(socket, [line])
    else {
      const held = this.#clump.get(socket)
      if (held === undefined) this.#clump.set(socket, [line])
      else held.push(line)
    }
  }

  #send(socket: WebSocket, some: readonly string[]): void {
    if (some.length === 0 || this.frozen || socket.readyState !== WebSocket.OPEN) return
    this.state.counters.ircLines += some.length
    socket.send(some.map((line) => `${line}\r\n`).join(''))
  }

  /** A frame exactly as given, to every socket: half a line, several lines, nonsense. */
  frame(text: string): void {
    for (const socket of this.#sessions.keys()) if (socket.readyState === WebSocket.OPEN) socket.send(text)
  }

  /** The connection is gone as soon as these bytes have left. */
  lastWords(text: string): void {
    for (const socket of this.#sessions.keys())
      if (socket.readyState === WebSocket.OPEN) socket.send(text, () => socket.terminate())
  }

  /** Ends every socket without a closing handshake. */
  cut(): void {
    for (const socket of this.#sessions.keys()) socket.terminate()
  }

  /** `:tmi.twitch.tv RECONNECT`, and the end some seconds later. */
  reconnect(): void {
    this.command(':tmi.twitch.tv RECONNECT')
    const sockets = [...this.#sessions.keys()]
    this.state.clock.after(this.reconnectGraceMs, () => {
      for (const socket of sockets) socket.close()
    })
  }
}
