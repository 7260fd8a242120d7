import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a TCP line between a phone and the room does at the moment. */
type Weather =
  /** Bytes pass. */
  | 'fine'
  /** Nothing gets through and everybody knows at once. */
  | 'cut'
  /** Connections open and stay, and every byte is lost in silence. */
  | 'silent'
  /** A network that wants a sign-in answers for everybody. */
  | 'portal'

export interface PhoneLine {
  readonly port: number
  readonly url: string
  /** Where the room listens. */
  readonly lead: (port: number) => void
  /** From now on. Connections that lost bytes stay dead, as they do behind a router that forgot them. */
  readonly turn: (weather: Weather) => void
  /** Loses the bytes of the connections that are open now, and of no other. */
  readonly forget: () => void
  /** As `forget`, with what the phone sends still arriving. */
  readonly deafen: () => void
  /** Connections that the room has given up, of those that lose their bytes. */
  readonly givenUp: () => number
  /** Connections that were cut off as they came. */
  readonly refused: () => number
  /** Bytes that reached the phone. */
  readonly received: () => number
  /** Requests that reached the room, by their first line. */
  readonly requests: string[]
}

export interface LineOptions {
  /** Of all connections together, each way; without it as fast as it goes. */
  readonly bytesPerSecond?: number
  /** Milliseconds there and back. A new connection costs it once, too. */
  readonly roundTrip?: number
}

const portalPage = '<!doctype html><title>Café</title><body><main><p>Please sign in to our Wi-Fi.</p></main>'

/** A line of ours to put a browser on. It ends with the test. */
export async function phoneLine(options: LineOptions = {}): Promise<PhoneLine> {
  const roundTrip = options.roundTrip ?? 0
  let weather: Weather = 'fine'
  let room = 0
  let received = 0
  let refused = 0
  let givenUp = 0
  const open = new Set<{ phone: Socket; room: Socket; dead: boolean; deaf: boolean }>()
  const requests: string[] = []
  const down = pipe(options)
  const up = pipe(options)

  const server = createServer((phone) => {
    phone.on('error', () => phone.destroy())
    if (weather === 'cut') {
      refused += 1
      return phone.resetAndDestroy()
    }
    if (weather === 'portal') return answerLikeAPortal(phone)
    const pair = { phone, room: dial(room, '127.0.0.1'), dead: weather === 'silent', deaf: false }
    const end = () => {
      open.delete(pair)
      phone.destroy()
      pair.room.destroy()
    }
    open.add(pair)
    pair.room.on('error', end)
    const shaken = Date.now() + roundTrip
    phone.on('data', (bytes) => {
      if (pair.dead) return
      const first = /^(GET|POST) \S+/.exec(bytes.toString('latin1', 0, 200))?.[0]
      up.send(pair, bytes, Math.max(0, shaken - Date.now()), (piece) => {
        if (pair.dead) return
        if (first !== undefined && piece.byteOffset === bytes.byteOffset) requests.push(first)
        pair.room.write(piece)
      })
    })
    pair.room.on('data', (bytes) =>
      down.send(pair, bytes, 0, (piece) => {
        if (pair.dead || pair.deaf) return
        received += piece.length
        phone.write(piece)
      }),
    )
    phone.on('close', end)
    // What is still on its way arrives before the end does.
    pair.room.on('close', () => {
      if (pair.dead || pair.deaf) givenUp += 1
      else down.send(pair, Buffer.alloc(0), 0, end)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const { phone, room } of open) {
      phone.destroy()
      room.destroy()
    }
    down.stop()
    up.stop()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    lead: (to) => {
      room = to
    },
    turn: (next) => {
      weather = next
      for (const pair of open) {
        if (next === 'silent' || next === 'portal') pair.dead = true
        if (next === 'cut' && !pair.dead) pair.phone.resetAndDestroy()
      }
    },
    forget: () => {
      for (const pair of open) pair.dead = true
    },
    deafen: () => {
      for (const pair of open) pair.deaf = true
    },
    givenUp: () => givenUp,
    refused: () => refused,
    received: () => received,
    requests,
  }
}

function answerLikeAPortal(phone: Socket): void {
  phone.once('data', () =>
    phone.end(
      `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${Buffer.byteLength(portalPage)}\r\nconnection: close\r\n\r\n${portalPage}`,
    ),
  )
}

const packet = 1_400

/** One direction: packets of all connections in turn, each at the line's speed, then half the way's time. */
function pipe({ bytesPerSecond = Number.POSITIVE_INFINITY, roundTrip = 0 }: LineOptions) {
  interface Piece {
    readonly bytes: Buffer
    readonly arrive: (bytes: Buffer) => void
  }
  const queues = new Map<object, Piece[]>()
  const timers = new Set<NodeJS.Timeout>()
  let busy = false
  const later = (ms: number, run: () => void) => {
    if (ms <= 0) return run()
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, ms)
    timers.add(timer)
  }
  const pump = () => {
    const [turn] = queues
    busy = turn !== undefined
    if (turn === undefined) return
    const [connection, pieces] = turn
    const piece = pieces.shift()!
    queues.delete(connection)
    if (pieces.length > 0) queues.set(connection, pieces)
    later((1_000 * piece.bytes.length) / bytesPerSecond, () => {
      later(roundTrip / 2, () => piece.arrive(piece.bytes))
      pump()
    })
  }
  return {
    send: (connection: object, bytes: Buffer, after: number, arrive: (piece: Buffer) => void) =>
      later(after, () => {
        const pieces = queues.get(connection) ?? []
        for (let from = 0; from === 0 || from < bytes.length; from += packet)
          pieces.push({ bytes: bytes.subarray(from, from + packet), arrive })
        queues.set(connection, pieces)
        if (!busy) pump()
      }),
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
