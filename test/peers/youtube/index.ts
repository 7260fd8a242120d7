import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type ApiRequest, createApiPeer } from './api'
import { createChat } from './chat'
import type { PeerFaultName } from './faults'
import { type Details, details, makeItem, type PeerAuthor, type PeerItem, type PeerPrice } from './items'
import { createOAuth, deviceScopes } from './oauth'

export type { PeerFaultName } from './faults'
export type { PeerAuthor, PeerItem } from './items'

export interface YouTubePeerOptions {
  readonly dailyUnits?: number
  /** Whether the host's broadcast is live from the start. */
  readonly live?: boolean
  readonly latency?: 'normal' | 'low' | 'ultraLow'
  /** The broadcast is another channel's. */
  readonly foreign?: boolean
  /** Messages that a connection without page token is sent. */
  readonly history?: number
  /** Life of an access token, in seconds. */
  readonly lifeSeconds?: number
}

export interface PeerRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: string
  readonly status: number
}

const viewer: PeerAuthor = { id: 'UCviewer0000000000000001', name: '@viewer' }
const moderator: PeerAuthor = { id: 'UCmod00000000000000000001', name: '@mod', roles: ['moderator'] }

/**
 * A double of YouTube's live chat API and of Google's sign-in, on 127.0.0.1. It charges units, refuses what the real
 * services refuse, and can be made to fail in every way they do.
 */
