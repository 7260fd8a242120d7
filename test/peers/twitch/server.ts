import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import type { EventSubSide } from './eventsub'
import type { Helix } from './helix'
import { readAsk, refuse, writeAnswer } from './http'
import type { IrcSide } from './irc'
import type { OAuth } from './oauth'
import type { TwitchState } from './state'

export type Sides = {
  readonly state: TwitchState
  readonly irc: IrcSide
  readonly eventsub: EventSubSide
  readonly helix: Helix
  readonly oauth: OAuth
}

/** What the network does to whoever calls. */
export type Weather = {
  /** Nobody gets through. */
  offline: boolean
  /** HTTP requests wait here instead of being answered. */
  frozen: boolean
  readonly waiting: (() => void)[]
}

export type Listening = { readonly port: number; end(): Promise<void> }

/** `helix`: the rest of the path; twurple's mock layout and the official one are the same to the peer. */
function routed(path: string): { to: 'helix' | 'oauth'; rest: string } | null {
  const helix = /^\/(?:mock|helix)\/(.+)$/.exec(path)?.[1]
  if (helix !== undefined) return { to: 'helix', rest: helix }
  if (path === '/eventsub/subscriptions') return { to: 'helix', rest: 'eventsub/subscriptions' }
  const oauth = /^\/(?:auth\/)?(?:oauth2\/)?(device|token|validate|revoke)$/.exec(path)?.[1]
  return oauth === undefined ? null : { to: 'oauth', rest: oauth }
}

/** One HTTP server for everything, on 127.0.0.1 and a free port. */
export async function listen(sides: Sides, weather: Weather): Promise<Listening> {
  const server = createServer((request, response) => {
    void readAsk(request).then(
      async (ask) => {
        const { state } = sides
        const logged = {
          at: state.clock.now(),
          method: ask.method,
          path: ask.path,
          query: Object.fromEntries(ask.query),
          body: ask.text,
          status: 0,
        }
        state.requests.push(logged)
        if (weather.frozen) await new Promise<void>((thawed) => weather.waiting.push(thawed))
        const route = routed(ask.path)
        const answer =
          route === null
            ? refuse(404, `The peer has no ${ask.path}`)
            : route.to === 'helix'
              ? sides.helix.answer(ask, route.rest)
              : sides.oauth.answer(ask, route.rest)
        logged.status = answer?.status ?? 0
        if (answer === null || weather.offline) request.socket.destroy()
        else writeAnswer(response, answer, route?.to === 'oauth' ? {} : sides.helix.headers())
      },
      () => request.socket.destroy(),
    )
  })
  const sockets = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 1024 * 1024 })
  server.on('connection', (socket) => {
    if (weather.offline) socket.destroy()
  })
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://peer')
    sockets.handleUpgrade(request, socket as Socket, head, (ws) => {
      if (url.pathname === '/ws') sides.eventsub.accept(ws, socket, url.searchParams)
      else sides.irc.accept(ws)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    async end() {
      for (const thawed of weather.waiting.splice(0)) thawed()
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
