import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { HallModel } from '../../../core/hall/model'
import type { Engine } from '../engine'
import { createBeat } from '../room/beat'

/** A screen that has not answered a beat for this long is not counted; it is asked every second. */
export const silentAfter = 6_000
/** After this its socket is ended: a television that was switched off says no goodbye. */
const goneAfter = 30_000
/** Whoever holds the address could open it without end. */
const mostScreens = 20
/** Bytes a frozen screen may have waiting; each message is the whole model, so what it misses it never needs. */
const mostWaiting = 256 * 1024
const drawEvery = 100

const Seen = z.object({ type: z.literal('seen') })

interface Screen {
  readonly socket: WebSocket
  /** What it was sent last; null: nothing yet. */
  sent: string | null
  /** It has answered since it came. */
  answers: boolean
  seenAt: number
}

export interface HallHub {
  readonly join: (socket: WebSocket) => void
  /** How many screens answer. */
  readonly screens: () => number
  /** Ends all sockets; who still knows a way in comes back by itself. */
  readonly dismiss: () => void
  readonly onScreens: (listener: () => void) => () => void
  readonly close: () => void
}

export interface HallHubParts {
  readonly engine: Pick<Engine, 'now' | 'onChange'>
  readonly model: () => HallModel
  readonly calm: () => boolean
}

/** Sends the hall's screens what they show, and a beat each second: a screen that hears none shows nothing old. */
export function createHallHub({ engine, model, calm }: HallHubParts): HallHub {
  const screens = new Set<Screen>()
  const listeners = new Set<() => void>()
  let counted = 0

  const isSeen = ({ answers, seenAt }: Screen) => answers && engine.now() - seenAt < silentAfter
  const count = () => [...screens].filter(isSeen).length
  const tell = () => {
    const now = count()
    if (now === counted) return
    counted = now
    for (const listener of listeners) listener()
  }
  const send = (screen: Screen, text: string) => {
    if (screen.sent === text || screen.socket.bufferedAmount > mostWaiting) return
    screen.sent = text
    screen.socket.send(`{"type":"model","now":${engine.now()},${text}}`)
  }
  const shown = () => `"calm":${calm()},"model":${JSON.stringify(model())}`
  const draw = createBeat(
    () => drawEvery,
    () => {
      if (screens.size === 0) return
      const text = shown()
      for (const screen of screens) send(screen, text)
    },
  )
  const stop = engine.onChange(draw.soon)
  // Codes change and screens fall silent by time alone, without any happening.
  const timer = setInterval(() => {
    draw.soon()
    for (const { socket, seenAt } of screens) {
      if (engine.now() - seenAt > goneAfter) socket.terminate()
      else if (socket.bufferedAmount <= mostWaiting) socket.send(`{"type":"beat","now":${engine.now()}}`)
    }
    tell()
  }, 1_000)

  return {
    join: (socket) => {
      if (screens.size >= mostScreens) return socket.close(1013)
      const screen: Screen = { socket, sent: null, answers: false, seenAt: engine.now() }
      screens.add(screen)
      socket.on('message', (raw) => {
        if (!Seen.safeParse(parseJson(String(raw))).success) return
        screen.answers = true
        screen.seenAt = engine.now()
        tell()
      })
      socket.on('close', () => {
        screens.delete(screen)
        tell()
      })
      send(screen, shown())
    },
    screens: count,
    dismiss: () => {
      for (const { socket } of screens) socket.terminate()
    },
    onScreens: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      stop()
      draw.stop()
      clearInterval(timer)
      for (const { socket } of screens) socket.close(1001)
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