export async function startYouTubePeer(options: YouTubePeerOptions = {}) {
  const broadcast = {
    id: 'dQw4w9WgXcQ',
    chatId: 'KicKGFVDLCHAT',
    channel: { id: 'UChost00000000000000000001', title: 'The Host' },
    latency: options.latency ?? 'low',
    live: options.live ?? true,
    foreign: options.foreign ?? false,
  }
  const client = { id: '1234.apps.googleusercontent.com', secret: 'GOCSPX-secret' }
  const clock = { skew: 0 }
  const now = () => Date.now() + clock.skew
  const live = createChat(options.history ?? 50)
  const oauth = createOAuth(client.id, client.secret, options.lifeSeconds ?? 3_599)
  const requests: PeerRequest[] = []
  const sockets = new Set<Socket>()
  let made = 0
  const freshId = () => {
    made += 1
    return `LCC.${String(made).padStart(4, '0')}`
  }
  const make = (type: string, author: PeerAuthor, display?: string, more?: Details, id = freshId()) =>
    makeItem({ id, chatId: broadcast.chatId, at: now(), author, type, display, details: more })
  const api = createApiPeer({ oauth, live, broadcast, make, dailyUnits: options.dailyUnits ?? 10_000 })
  /** Answers lost on the way back, by path. */
  const lost = new Set<string>()
  const held: (() => void)[] = []
  const hold = new Set<string>()

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of req) body += String(chunk)
    const url = new URL(req.url ?? '/', 'http://peer')
    const request: ApiRequest = {
      method: req.method ?? '',
      path: url.pathname,
      // A repeated parameter is a list, as Google's own client writes it.
      query: Object.fromEntries(
        [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name).join(',')]),
      ),
      body,
      authorization: req.headers.authorization ?? '',
      type: req.headers['content-type'] ?? '',
    }
    if (live.chat.frozen) return
    if (hold.has(url.pathname)) await new Promise<void>((go) => held.push(go))
    const answer = route(request)
    requests.push({ ...request, status: answer.status })
    if (lost.delete(url.pathname)) {
      res.destroy()
      return
    }
    res.setHeader('date', new Date(now()).toUTCString())
    if ('stream' in answer) {
      live.open(res, answer.stream)
      return
    }
    res.writeHead(answer.status, { 'content-type': 'application/json; charset=UTF-8' })
    res.end(answer.status === 204 ? undefined : JSON.stringify(answer.body))
  }

  function route(request: ApiRequest): ReturnType<typeof api.answer> {
    if (request.path.startsWith('/youtube/v3/')) return api.answer(request)
    const form = Object.fromEntries(new URLSearchParams(request.body))
    if (request.method !== 'POST' || !request.type.startsWith('application/x-www-form-urlencoded'))
      return { status: 405, body: { error: 'invalid_request' } }
    if (request.path === '/device/code') return oauth.device(form)
    if (request.path === '/token') return oauth.token(form)
    if (request.path === '/revoke') return oauth.revoke(form)
    return { status: 404, body: { error: 'not_found' } }
  }

  const server = createServer((req, res) => void serve(req, res))
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`

  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  const close = async () => {
    for (const go of held.splice(0)) go()
    if (!server.listening) return drop()
    const closed = new Promise<void>((done) => server.close(() => done()))
    drop()
    await closed
  }
  const tell = (item: PeerItem): string => {
    live.push(item)
    return item.id
  }

  return {
    url,
    urls: { youtube: url, google: url },
    client,
    broadcast,
    requests,
    /** Calls to a path that ends with `end`, of one method. */
    count: (method: string, end: string) =>
      requests.filter((one) => one.method === method && one.path.endsWith(end)).length,
    unitsUsed: () => api.used(),
    listeners: () => live.listeners(),
    bans: () => api.bans(),

    /** Tokens as if the host had signed in before. */
    tokens: (scopes: readonly string[] = deviceScopes) => oauth.mint(scopes),
    approve: oauth.approve,
    deny: oauth.deny,
    expireCode: oauth.expireCode,
    slowDown: oauth.slowDown,
    expireAccess: oauth.expireAccess,
    /** Google ends the sign-in: also what happens to a test project's after 7 days. */
    revoke: oauth.revokeAll,

    say: (text: string, author = viewer, id?: string) =>
      tell(make('textMessageEvent', author, text, details.text(text), id)),
    superChat: (price: PeerPrice, comment: string, author = viewer, id?: string) =>
      tell(make('superChatEvent', author, comment, details.superChat(price, comment), id)),
    sticker: (price: PeerPrice, altText: string, author = viewer) =>
      tell(make('superStickerEvent', author, altText, details.sticker(price, altText))),
    member: (level: string, author = viewer) =>
      tell(make('newSponsorEvent', author, 'new member', details.member(level))),
    milestone: (level: string, months: number, comment: string, author = viewer) =>
      tell(make('memberMilestoneChatEvent', author, comment, details.milestone(level, months, comment))),
    gift: (level: string, gifts: number, author = viewer) =>
      tell(make('membershipGiftingEvent', author, 'gifts', details.gifts(level, gifts))),
    received: (level: string, gift: string, author = viewer) =>
      tell(make('giftMembershipReceivedEvent', author, 'received', details.received(level, viewer.id, gift))),
    deleteMessage: (id: string) =>
      tell(make('messageDeletedEvent', moderator, undefined, details.deleted(id))),
    retract: (id: string, author = viewer) =>
      tell(make('messageRetractedEvent', author, undefined, details.retracted(id))),
    ban: (who: PeerAuthor, seconds: number | null = null) =>
      tell(make('userBannedEvent', moderator, undefined, details.banned(who, seconds))),
    tombstone: (id: string) => tell(make('tombstone', viewer, undefined, {}, id)),
    mode: (type: string) => tell(make(type, moderator)),
    poll: (question: string) =>
      tell(make('pollEvent', moderator, question, details.poll(question, ['A', 'B']))),
    /** One item of each type the peer makes, unsent. */
    make,
    /** Several items in one page, in their order. */
    page: (...items: readonly PeerItem[]) => live.push(...items),
    raw: live.raw,

    cut: live.cutAll,
    cutInside: live.cutInside,
    /** The server ends the streams in good order, as Google does now and then. */
    endStreams: live.endAll,
    /** Nothing is answered or sent any more, and no connection is closed. */
    freeze: (on: boolean) => {
      live.chat.frozen = on
    },
    halfChunks: (bytes: number) => {
      live.chat.pieces = bytes
    },
    repeatOnResume: (items: number) => {
      live.chat.repeat = items
    },
    pollEvery: (ms: number) => {
      live.chat.pollEvery = ms
    },
    noStream: (on: boolean) => api.noStream(on),
    /** Page tokens given out so far are not known any more. */
    forgetTokens: live.forgetTokens,
    refuse: (method: string, end: string, fault: PeerFaultName) => api.refuse(method, end, fault),
    exhaustQuota: () => api.exhaust(),
    newDay: () => api.newDay(),
    /** The answer to the next call of `path` is lost on its way. */
    loseAnswer: (path: string) => void lost.add(path),
    /** Calls of `path` wait until the returned function is called. */
    holdAnswers: (path: string) => {
      hold.add(path)
      return () => {
        hold.delete(path)
        for (const go of held.splice(0)) go()
      }
    },
    clockOff: (ms: number) => {
      clock.skew = ms
    },
    goLive: (on: boolean) => {
      broadcast.live = on
    },
    endChat: () => {
      broadcast.live = false
      live.chat.offlineAt = new Date(now()).toISOString()
      tell(make('chatEndedEvent', moderator))
    },
    /** The network is gone: connections are refused until `online`. */
    offline: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      drop()
      await closed
    },
    online: () => listen(port),
    close,
  }
}
export type YouTubePeer = Awaited<ReturnType<typeof startYouTubePeer>>
