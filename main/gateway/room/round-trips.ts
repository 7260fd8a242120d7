import type { Instant } from '../../../core/base/time'
import type { Engine } from '../engine'

/** More are not needed for a median. */
const mostTrips = 2_000
/** A phone that slept answers minutes late: that is no round trip. */
const longestTrip = 10_000

export interface RoundTrips {
  /** A ping has gone out to this one. */
  readonly sent: (seat: object) => void
  readonly pong: (seat: object) => void
  /** Puts the median of what was measured since the last time in the log. */
  readonly tell: () => void
}

/**
 * How late the room's pages show a cue: half of what a ping takes to come back. Browsers answer pings by themselves,
 * so no page needs a script for it and no viewer can type a wrong figure; the median leaves slow phones out.
 */
export function createRoundTrips(engine: Pick<Engine, 'world' | 'offer' | 'now'>): RoundTrips {
  const underWay = new WeakMap<object, Instant>()
  let trips: number[] = []
  return {
    sent: (seat) => {
      // Enough were measured since the last telling.
      if (trips.length < mostTrips) underWay.set(seat, engine.now())
    },
    pong: (seat) => {
      const sentAt = underWay.get(seat)
      // A pong nobody asked for says nothing.
      if (!underWay.delete(seat) || sentAt === undefined) return
      const trip = engine.now() - sentAt
      if (trip >= 0 && trip <= longestTrip && trips.length < mostTrips) trips.push(trip)
    },
    tell: () => {
      const { airing } = engine.world()
      const measured = [...trips].sort((a, b) => a - b)
      trips = []
      if (measured.length === 0 || airing === null || airing.endedAt !== null) return
      const ms = Math.round(measured[Math.floor(measured.length / 2)]! / 2)
      void engine.offer({ type: 'delay-told', source: 'room', how: 'measured', ms }, null)
    },
  }
}
