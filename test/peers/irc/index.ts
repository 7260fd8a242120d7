import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { createVisitor, type Visitor } from './visitor'

/** What the peer does, changeable at any time. */
export interface IrcPeerKnobs {
  /** Capabilities offered; `sasl` with its mechanisms. Empty: a server of before IRCv3 that does not know CAP. */
  caps: string[]
  /** Account to password. */
  accounts: Record<string, string>
  /** Nicks that are taken, lower case. */
  taken: Set<string>
  /** A numeric with its words, in answer to JOIN. */
  refuseJoin: readonly [string, string] | null
  /** A numeric with its words, in answer to PRIVMSG; `swallow` answers nothing at all. */
  refuseSay: readonly [string, string] | 'swallow' | null
  /** Reads and answers nothing, keeps every connection. */
  frozen: boolean
}

export interface IrcPeer extends IrcPeerKnobs {
  readonly tcp: string
  readonly ws: string
  /** Every line received, from all. */
  readonly received: string[]
  readonly connections: number
  /** Bytes to everyone, as they are: half lines, floods, rubbish. */
  raw(bytes: string | Buffer): void
  /** Someone writes in every channel that a visitor of the peer is in. */
  say(nick: string, text: string, tags?: string): void
  /** Ends every connection without a word. */
  cut(): void
  /** Stops listening, and starts again on the same ports. */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

/** A small IRC server in this process, for what a real one will not do on demand. Strict about what it receives. */
export async function startIrcPeer(knobs: Partial<IrcPeerKnobs> = {}): Promise<IrcPeer> {
  const visitors = new Map<Visitor, () => void>()
  const ports = { tcp: 0, ws: 0 }
  let servers: { close(): void }[] = []

  const admit = (write: (bytes: string | Buffer) => void, destroy: () => void) => {
    const visitor = createVisitor(peer, write, (line, from) => {
      for (const other of visitors.keys())
        if (other !== from || peer.caps.includes('echo-message')) other.write(line)
    })
    visitors.set(visitor, destroy)
    return visitor
  }
  const peer: IrcPeer = {
    caps: [
      'message-tags',
      'server-time',
      'echo-message',
      'account-tag',
      'draft/message-redaction',
      'sasl=PLAIN',
    ],
    accounts: {},
    taken: new Set(),
    refuseJoin: null,
    refuseSay: null,
    frozen: false,
    ...knobs,
    received: [],
    get tcp() {
      return `irc://127.0.0.1:${ports.tcp}`
    },
    get ws() {
      return `ws://127.0.0.1:${ports.ws}`
    },
    get connections() {
      return visitors.size
    },
    raw: (bytes) => {
      for (const visitor of visitors.keys()) visitor.raw(bytes)
    },
    say: (nick, text, tags = '') => {
      for (const visitor of visitors.keys())
        if (visitor.channel !== '')
          visitor.write(
            `${tags && `@${tags} `}:${nick}!${nick}@host.${nick} PRIVMSG ${visitor.channel} :${text}`,
          )
    },
    cut: () => {
      for (const destroy of visitors.values()) destroy()
    },
    down: async () => {
      const closed = servers.map((server) => new Promise((done) => closing(server, done)))
      peer.cut()
      servers = []
      await Promise.all(closed)
    },
    up: async () => {
      const tcp = createServer((socket: Socket) => {
        const visitor = admit(
          (bytes) => socket.write(bytes),
          () => socket.destroy(),
        )
        socket.on('data', (bytes) => visitor.take(bytes.toString()))
        socket.on('error', () => {})
        socket.on('close', () => visitors.delete(visitor))
      })
      const http = createHttp()
      const web = new WebSocketServer({
        server: http,
        handleProtocols: (offered) => (offered.has('text.ircv3.net') ? 'text.ircv3.net' : false),
      })
      web.on('connection', (socket) => {
        // A line is a message without its end, except where a test sends raw bytes.
        const visitor = admit(
          (bytes) => socket.send(typeof bytes === 'string' ? bytes.replace(/\r\n$/, '') : bytes),
          () => socket.terminate(),
        )
        socket.on('message', (frame) => visitor.take(`${frame}\r\n`))
        socket.on('close', () => visitors.delete(visitor))
      })
      await new Promise<void>((done) => tcp.listen(ports.tcp, '127.0.0.1', done))
      await new Promise<void>((done) => http.listen(ports.ws, '127.0.0.1', done))
      ports.tcp = (tcp.address() as AddressInfo).port
      ports.ws = (http.address() as AddressInfo).port
      servers = [tcp, http]
    },
    close: () => peer.down(),
  }
  await peer.up()
  return peer
}

function closing(server: { close(done: () => void): void } | { close(): void }, done: (value: null) => void) {
  server.close(() => done(null))
}
