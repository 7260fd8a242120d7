import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { createKickOAuth, type KickOAuth } from './oauth'
import { answerApi } from './public-api'

export interface KickRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** What the peer does, changeable at any time. */
export interface KickKnobs {
  clientId: string
  secret: string
  /** Who signs in. */
  user: { id: number; name: string }
  channels: Record<string, number>
  /** Answers every API call with a page of the protection against robots. */
  cloudflare: boolean
  /** Answers every API call with this status and message. */
  refuse: readonly [number, string] | null
  /** Takes messages and does not show them. */
  swallow: boolean
  /** Seconds. */
  activityTimeout: number
  /** Chat connections are kept and hear nothing. */
  frozen: boolean
}

export interface KickPeer extends KickKnobs {
  /** For `PlatformParts.urls`. */
  readonly urls: Readonly<Record<string, string>>
  readonly oauth: KickOAuth
  /** API calls that were made, in order. */
  readonly requests: readonly KickRequest[]
  readonly watchers: number
  readonly chatroomId: string
  /** An event of the chat room; `data` is sent as text within the frame, as Pusher does. */
  event(name: string, data: unknown): void
  say(
    id: string,
    text: string,
    rest?: { readonly user?: { id: number; username: string }; readonly more?: object },
  ): void
  /** Bytes to every chat connection as they are. */
  raw(text: string): void
  /** Ends every chat connection; with a code it is said, without there is no goodbye. */
  cut(code?: number): void
  /** Stops listening, and starts again on the same port. */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

/** Kick in this process: OAuth, the official API, and the chat its website reads. Wrong requests are refused. */
export async function startKickPeer(knobs: Partial<KickKnobs> = {}): Promise<KickPeer> {
  const requests: KickRequest[] = []
  const watchers = new Set<WebSocket>()
  const chatroomId = '123'
  const channel = `chatrooms.${chatroomId}.v2`
  let port = 0
  let stop = async () => {}
  const send = (socket: WebSocket, frame: object) => peer.frozen || socket.send(JSON.stringify(frame))
  const all = (frame: object) => {
    for (const socket of watchers) send(socket, frame)
  }

  const up = async () => {
    const http = createServer(async (request, response) => {
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
      let text = ''
      for await (const piece of request) text += piece
      const [status, body, headers] = url.pathname.startsWith('/oauth/')
        ? peer.oauth.answer(request.method ?? '', url, text, request.headers['content-type'] ?? '')
        : answerApi(peer, requests, request, url, text)
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
    const web = new WebSocketServer({ server: http })
    web.on('connection', (socket, request) => {
      if (!request.url?.startsWith('/app/') || !request.url.includes('protocol=7')) return socket.close(4001)
      socket.on('close', () => watchers.delete(socket))
      socket.on('message', (message) => {
        const frame = JSON.parse(String(message)) as {
          event: string
          data: { channel?: string; auth?: string }
        }
        requests.push({ method: 'WS', path: frame.event, body: frame.data })
        if (frame.event === 'pusher:ping') send(socket, { event: 'pusher:pong', data: '{}' })
        else if (frame.event === 'pusher:subscribe') {
          if (frame.data.auth !== '') return socket.close(4009)
          // Any name may be subscribed to; only the right one ever hears something.
          if (frame.data.channel === channel) watchers.add(socket)
          send(socket, {
            event: 'pusher_internal:subscription_succeeded',
            data: '{}',
            channel: frame.data.channel,
          })
        } else if (frame.event !== 'pusher:pong') socket.close(4301)
      })
      const data = { socket_id: '1.2', activity_timeout: peer.activityTimeout }
      send(socket, { event: 'pusher:connection_established', data: JSON.stringify(data) })
    })
    await new Promise<void>((done) => http.listen(port, '127.0.0.1', done))
    port = (http.address() as AddressInfo).port
    stop = async () => {
      const closed = new Promise((done) => http.close(done))
      for (const socket of web.clients) socket.terminate()
      http.closeAllConnections()
      await closed
    }
  }
  const peer: KickPeer = {
    clientId: 'kick-app',
    secret: 'kick-secret',
    user: { id: 77, name: 'Host' },
    channels: { host: 77, other: 99 },
    cloudflare: false,
    refuse: null,
    swallow: false,
    activityTimeout: 120,
    frozen: false,
    ...knobs,
    get urls() {
      return {
        kick: `http://127.0.0.1:${port}`,
        kickId: `http://127.0.0.1:${port}`,
        pusher: `ws://127.0.0.1:${port}`,
      }
    },
    oauth: createKickOAuth(() => peer),
    requests,
    get watchers() {
      return watchers.size
    },
    chatroomId,
    event: (name, data) => all({ event: name, data: JSON.stringify(data), channel }),
    say: (id, content, { user = { id: 987, username: 'Viewer' }, more = {} } = {}) =>
      peer.event('App\\Events\\ChatMessageEvent', {
        id,
        chatroom_id: Number(chatroomId),
        content,
        type: 'message',
        created_at: '2026-11-22T12:00:00+00:00',
        sender: { ...user, slug: user.username.toLowerCase(), identity: { color: '#FF5733', badges: [] } },
        ...more,
      }),
    raw: (text) => {
      for (const socket of watchers) socket.send(text)
    },
    cut: (code) => {
      for (const socket of watchers) code === undefined ? socket.terminate() : socket.close(code)
    },
    down: () => stop(),
    up,
    close: () => stop(),
  }
  await up()
  return peer
}
