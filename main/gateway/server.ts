import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type WebSocket, WebSocketServer } from 'ws'
import { fail, ok, type Result } from '../../core/base/result'

export interface Listener {
  readonly port: number
  /** Takes no new connections, and the port is free; open ones go on. Resolves when the last of them has ended. */
  readonly retire: () => Promise<void>
  /** Ends everything at once. */
  readonly close: () => Promise<void>
}

/** Why a request may not come in, in words for whoever sent it. */
export interface Refusal {
  readonly status: 403 | 404 | 421
  readonly words: string
}

/** Connections that wait to be taken: a crowd that lost its line is back within a second. */
const backlog = 4_096

/** Takes an opened socket. */
export interface Taker {
  (socket: WebSocket): void
  /** Whether the browser's offer to inflate messages (permessage-deflate) is taken up, for a sender that deflates itself. */
  readonly deflates?: boolean
}

/** Takes the socket of a request that may come in, or says why not (null: just no). */
export type Upgrade = (request: IncomingMessage) => Taker | Refusal | null

export function deflating(take: (socket: WebSocket) => void): Taker {
  return Object.assign((socket: WebSocket) => take(socket), { deflates: true })
}

export interface Site {
  /** `env` holds Node's request: whom it came from. */
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
}

/** Serves one site and its sockets on one address. A message over `maxMessage` bytes ends the socket. */
export async function listen(
  site: Site,
  upgrade: Upgrade,
  host: string,
  port: number,
  maxMessage: number,
): Promise<Result<Listener, 'port-taken' | 'no-listen'>> {
  const server = createAdaptorServer({ fetch: (request, env) => site.fetch(request, env) }) as Server
  // Node hangs up an idle connection after 5 s; a phone on a bad line that posts just then gets a reset for a claim.
  server.keepAliveTimeout = 65_000
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessage,
    // No socket keeps what went before, so that one deflated message is good for all; ws itself deflates nothing.
    perMessageDeflate: {
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      threshold: Number.POSITIVE_INFINITY,
    },
  })
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    // Node leaves an upgraded socket without a listener: a peer that hangs up would end the whole process.
    socket.on('error', () => socket.destroy())
    const take = upgrade(request)
    if (typeof take !== 'function') {
      const { status, words } = take ?? { status: 403, words: '' }
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close`
      socket.end(`${head}\r\n\r\n${words}`, () => socket.destroy())
      return
    }
    if (take.deflates !== true || !inflates(request)) delete request.headers['sec-websocket-extensions']
    // Latency matters more than packets: a cue must not wait for Nagle.
    socket.setNoDelay(true)
    // The answer to the handshake and what is said first go out together.
    socket.cork()
    sockets.handleUpgrade(request, socket, head, (open) => {
      open.on('error', () => open.terminate())
      take(open)
    })
    socket.uncork()
  })
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    // Stays for good: an error of a listening server (no file handles left) must not end the process.
    server.on('error', resolve)
    server.listen({ port, host, backlog }, () => resolve(null))
  })
  if (problem?.code === 'EADDRINUSE')
    return fail(
      'port-taken',
      `Port ${port} is used by another program. Close it, or start Micdrop with MICDROP_PORT set to another number.`,
    )
  if (problem !== null) return fail('no-listen', `Micdrop could not open port ${port}: ${problem.message}`)
  const ended = new Promise<void>((resolve) => server.once('close', resolve))
  const retire = () => {
    if (server.listening) server.close()
    return ended
  }
  return ok({
    port: (server.address() as AddressInfo).port,
    retire,
    close: () => {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
      server.closeAllConnections()
      return retire()
    },
  })
}

/** An offer without a smaller window than deflate's own: what goes to all is made once, with that. */
function inflates(request: IncomingMessage): boolean {
  const offers = (request.headers['sec-websocket-extensions'] ?? '').split(',')
  return offers.every((offer) => !offer.includes('server_max_window_bits'))
}
