import type { IncomingMessage } from 'node:http'
import { RPCHandler } from '@orpc/server/ws'
import type { Hono } from 'hono'
import type { WebSocket } from 'ws'
import { fail, ok, type Result } from '../../core/base/result'
import { createControlApi } from './api'
import { knownHost, networkAddresses, ownOrigin } from './door'
import { createIpc } from './ipc'
import { createLocalApp, type LocalAppParts, socketDoor } from './local-app'
import type { Caller, Parts } from './parts'
import { createRouter } from './router'
import { type Listener, listen, type Site } from './server'

/** The spectators' page, as main/gateway/room makes it. */
export interface RoomPages {
  readonly app: Hono
  readonly join: (socket: WebSocket, request: IncomingMessage) => void
}

export interface GatewayOptions {
  readonly parts: Parts
  readonly room: RoomPages
  readonly rendererDir: string
  readonly controlToken: () => string
  /** Null until somebody asked for one. */
  readonly bridgeToken: () => string | null
  readonly overlayToken: string
  readonly consoleToken: string
}

export interface Gateway {
  readonly port: number
  /** Hands Electron's port the whole contract. */
  readonly ipc: ReturnType<typeof createIpc>
  /** Opens or closes the one listener a phone can reach: it serves the room and nothing else. */
  readonly openRoom: (open: boolean, port: number) => Promise<Result<{ networkUrl: string | null }>>
  readonly networkUrl: () => string | null
  readonly close: () => Promise<void>
}

/** The one local server. Ports in the range are tried in turn; a single one that is taken is refused in words. */
export async function openGateway(
  options: GatewayOptions,
  ports: readonly number[],
): Promise<Result<Gateway>> {
  const { parts } = options
  const router = createRouter(parts)
  const api = createControlApi(router)
  let port = 0
  const appParts: LocalAppParts = {
    port: () => port,
    now: parts.engine.now,
    api,
    controlToken: options.controlToken,
    bridgeToken: options.bridgeToken,
    overlayToken: options.overlayToken,
    consoleToken: options.consoleToken,
    rendererDir: options.rendererDir,
    room: options.room.app,
  }
  const consoleRpc = new RPCHandler<Caller>(router)
  const upgrade = (request: IncomingMessage) => {
    const door = socketDoor(appParts, { url: request.url ?? '/', headers: request.headers })
    if (door === null) return null
    return (socket: WebSocket) => {
      if (door === 'room') options.room.join(socket, request)
      else if (door === 'console')
        void consoleRpc.upgrade(socket, { context: { from: 'console', name: 'console' } })
      else if (door === 'events') void sendEvents(parts, socket)
      else parts.overlay.join(socket, door === 'overlay-air' ? 'air' : 'preview', agentOf(request))
    }
  }

  let local: Result<Listener> = fail('no-port', 'No port to listen on.')
  const app = createLocalApp(appParts)
  for (const wish of ports) {
    local = await listen(app, upgrade, '127.0.0.1', wish, 32 * 1024 * 1024)
    if (local.ok || local.code !== 'port-taken') break
  }
  if (!local.ok) return local
  const listener = local.value
  port = listener.port

  let network: Listener | null = null
  let networkUrl: string | null = null
  const closeRoom = async () => {
    await network?.close()
    network = null
    networkUrl = null
  }
  return ok({
    port,
    ipc: createIpc(router),
    networkUrl: () => networkUrl,
    openRoom: async (open, wish) => {
      await closeRoom()
      if (!open) return ok({ networkUrl: null })
      const address = networkAddresses()[0]
      if (address === undefined)
        return fail(
          'no-network',
          'This computer is in no network right now, so a phone could not reach the room.',
        )
      let networkPort = wish
      const door = (request: IncomingMessage) => {
        const host = request.headers.host
        if (
          !knownHost(host, networkPort, true) ||
          !ownOrigin(request.headers.origin, host) ||
          !(request.url ?? '').startsWith('/live')
        )
          return null
        return (socket: WebSocket) => options.room.join(socket, request)
      }
      const opened = await listen(
        guarded(options.room.app, () => networkPort),
        door,
        '0.0.0.0',
        wish,
        16 * 1024,
      )
      if (!opened.ok) return opened
      network = opened.value
      networkPort = opened.value.port
      networkUrl = `http://${address}:${networkPort}/`
      return ok({ networkUrl })
    },
    close: async () => {
      await closeRoom()
      await listener.close()
    },
  })
}

/** The room on the network: the same Host and Origin checks, with this machine's own addresses. */
function guarded(room: Hono, port: () => number): Site {
  return {
    fetch: (request, env) => {
      const host = request.headers.get('host') ?? undefined
      if (!knownHost(host, port(), true))
        return new Response('This address is not served here.', { status: 421 })
      if (!ownOrigin(request.headers.get('origin') ?? undefined, host))
        return new Response('Requests from other sites are refused.', { status: 403 })
      return room.fetch(request, env)
    },
  }
}

async function sendEvents(parts: Parts, socket: WebSocket): Promise<void> {
  const ended = new AbortController()
  socket.on('close', () => ended.abort())
  for await (const event of parts.state.watch(ended.signal)) {
    if (socket.readyState !== socket.OPEN) return
    // One at a time: what changes while a slow client takes this one comes merged in the next.
    await new Promise((sent) => socket.send(JSON.stringify(event), sent))
  }
}

function agentOf(request: IncomingMessage): string {
  return String(request.headers['user-agent'] ?? '').slice(0, 120)
}
