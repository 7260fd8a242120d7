import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import type { ViewerKey } from '../../../core/chat/viewer'
import { clientOf } from '../client'
import { createRateLimit, isLoopback } from '../door'
import { actorFor } from './actor'
import { createBeat } from './beat'
import { later } from './later'
import { signatures } from './own'
import type { Pages } from './pages'
import type { RoomParts } from './parts'
import { createRoundTrips } from './round-trips'
import { chatItems, type Shared } from './shared'
import { inSlices } from './slices'
import { createTurnout } from './turnout'

const mostSeats = 10_000
/** Of one client (`clientOf`); this machine itself and whom a proxy does not name are not counted. */
const mostPerAddress = 500
/** Between two broadcasts, and between two looks at everyone's own things, in milliseconds. */
const broadcastEvery = 250
const ownEvery = 50
/** Seats served in one go. */
const sentAtOnce = 250
const ownAtOnce = 40
/** New chat lines in one broadcast: nobody reads more, and five thousand phones would have to fetch them. */
const linesAtOnce = 12
/** Each beat pings every seat and ends those that left the last ping unanswered: dead ones are gone within 15 s. */
const heartEvery = 7_000
/** Each figure of the room's delay is an entry in the log. */
const tellEvery = 60_000
/** Bytes a slow phone may have waiting before it is passed over and later told to load anew. */
const mostWaiting = 128 * 1024

interface Seat {
  readonly socket: WebSocket
  readonly address: string | null
  readonly key: ViewerKey | null
  /** room: gets parts of the page. poke: is told to load its page anew when the viewer's own things change. */
  readonly page: 'room' | 'poke'
  seen: string
  behind: boolean
  alive: boolean
}

/** Parts of the page to change; none for a bare beat, which says that the line is alive. */
interface News {
  readonly html?: string
  /** Chat lines to put on top. */
  readonly add?: string
  /** Element ids to take away. */
  readonly drop?: readonly string[]
  readonly reload?: boolean
  /** The revision that a viewer's own part shows. The rest of their page may be older, and `rev` speaks for all of it. */
  readonly made?: number
}

export interface Live {
  readonly join: (socket: WebSocket, request: IncomingMessage) => void
}

/** The sockets of all spectators: what all see goes out as one text, own things to their owner alone. */
export function createLive(parts: RoomParts, pages: Pages): Live {
  const { engine, shared } = parts
  const seats = new Set<Seat>()
  const inbound = createRateLimit(1, 20, engine.now)
  const turnout = createTurnout(engine, () => new Set([...seats].map((seat) => seat.key ?? seat)).size)
  const trips = createRoundTrips(engine)
  let last: Shared = shared()
  let stopListening: (() => void) | null = null

  const ownPart = ({ key }: Seat) => (key === null ? '' : pages.own({ key }))

  /** `rev`: the revision that a page stands at once it took this in. */
  const say = (news: News, rev = last.revision) => JSON.stringify({ now: engine.now(), rev, ...news })

  const send = (seat: Seat, text: string) => {
    if (seat.socket.readyState !== seat.socket.OPEN) return
    if (seat.socket.bufferedAmount > mostWaiting) seat.behind = true
    else if (seat.behind) {
      seat.behind = false
      seat.socket.send(say({ reload: true }))
    } else seat.socket.send(text)
  }

  const broadcast = createBeat(broadcastEvery, () => {
    const next = shared()
    const news = newsBetween(last, next)
    last = next
    if (news === null) return
    const text = say(news)
    const to = [...seats].filter((seat) => seat.page === 'room' || news.reload === true)
    inSlices(to, sentAtOnce, (seat) => send(seat, text))
  })

  const tellOwners = createBeat(ownEvery, () => {
    const { airing } = engine.world()
    const keys = new Set([...seats].map(({ key }) => key).filter((key) => key !== null))
    const signs = airing === null ? new Map<ViewerKey, string>() : signatures(airing, keys)
    const signOf = ({ key }: Seat) => (key === null ? '' : (signs.get(key) ?? ''))
    const changed = [...seats].filter((seat) => signOf(seat) !== seat.seen)
    inSlices(changed, ownAtOnce, (seat) => {
      seat.seen = signOf(seat)
      const news: News =
        seat.page === 'room' ? { html: ownPart(seat), made: engine.revision() } : { reload: true }
      send(seat, say(news))
    })
  })

  const minute = createHeart(tellEvery, trips.tell)
  const heart = createHeart(heartEvery, () => {
    const beat = say({})
    for (const seat of seats) {
      if (!seat.alive) seat.socket.terminate()
      seat.alive = false
      if (seat.socket.readyState === seat.socket.OPEN) trips.ping(seat.socket)
      send(seat, beat)
    }
  })

  const wakeUp = () => {
    last = shared()
    stopListening ??= engine.onChange(() => {
      tellOwners.soon()
      broadcast.soon()
    })
    heart.start()
    minute.start()
  }
  const rest = () => {
    stopListening?.()
    stopListening = null
    for (const timer of [broadcast, tellOwners, heart, minute]) timer.stop()
  }

  return {
    join: (socket, request) => {
      const address = clientOf(request)
      const crowded =
        address !== null &&
        !isLoopback(address) &&
        [...seats].filter((seat) => seat.address === address).length >= mostPerAddress
      if (seats.size >= mostSeats || crowded) return socket.close(1013)
      if (seats.size === 0) wakeUp()
      const query = new URL(request.url ?? '/', 'http://room').searchParams
      const key = keyOf(parts, request, query)
      const seat: Seat = {
        socket,
        address,
        key,
        page: query.get('page') === null ? 'room' : 'poke',
        seen: '',
        behind: false,
        alive: true,
      }
      const { airing } = engine.world()
      if (airing !== null && key !== null) seat.seen = signatures(airing, new Set([key])).get(key) ?? ''
      seats.add(seat)
      turnout.changed()
      // What happened between the page and its socket.
      const current = shared()
      const isStale = query.get('rev') !== String(current.revision)
      send(seat, say(isStale ? catchUp(seat, query.get('on'), current, pages) : {}, current.revision))
      trips.ping(socket)
      socket.on('pong', () => {
        seat.alive = true
        trips.pong(socket)
      })
      // Nothing that comes in is read; who keeps sending is put out.
      socket.on('message', () => {
        seat.alive = true
        if (!inbound.take(key ?? 'nobody')) socket.terminate()
      })
      socket.on('close', () => {
        seats.delete(seat)
        turnout.changed()
        if (seats.size === 0) rest()
      })
    },
  }
}

