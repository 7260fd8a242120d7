import type { IncomingMessage } from 'node:http'
import { RPCHandler } from '@orpc/server/ws'
import type { Hono } from 'hono'
import type { WebSocket } from 'ws'
import { fail, ok, type Result } from '../../core/base/result'
import { createControlApi } from './api'
import type { HallScreen } from './hall'
import { createIpc } from './ipc'
import { createLocalApp, type LocalAppParts, socketDoor } from './local-app'
import type { OverlayScope } from './overlay-scope'
import type { Caller, Parts } from './parts'
import { createRouter } from './router'
import { deflating, type Listener, listen } from './server'

/** The spectators' page, as main/gateway/room makes it. */
export interface RoomPages {
  readonly app: Hono
  readonly join: (socket: WebSocket, request: IncomingMessage) => void
}

export interface GatewayOptions {
  readonly parts: Parts
  readonly room: RoomPages
  readonly hall: HallScreen
  readonly rendererDir: string
  readonly controlToken: () => string
  /** Null until somebody asked for one. */
  readonly bridgeToken: () => string | null
  readonly overlay: OverlayScope
  readonly consoleToken: string
}

export interface Gateway {
  readonly port: number
  /** Hands Electron's port the whole contract. */
  readonly ipc: ReturnType<typeof createIpc>
  readonly close: () => Promise<void>
}

/** The server for this machine alone. Ports in the range are tried in turn; a single one that is taken is refused in words. */
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
    overlay: options.overlay.app,
    consoleToken: options.consoleToken,
    rendererDir: options.rendererDir,
    room: options.room.app,
    hall: options.hall.app,
  }
  const consoleRpc = new RPCHandler<Caller>(router)
  const upgrade = (request: IncomingMessage) => {
    const door = socketDoor(appParts, { url: request.url ?? '/', headers: request.headers })
    if (door === null) return null
    if (door === 'hall') return options.hall.upgrade(request)
    if (door === 'overlay') return options.overlay.upgrade(request)
    if (door === 'room') return deflating((socket) => options.room.join(socket, request))
    return (socket: WebSocket) => {
      if (door === 'console')
        void consoleRpc.upgrade(socket, { context: { from: 'console', name: 'console' } })
      else void sendEvents(parts, socket)
    }
  }

  let local: Result<Listener> = fail('no-port', 'No port to listen on.')
  const app = createLocalApp(appParts)
  for (const wish of ports) {
    local = await listen(app, upgrade, '127.0.0.1', wish, 32 * 1024 * 1024)
    if (local.ok || local.code !== 'port-taken') break
  }
  if (!local.ok) return local
  port = local.value.port
  return ok({ port, ipc: createIpc(router), close: local.value.close })
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
