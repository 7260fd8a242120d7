import type { OverlayModel } from '../../core/overlay/model'
import { overlayProtocol } from '../../core/overlay/protocol'

/** What the console says. It is not checked: the console is the one that gave this page its script. */
type Message =
  | {
      readonly type: 'hello'
      readonly protocol: number
      readonly now: number
      readonly revision: number
      readonly calm: boolean
      readonly model: OverlayModel
    }
  | { readonly type: 'model'; readonly revision: number; readonly model: OverlayModel }

export interface LinkParts {
  readonly url: string
  /** `offset` added to `performance.now()` gives the console's time: a system clock that is set moves neither. */
  readonly greeted: (offset: number, calm: boolean) => void
  /** Calls `drawn` when the page shows it. */
  readonly model: (model: OverlayModel, drawn: () => void) => void
  /** No console for `blankAfter` ms. */
  readonly lost: () => void
  readonly fps: () => number
  /** Runs on air that the page shows nothing of. */
  readonly left: () => readonly string[]
  /** The console was updated since this page was loaded. */
  readonly outdated: () => void
  /** The page finds itself in OBS. */
  readonly obs: boolean
}

/** Long enough for a console that restarts its socket, short enough that no viewer claims from a dead card. */
const blankAfter = 4_000
const beatEvery = 1_000

/** Keeps the socket to the console: reconnects for ever, reports what is really shown. */
export function keepLink(parts: LinkParts): void {
  let wait = 250
  let lostTimer = 0
  const connect = () => {
    const socket = new WebSocket(parts.url)
    let beat = 0
    let revision = 0
    const seen = () => {
      if (socket.readyState === WebSocket.OPEN)
        socket.send(
          JSON.stringify({ type: 'seen', revision, fps: parts.fps(), obs: parts.obs, left: parts.left() }),
        )
    }
    socket.onmessage = (event) => {
      const message = JSON.parse(String(event.data)) as Message
      if (message.type === 'hello' && message.protocol !== overlayProtocol) return parts.outdated()
      window.clearTimeout(lostTimer)
      lostTimer = 0
      if (message.type === 'hello') {
        wait = 250
        parts.greeted(message.now - performance.now(), message.calm)
        beat = window.setInterval(seen, beatEvery)
      }
      const next = message.revision
      parts.model(message.model, () => {
        revision = next
        seen()
      })
    }
    socket.onclose = () => {
      window.clearInterval(beat)
      if (lostTimer === 0) lostTimer = window.setTimeout(parts.lost, blankAfter)
      window.setTimeout(connect, wait)
      wait = Math.min(2_000, wait * 1.5)
    }
  }
  connect()
}
