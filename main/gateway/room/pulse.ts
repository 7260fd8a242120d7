import { performance } from 'node:perf_hooks'
import { later } from './later'
import { ping } from './packets'
import type { Seat } from './seats'

/** A seat that left a ping unanswered until the next one is ended: within 15 s of its death it is gone. */
export const pingEvery = 7_000
const lookEvery = 100
/** Pings in one look: ten thousand at once would keep a cue waiting. */
const mostAtOnce = 250

export interface Pulse {
  readonly add: (seat: Seat) => void
  readonly remove: (seat: Seat) => void
}

/** Asks every seat whether it is there, each at its own moment. `sent` is called for each ping. */
export function createPulse(sent: (seat: Seat) => void, now = () => performance.now()): Pulse {
  /** In the order in which they were asked. */
  const order = new Set<Seat>()
  let looking = false

  const ask = (seat: Seat) => {
    if (!seat.answered) return seat.socket.terminate()
    seat.answered = false
    seat.pingedAt = now()
    order.add(seat)
    if (seat.socket.readyState !== seat.socket.OPEN) return
    seat.line.write(ping)
    sent(seat)
  }
  const look = () => {
    let asked = 0
    for (const seat of order) {
      if (now() - seat.pingedAt < pingEvery || asked === mostAtOnce) break
      asked += 1
      // To the end of the order, which is then met again only when its time has come.
      order.delete(seat)
      ask(seat)
    }
    looking = order.size > 0
    if (looking) later(lookEvery, look)
  }
  return {
    add: (seat) => {
      ask(seat)
      if (looking) return
      looking = true
      later(lookEvery, look)
    },
    remove: (seat) => {
      order.delete(seat)
    },
  }
}
