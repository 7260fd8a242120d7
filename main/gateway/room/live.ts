import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import type { ViewerKey } from '../../../core/chat/viewer'
import type { Happening } from '../../../core/cues/happening'
import { clientOf } from '../client'
import { createRateLimit, isLoopback } from '../door'
import { actorFor } from './actor'
import { createAlarm } from './alarm'
import { createBeat } from './beat'
import { languageNamed } from './language'
import { createLately } from './lately'
import { createLetters } from './letters'
import { createOwners } from './owners'
import type { Packet } from './packets'
import type { RoomParts } from './parts'
import { createPulse } from './pulse'
import { createRoundTrips } from './round-trips'
import { createSeats, isReady, type Seat, type SeatLimits, write } from './seats'
import { createSweep } from './sweep'
import { createTurnout } from './turnout'
import { isUrgent } from './urgency'
import type { Version } from './versions'

/** Something is said to everyone at least this often, in milliseconds; the page's script gives up after 15 s of silence. */
const mostSilence = 6_000
/** Between two looks at what is on now, and between two at viewers' own things. */
const lookEvery = 20
const ownEvery = 50
/** Figures and chat: each message costs a write to everyone and its head, so a crowd gets more in fewer. */
const beatAtLeast = 250
const beatAtMost = 1_000
const perSeat = 0.1
/** Each figure of the room's delay is an entry in the log. */
const tellEvery = 60_000
/** Who comes back while an old socket of theirs has owed an answer for this long has lost that one. */
const longestAnswer = 2_000
/** Viewers whose newest page is remembered. */
const mostRemembered = 20_000

export interface Live {
  readonly join: (socket: WebSocket, request: IncomingMessage) => void
  /** The viewer was sent something beside the sockets: the room's page, or their own part in the answer to a form. */
  readonly sent: (key: ViewerKey, what: 'page' | 'own') => void
}

/** Milliseconds between two broadcasts of what can wait. */
export function beatFor(seats: number): number {
  return Math.min(beatAtMost, Math.max(beatAtLeast, seats * perSeat))
}

/**
 * The sockets of all spectators. Each seat stands at a version of what all see and is sent what leads from there to the
 * newest one, the same bytes to all who stand alike; with it, to its owner alone, what is theirs.
 */
