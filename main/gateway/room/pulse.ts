import { later } from './later'
import { ping } from './packets'
import type { Seat } from './seats'

/** A seat that left a ping unanswered until the next one is ended: within 15 s of its death it is gone. */
export const pingEvery = 7_000
const lookEvery = 100
/** Pings in one look: ten thousand at once would keep a cue waiting. */
const mostAtOnce = 250

/** A message that goes out anyway takes the ping along when it is due within this. */
const soon = 2_000

export interface Pulse {
  /** The first ping goes out with what is written next. */
  readonly add: (seat: Seat) => void
  readonly remove: (seat: Seat) => void
  /** True when what is written now has to ask for an answer; it then counts as asked. */
  readonly asks: (seat: Seat) => boolean
}

/**
 * Asks every seat whether it is there, each at its own moment. `sent` is called for each ping; `alone` when no message
 * took it along.
 */
export function createPulse(
  sent: (seat: Seat, alone: boolean) => void,
  now = () => performance.now(),
): Pulse {
  /** In the order in which they were asked. */
  const order = new Set<Seat>()
  let looking = false

  /** To the end of the order, which is then met again only when its time has come. */
  const count = (seat: Seat, at: number) => {
    order.delete(seat)
    seat.answered = false
    seat.pingedAt = at
    order.add(seat)
  }
  const look = () => {
    let asked = 0
    for (const seat of order) {
      const at = now()
      if (at - seat.pingedAt < pingEvery || asked === mostAtOnce) break
      asked += 1
      if (!seat.answered) {
        order.delete(seat)
        seat.socket.terminate()
      } else {
        count(seat, at)
        if (seat.socket.readyState === seat.socket.OPEN) seat.line.write(ping)
        sent(seat, true)
      }
    }
    looking = order.size > 0
    if (looking) later(lookEvery, look)
  }
  return {
    add: (seat) => {
      order.add(seat)
      if (looking) return
      looking = true
      later(lookEvery, look)
    },
    remove: (seat) => {
      order.delete(seat)
    },
    asks: (seat) => {
      const at = now()
      if (!seat.answered || at - seat.pingedAt < pingEvery - soon || !order.has(seat)) return false
      count(seat, at)
      sent(seat, false)
      return true
    },
  }
}