/** `on`: whether the page was made while a show was on air; then it has a chat. */
function catchUp(seat: Seat, on: string | null, shared: Shared, pages: Pages): News {
  if (seat.page === 'poke' || on !== String(shared.onAir)) return { reload: true }
  const own = seat.key === null ? '' : pages.own({ key: seat.key })
  return { html: shared.top + shared.now + own, add: chatItems(shared.lines) }
}

/** What a page that shows `before` has to change to show `after`; null for nothing. */
export function newsBetween(before: Shared, after: Shared): News | null {
  if (before.airing !== after.airing) return { reload: true }
  const html = [
    before.top === after.top ? '' : after.top,
    withoutClocks(before.now) === withoutClocks(after.now) ? '' : after.now,
    before.news === after.news ? '' : after.newsLine,
  ].join('')
  const known = new Set(before.lines.map(({ id }) => id))
  const add = after.lines.filter(({ id }) => !known.has(id)).slice(0, linesAtOnce)
  const drop = [...known].filter((id) => after.hidden.has(id)).map((id) => `line-${id}`)
  if (html === '' && add.length === 0 && drop.length === 0) return null
  return {
    ...(html === '' ? {} : { html }),
    ...(add.length === 0 ? {} : { add: chatItems(add) }),
    ...(drop.length === 0 ? {} : { drop }),
  }
}

/** Pages run their clocks themselves. */
function withoutClocks(html: string): string {
  return html.replace(/(data-until="\d+"[^>]*>)[^<]*/g, '$1')
}

function keyOf(
  { engine, visitors }: RoomParts,
  request: IncomingMessage,
  query: URLSearchParams,
): ViewerKey | null {
  const visitor = visitors.of(request.headers.cookie)
  const holdId = query.get('hold')
  if (visitor === null || holdId === null) return visitor?.key ?? null
  return actorFor(engine.world().airing, visitor, holdId, query.get('t'))?.visitor.key ?? visitor.key
}

function createHeart(every: number, beat: () => void): { start: () => void; stop: () => void } {
  let stop: (() => void) | null = null
  const start = () => {
    stop ??= later(every, () => {
      stop = null
      beat()
      start()
    })
  }
  return {
    start,
    stop: () => {
      stop?.()
      stop = null
    },
  }
}
