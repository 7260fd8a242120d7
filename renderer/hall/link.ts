import { z } from 'zod'
import { HallModel } from '../../core/hall/model'

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('model'), now: z.number(), calm: z.boolean(), model: HallModel }),
  z.object({ type: z.literal('beat'), now: z.number() }),
])

export interface LinkParts {
  readonly url: string
  /** The console's time, now: with each message. */
  readonly time: (now: number) => void
  readonly model: (model: HallModel, calm: boolean) => void
  /** Nothing was heard for `silence` ms: nothing that was shown may stay. */
  readonly lost: () => void
  /** The console speaks another language than this page: it was updated. */
  readonly outdated: () => void
}

/** The console beats every second. A line that dies without a word is noticed by this alone. */
const silence = 4_000
const looksEvery = 500
const connectFor = 5_000

/** Keeps the socket to the console: answers its beats, and opens a new one for ever when it falls silent. */
export function keepLink(parts: LinkParts): void {
  let socket: WebSocket | null = null
  let wait = 250
  let heardAt = performance.now()
  /** A computer that slept does not count the time in its steady clock; the one on the wall went on. */
  let heardOnWall = Date.now()
  let openedAt = 0
  let blank = true

  const connect = () => {
    openedAt = performance.now()
    const mine = new WebSocket(parts.url)
    socket = mine
    mine.onmessage = ({ data }) => {
      if (socket !== mine) return
      const message = Message.safeParse(readJson(String(data)))
      if (!message.success) return parts.outdated()
      wait = 250
      heardAt = performance.now()
      heardOnWall = Date.now()
      parts.time(message.data.now)
      if (message.data.type === 'model') parts.model(message.data.model, message.data.calm)
      // The line was silent for a while and came back: what was blanked is sent to a new socket alone.
      else if (blank) return leave(mine)
      blank = false
      mine.send('{"type":"seen"}')
    }
    mine.onclose = () => again(mine)
  }
  const again = (ended: WebSocket) => {
    if (socket !== ended) return
    socket = null
    setTimeout(connect, wait)
    wait = Math.min(2_000, wait * 1.5)
  }
  const leave = (silent: WebSocket) => {
    again(silent)
    silent.close()
  }
  setInterval(() => {
    const now = performance.now()
    if (now - heardAt < silence && Date.now() - heardOnWall < silence) return
    blank = true
    parts.lost()
    // A half-open socket may take minutes to say that it is closed: it is left behind.
    if (socket === null || now - openedAt < connectFor) return
    leave(socket)
  }, looksEvery)
  connect()
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
