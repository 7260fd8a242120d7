import { connect, type Socket } from 'node:net'
import { createReader, handshakeAnswer, handshakeKey, type Message, pongFor, takeFrames } from './frames'

/** Where a socket goes, and what a proxy and a browser say on its behalf. */
export interface Door {
  readonly port: number
  /** The address that the browser knows. */
  readonly host: string
  readonly path: string
  readonly cookie: string
  /** `X-Forwarded-For`; null for none. */
  readonly client: string | null
}

export interface SeatEvents {
  readonly open: () => void
  readonly message: (message: Message, bytes: number) => void
  /** Why it ended; empty when we ended it. */
  readonly end: (why: string) => void
}

export interface Seat {
  readonly end: () => void
}

const read = createReader()
/** Read in turn, so one is enough for all: every piece is worked through before the next is read. */
const buffer = Buffer.alloc(256 * 1024)

/**
 * A spectator's socket, light enough that ten thousand fit beside what is measured: RFC 6455 and permessage-deflate
 * (offered as browsers do) by hand over `net`, pings answered, every message read.
 */
export function takeSeat(door: Door, events: SeatEvents): Seat {
  let rest: Buffer | null = null
  let upgraded = false
  let ended = false
  const end = (why: string) => {
    if (ended) return
    ended = true
    socket.destroy()
    events.end(why)
  }
  const take = (bytes: Uint8Array): number => {
    if (upgraded) return frames(bytes)
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    const head = text.indexOf('\r\n\r\n')
    if (head < 0) return 0
    const fault = handshakeFault(text.slice(0, head))
    if (fault !== null) {
      end(fault)
      return bytes.length
    }
    upgraded = true
    events.open()
    return head + 4 + frames(bytes.subarray(head + 4))
  }
  const frames = (bytes: Uint8Array) =>
    takeFrames(bytes, ({ opcode, deflated, payload }) => {
      if (opcode === 1)
        events.message(read(payload, deflated), payload.length + (payload.length < 126 ? 2 : 4))
      else if (opcode === 9) socket.write(pongFor(payload))
      else if (opcode === 8) end('closed by the server')
    })
  const onread = (length: number): boolean => {
    const fresh = buffer.subarray(0, length)
    const bytes: Buffer = rest === null ? fresh : Buffer.concat([rest, fresh])
    const taken = take(bytes)
    rest = taken === bytes.length ? null : Buffer.from(bytes.subarray(taken))
    return true
  }
  const socket: Socket = connect({
    port: door.port,
    host: '127.0.0.1',
    noDelay: true,
    onread: { buffer, callback: onread },
  })
  socket.on('connect', () => socket.write(requestOf(door)))
  socket.on('error', (error) => end(error.message))
  socket.on('close', () => end('closed'))
  return {
    end: () => {
      ended = true
      socket.destroy()
    },
  }
}

function requestOf({ path, host, cookie, client }: Door): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: http://${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${handshakeKey}`,
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
    `Cookie: ${cookie}`,
    ...(client === null ? [] : [`X-Forwarded-For: ${client}`]),
    '\r\n',
  ].join('\r\n')
}

function handshakeFault(head: string): string | null {
  if (!head.startsWith('HTTP/1.1 101 ')) return head.split('\r\n')[0]!
  if (!head.includes(handshakeAnswer)) return 'a wrong handshake'
  const deflates = /^sec-websocket-extensions:.*permessage-deflate/im.test(head)
  return deflates && !head.includes('server_no_context_takeover') ? 'deflates with a context each' : null
}
