import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { ViewerKey } from '../../../core/chat/viewer'
import type { Language } from '../../../core/words/languages'
import type { Packet } from './packets'
import type { Version } from './versions'

/** One page's socket. Ten thousand of them are kept: nothing large belongs here. */
export interface Seat {
  readonly socket: WebSocket
  /** Under the socket: what goes to all is written here as it is, between the frames that ws itself writes whole. */
  readonly line: Socket
  /** The browser inflates messages (permessage-deflate). */
  readonly inflates: boolean
  /** Null: behind a proxy that names nobody. */
  readonly client: string | null
  readonly key: ViewerKey | null
  /** room: gets parts of the page. poke: is told to load its page anew when the viewer's own things change. */
  readonly page: 'room' | 'poke'
  /** Its page says which: news have to be in the same. */
  readonly language: Language
  /** What its page shows; null when nobody knows. */
  at: Version | null
  /** What its page was told of the viewer's own (own-part.tsx). */
  told: string
  /** When the ping went out that waits for its answer, or the last one that was answered, by the steady clock. */
  pingedAt: number
  answered: boolean
}

/** Bytes a slow phone may have waiting here, beside those in the system's own buffers, before it is passed over. */
const mostWaiting = 16 * 1024

/** False while it is slow: it stays where it is and is brought up to date later, by what is new then. */
export function isReady({ socket, line }: Seat): boolean {
  return socket.readyState === socket.OPEN && line.writableLength <= mostWaiting
}

export function write({ line, inflates }: Seat, { plain, deflated }: Packet): void {
  line.write(inflates ? deflated : plain)
}

export interface SeatLimits {
  readonly all: number
  readonly perClient: number
}

/**
 * More than the ten thousand that are promised: those who come back may be here before their dead sockets are gone. A
 * hall, a dormitory or a mobile network may share one address; nobody alone can take all seats.
 */
const usual: SeatLimits = { all: 12_000, perClient: 3_000 }

export interface Seats {
  readonly all: ReadonlySet<Seat>
  readonly of: (key: ViewerKey) => ReadonlySet<Seat>
  /** Viewers, and pages of nobody known. */
  readonly viewers: () => number
  /** False when there is no room for one more from there. */
  readonly hasRoom: (client: string | null) => boolean
  readonly add: (seat: Seat) => void
  readonly remove: (seat: Seat) => void
}

const none: ReadonlySet<Seat> = new Set()

/** Who is here. Everything is counted as it changes. */
export function createSeats(isUnlimited: (client: string) => boolean, limits = usual): Seats {
  const all = new Set<Seat>()
  const byKey = new Map<ViewerKey, Set<Seat>>()
  const clients = new Map<string, number>()
  let unknown = 0
  const count = (client: string | null, by: 1 | -1) => {
    if (client === null) return
    const now = (clients.get(client) ?? 0) + by
    if (now > 0) clients.set(client, now)
    else clients.delete(client)
  }
  return {
    all,
    of: (key) => byKey.get(key) ?? none,
    viewers: () => byKey.size + unknown,
    hasRoom: (client) =>
      all.size < limits.all &&
      (client === null || isUnlimited(client) || (clients.get(client) ?? 0) < limits.perClient),
    add: (seat) => {
      all.add(seat)
      count(seat.client, 1)
      if (seat.key === null) unknown += 1
      else byKey.set(seat.key, (byKey.get(seat.key) ?? new Set()).add(seat))
    },
    remove: (seat) => {
      if (!all.delete(seat)) return
      count(seat.client, -1)
      if (seat.key === null) unknown -= 1
      else {
        const others = byKey.get(seat.key)!
        others.delete(seat)
        if (others.size === 0) byKey.delete(seat.key)
      }
    },
  }
}
