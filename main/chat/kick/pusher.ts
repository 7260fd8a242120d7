import { WebSocket } from 'ws'
import { z } from 'zod'
import type { Link } from '../../../core/chat/link'
import type { PlatformWorld } from '../../../core/chat/port'

/** Milliseconds from dialling until the subscription must stand. */
const patience = 30_000
/** Milliseconds that an asked server has to answer (Pusher protocol 7). */
const answerTime = 30_000
const largestFrame = 4 * 1024 * 1024

const Frame = z.object({ event: z.string(), data: z.unknown().optional(), channel: z.string().optional() })
const Established = z.object({ activity_timeout: z.number().min(1).max(600).catch(120) })
const Trouble = z.object({ code: z.number().nullish(), message: z.string().catch('') })

export interface PusherParts {
  readonly url: string
  readonly channel: string
  readonly world: PlatformWorld
  readonly link: Link
  /** What the host should know although lines arrive. */
  standing(): string | null
  event(name: string, data: unknown): void
}

/**
 * One connection to a public Pusher channel (pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol).
 * Live once the subscription is confirmed; a silent server is asked and given up.
 */
export function openPusher(parts: PusherParts): { close(): void } {
  const { world, link, channel } = parts
  let open = true
  let quiet = 120_000
  let cancel = () => {}
  const socket = new WebSocket(parts.url, { maxPayload: largestFrame, perMessageDeflate: false })

  const end = (): boolean => {
    if (!open) return false
    open = false
    cancel()
    socket.terminate()
    return true
  }
  const lose = (reason: string) => end() && link.lost(reason)
  const send = (event: string, data: unknown) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ event, data }))
  }
  const later = (ms: number, run: () => void) => {
    cancel()
    cancel = world.after(ms, run)
  }
  const watch = () =>
    later(quiet, () => {
      send('pusher:ping', {})
      later(answerTime, () => lose("Kick's chat does not answer any more."))
    })
  let subscribed = false

  const take = (text: string) => {
    const frame = Frame.safeParse(json(text))
    if (!frame.success) return
    const { event } = frame.data
    const data = typeof frame.data.data === 'string' ? json(frame.data.data) : frame.data.data
    if (event === 'pusher:connection_established') {
      const established = Established.safeParse(data)
      if (established.success) quiet = established.data.activity_timeout * 1_000
      send('pusher:subscribe', { auth: '', channel })
    } else if (event === 'pusher_internal:subscription_succeeded' && frame.data.channel === channel) {
      subscribed = true
      link.live(parts.standing())
    } else if (event === 'pusher:ping') send('pusher:pong', {})
    else if (event === 'pusher:error') {
      const trouble = Trouble.safeParse(data)
      if (trouble.success) broken(trouble.data.code ?? 0)
    } else if (frame.data.channel === channel) parts.event(event, data)
  }
  /** 4000 to 4099: the same connection would fail again. Only then is there no next try. */
  const broken = (code: number) => {
    if (code < 4000 || code > 4299) return
    if (code > 4099) lose("Kick's chat closed the connection.")
    else if (end())
      link.halt('failed', "Kick's chat does not take this connection any more: reading Kick is experimental.")
  }

  later(patience, () => lose("Kick's chat did not answer in time."))
  socket.on('message', (frame: Buffer) => {
    if (!open) return
    link.heard()
    take(String(frame))
    if (open && subscribed) watch()
  })
  socket.on('error', () => lose("Kick's chat cannot be reached. Is the network there?"))
  socket.on('close', (code) => {
    broken(code)
    lose("Kick's chat closed the connection.")
  })
  return { close: () => void end() }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