export function createLive(parts: RoomParts, limits?: SeatLimits): Live {
  const { engine, versions, ownPart } = parts
  const seats = createSeats(isLoopback, limits)
  const letters = createLetters(engine.now)
  const owners = createOwners(engine)
  const inbound = createRateLimit(1, 20, engine.now)
  const turnout = createTurnout(engine, seats.viewers)
  const trips = createRoundTrips(engine)
  const pulse = createPulse((seat, alone) => {
    trips.sent(seat)
    // Broadcasts pass pages of one purchase by; they, too, must hear that the line is alive.
    if (alone && seat.page === 'poke') tell(seat, true)
  })
  const send = (seat: Seat, packet: Packet) => write(seat, pulse.asks(seat) ? packet.asking() : packet)
  /** Whose own things may have changed since they were told. */
  const stale = new Set<Seat>()
  /** The revision of the newest page each viewer was sent. On a slow line it may come when its socket is open again. */
  const lastPages = createLately<ViewerKey>(mostRemembered)
  let swept: Version | null = null

  /** Brings a seat up to date; with `always` it hears something in any case. */
  const tell = (seat: Seat, always: boolean) => {
    if (!isReady(seat)) return
    const version = versions.last()
    const part = stale.delete(seat) ? ownPart(seat.key) : null
    const own = part === null || part.text === seat.told ? null : part
    const isNew = seat.page === 'room' ? seat.at !== version : seat.at?.facts.airing !== version.facts.airing
    if (!isNew && own === null && !always) return
    send(seat, letters.of(seat, seat.at, version, own))
    seat.at = version
    if (own !== null) seat.told = own.text
  }

  /** What happened between the page and its socket, or since the socket it had before. */
  const greet = (seat: Seat, query: URLSearchParams) => {
    const revision = Number(query.get('rev') ?? Number.NaN)
    const version = versions.last()
    const isOutrun = seat.key !== null && lastPages.get(seat.key) > revision
    const from = isOutrun ? null : versions.at(revision)
    const part = seat.key === null ? null : ownPart(seat.key)
    const isOther = part !== null && (from === null || owners.changedSince(seat.key!, revision))
    // Of a page made for another show only a new one can be made.
    const isLost = from === null && seat.page === 'room' && query.get('air') !== version.facts.airing
    send(seat, isLost ? letters.reload(version) : letters.of(seat, from, version, isOther ? part : null))
    seat.at = version
    seat.told = part?.text ?? ''
  }

  let beating = false
  const sweep = createSweep(seats.all, (seat) => tell(seat, beating))
  const start = (isBeat: boolean) => {
    beating = isBeat
    swept = versions.last()
    sweep.start()
    silence.again()
  }
  const silence = createAlarm(mostSilence, () => start(true))
  const tellOwners = createSweep(stale, (seat) => tell(seat, false))
  const ownBeat = createBeat(
    () => ownEvery,
    () => tellOwners.start(),
  )
  const broadcast = createBeat(
    () => beatFor(seats.all.size),
    () => {
      if (versions.last() !== swept) start(false)
    },
  )
  const look = createBeat(
    () => lookEvery,
    () => {
      const version = versions.last()
      if (version === swept) return
      if (swept !== null && isUrgent(swept.facts, version.facts)) start(false)
      else broadcast.soon()
    },
  )
  const minute = createAlarm(tellEvery, () => {
    trips.tell()
    minute.again()
  })

  const change = (revision: number, happenings: readonly Happening[] | null) => {
    const keys = owners.changed(revision, happenings)
    if (seats.all.size === 0) return
    for (const seat of keys === null ? seats.all : seatsOf(keys)) stale.add(seat)
    if (stale.size > 0) ownBeat.soon()
    if (happenings?.every(isTalk) === true) broadcast.soon()
    else look.soon()
  }
  function* seatsOf(keys: ReadonlySet<ViewerKey>) {
    for (const key of keys) yield* seats.of(key)
  }

  const wakeUp = () => {
    swept = versions.last()
    silence.again()
    minute.again()
  }
  const rest = () => {
    for (const timer of [broadcast, look, ownBeat, silence, minute]) timer.stop()
  }
  engine.onChange(change)

  return {
    sent: (key, what) => {
      const version = versions.last()
      if (what === 'page') lastPages.set(key, version.to)
      const here = seats.of(key)
      if (here.size === 0) return
      const { text } = ownPart(key)
      // It may come after what the sockets say from now on: only what is the same in both is known of the page.
      for (const seat of here) {
        if (what === 'page' && seat.page === 'room' && seat.at !== version) seat.at = null
        if (seat.told !== text) seat.told = ''
      }
    },
    join: (socket, request) => {
      const client = clientOf(request)
      const query = new URL(request.url ?? '/', 'http://room').searchParams
      const key = keyOf(parts, request, query)
      if (key !== null)
        for (const { answered, pingedAt, socket: old } of seats.of(key))
          if (!answered && performance.now() - pingedAt > longestAnswer) old.terminate()
      if (!seats.hasRoom(client)) return socket.close(1013)
      if (seats.all.size === 0) wakeUp()
      const seat: Seat = {
        socket,
        line: request.socket,
        inflates: socket.extensions !== '',
        client,
        key,
        page: query.get('page') === null ? 'room' : 'poke',
        language: languageNamed(query.get('lang')) ?? 'en',
        at: null,
        told: '',
        pingedAt: Number.NEGATIVE_INFINITY,
        answered: true,
      }
      seats.add(seat)
      turnout.changed()
      pulse.add(seat)
      socket.on('pong', () => {
        seat.answered = true
        trips.pong(seat)
      })
      // Nothing that comes in is read; who keeps sending is put out.
      socket.on('message', () => {
        if (!inbound.take(key ?? 'nobody')) socket.terminate()
      })
      socket.on('close', () => {
        seats.remove(seat)
        stale.delete(seat)
        pulse.remove(seat)
        turnout.changed()
        if (seats.all.size === 0) rest()
      })
      greet(seat, query)
    },
  }
}

/** Plain talk and figures of the console: nothing in it is worth a look before the next broadcast. */
function isTalk(happening: Happening): boolean {
  return (
    (happening.type === 'line-judged' && happening.act === null) ||
    happening.type === 'viewer-count' ||
    happening.type === 'delay-told'
  )
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
