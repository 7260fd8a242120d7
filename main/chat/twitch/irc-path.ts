import { second } from '../../../core/base/time'
import { createLink, type Link } from '../../../core/chat/link'
import type { PlatformWorld } from '../../../core/chat/port'
import type { IrcLine } from './irc-line'
import type { ParseLine } from './irc-parse'
import { createLineBuffer } from './line-buffer'
import type { Dial, Socket } from './socket'

export interface IrcPathParts {
  readonly dial: Dial
  readonly url: string
  readonly parse: ParseLine
  /** Login of the channel to read. */
  readonly channel: string
  readonly world: PlatformWorld
  readonly read: (line: IrcLine) => void
  /** The other end gave a sign of life. */
  readonly heard: () => void
}

/** Anonymous reading: no account, no token, no writing. */
export interface IrcPath {
  readonly link: Link
  start(): void
  stop(): void
}

interface Connection {
  readonly socket: Socket
  joined: boolean
  /** Cancels what happens when nothing comes for a while. */
  cancel: () => void
}

/** Twitch answers a login and a JOIN within this time, or the connection is tried anew. Source: tmi.js, twurple. */
const patience = 10 * second
/** After this much silence the other end is asked whether it is there. */
const quiet = 30 * second

export function createIrcPath({ dial, url, parse, channel, world, read, heard }: IrcPathParts): IrcPath {
  const link = createLink(world, () => open())
  let current: Connection | null = null
  /** Opened when Twitch asked to reconnect; takes over once it is in the channel. */
  let next: Connection | null = null

  const drop = (connection: Connection | null) => {
    connection?.cancel()
    connection?.socket.close()
  }
  const wait = (connection: Connection, ms: number, run: () => void) => {
    connection.cancel()
    connection.cancel = world.after(ms, run)
  }
  const failed = (connection: Connection, reason: string) => {
    drop(connection)
    if (connection === next) {
      next = null
      if (current !== null) return
    } else if (connection === current) {
      current = null
      if (next !== null) return
    } else return
    link.lost(reason)
  }
  const joined = (connection: Connection) => {
    connection.joined = true
    if (connection === next) {
      drop(current)
      current = connection
      next = null
    }
    link.live()
  }
  const take = (connection: Connection, text: string) => {
    if (text.startsWith('PING')) return connection.socket.send(`${text.replace('PING', 'PONG')}\r\n`)
    const line = parse(text)
    if (line === null) return
    if (line.command === '001') connection.socket.send(`JOIN #${channel}\r\n`)
    else if (line.command === 'ROOMSTATE') joined(connection)
    else if (line.command === 'RECONNECT' && next === null) next = connect()
    else if (line.command === 'NOTICE' && line.tags.get('msg-id') === 'msg_channel_suspended') {
      close()
      return link.halt('failed', `Twitch has closed the channel ${channel}.`)
    }
    read(line)
  }
  const connect = (): Connection => {
    const lines = createLineBuffer()
    const connection: Connection = {
      joined: false,
      cancel: () => {},
      socket: dial(url, {
        opened: () => {
          const nick = `justinfan${10_000 + Math.floor(world.random() * 80_000)}`
          connection.socket.send(`CAP REQ :twitch.tv/tags twitch.tv/commands\r\nNICK ${nick}\r\n`)
        },
        frame: (frame) => {
          for (const line of lines.take(frame)) take(connection, line)
          if (!connection.joined || (connection !== current && connection !== next)) return
          link.heard()
          heard()
          listen(connection)
        },
        closed: () => failed(connection, lostWords),
      }),
    }
    wait(connection, patience, () => failed(connection, silentWords(channel)))
    return connection
  }
  const listen = (connection: Connection) =>
    wait(connection, quiet, () => {
      connection.socket.send('PING :micdrop\r\n')
      wait(connection, patience, () => failed(connection, lostWords))
    })
  const open = () => {
    current = connect()
  }
  const close = () => {
    drop(current)
    drop(next)
    current = next = null
  }
  return {
    link,
    start: () => link.start(),
    stop: () => {
      close()
      link.stop()
    },
  }
}

const lostWords = 'The connection to Twitch was lost and is being tried again.'
const silentWords = (channel: string) =>
  `Twitch does not let anybody into the channel ${channel}. Is the name right?`
