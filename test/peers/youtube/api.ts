import type { createChat } from './chat'
import { missing, type PeerFault, type PeerFaultName, peerFaults, wrong } from './faults'
import { type Details, details, type PeerAuthor, type PeerItem } from './items'
import type { createOAuth } from './oauth'

export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: string
  readonly authorization: string
  readonly type: string
}

export type ApiAnswer = PeerFault | { readonly status: 200; readonly stream: number }

export interface ApiPeerParts {
  readonly oauth: ReturnType<typeof createOAuth>
  readonly live: ReturnType<typeof createChat>
  readonly broadcast: {
    readonly id: string
    readonly chatId: string
    readonly channel: { readonly id: string; readonly title: string }
    readonly latency: string
    readonly foreign: boolean
    live: boolean
  }
  readonly make: (type: string, author: PeerAuthor, display?: string, more?: Details) => PeerItem
  readonly dailyUnits: number
}

interface Method {
  readonly cost: number
  readonly scope: 'read' | 'write'
  readonly parts: readonly string[] | null
  readonly run: (request: ApiRequest) => ApiAnswer
}

const read = 'https://www.googleapis.com/auth/youtube.readonly'
const write = 'https://www.googleapis.com/auth/youtube'

/** YouTube's API as far as a live chat needs it. */
export function createApiPeer({ oauth, live, broadcast, make, dailyUnits }: ApiPeerParts) {
  let used = 0
  let streamServed = true
  let banned = 0
  const bans = new Map<string, { readonly viewer: string; readonly seconds: number | null }>()
  const refusals: { readonly method: string; readonly end: string; readonly fault: PeerFaultName }[] = []
  const host: PeerAuthor = { id: broadcast.channel.id, name: broadcast.channel.title, roles: ['owner'] }
  const messageParts = ['id', 'snippet', 'authorDetails']

  const methods: Readonly<Record<string, Method>> = {
    'GET liveBroadcasts': {
      cost: 1,
      scope: 'read',
      parts: ['id', 'snippet', 'contentDetails', 'monetizationDetails', 'status'],
      run: ({ query }) => {
        const filters = ['broadcastStatus', 'id', 'mine'].filter((name) => query[name] !== undefined)
        if (filters.length === 0) return wrong('No filter selected.', 'missingRequiredParameter')
        if (filters.length > 1)
          return wrong(
            `Incompatible parameters specified in the request: ${filters.join(', ')}`,
            'incompatibleParameters',
          )
        const status = query.broadcastStatus
        if (status !== undefined && !['active', 'all', 'completed', 'upcoming'].includes(status))
          return wrong('Invalid value at broadcastStatus')
        const found =
          !broadcast.foreign &&
          (query.id === undefined ? status !== 'active' || broadcast.live : query.id === broadcast.id)
        return {
          status: 200,
          body: {
            kind: 'youtube#liveBroadcastListResponse',
            etag: 'b',
            pageInfo: { totalResults: found ? 1 : 0, resultsPerPage: 5 },
            items: found ? [broadcastItem()] : [],
          },
        }
      },
    },
    'GET videos': {
      cost: 1,
      scope: 'read',
      parts: ['id', 'snippet', 'liveStreamingDetails'],
      run: ({ query }) => {
        if (query.id === undefined) return missing('id')
        const found = query.id === broadcast.id && broadcast.live
        const liveStreamingDetails = { activeLiveChatId: broadcast.chatId }
        return {
          status: 200,
          body: {
            kind: 'youtube#videoListResponse',
            items: found ? [{ kind: 'youtube#video', id: broadcast.id, liveStreamingDetails }] : [],
          },
        }
      },
    },
    'GET channels': {
      cost: 1,
      scope: 'read',
      parts: ['id', 'snippet'],
      run: ({ query }) =>
        query.mine === 'true'
          ? {
              status: 200,
              body: {
                kind: 'youtube#channelListResponse',
                items: [{ kind: 'youtube#channel', id: host.id, snippet: { title: host.name } }],
              },
            }
          : missing('mine'),
    },
    'GET liveChat/messages': {
      cost: 5,
      scope: 'read',
      parts: messageParts,
      run: (request) => {
        const place = placeIn(request)
        return typeof place === 'number' ? { status: 200, body: live.page(place) } : place
      },
    },
    'GET liveChat/messages/stream': {
      cost: 5,
      scope: 'read',
      parts: messageParts,
      run: (request) => {
        if (!streamServed) return { status: 404, body: { error: { code: 404, message: 'Not Found' } } }
        const place = placeIn(request)
        return typeof place === 'number' ? { status: 200, stream: place } : place
      },
    },
    'POST liveChat/messages': { cost: 20, scope: 'write', parts: ['id', 'snippet'], run: insert },
    'DELETE liveChat/messages': {
      cost: 20,
      scope: 'write',
      parts: null,
      run: ({ query }) => {
        if (query.id === undefined) return missing('id')
        if (!live.chat.log.some((item) => item.id === query.id)) return peerFaults.liveChatMessageNotFound
        live.push(make('messageDeletedEvent', host, undefined, details.deleted(query.id)))
        return { status: 204, body: null }
      },
    },
    'POST liveChat/bans': { cost: 50, scope: 'write', parts: ['id', 'snippet'], run: ban },
    'DELETE liveChat/bans': {
      cost: 50,
      scope: 'write',
      parts: null,
      run: ({ query }) => {
        if (query.id === undefined) return missing('id')
        return bans.delete(query.id) ? { status: 204, body: null } : peerFaults.liveChatBanNotFound
      },
    },
  }

  function broadcastItem() {
    return {
      kind: 'youtube#liveBroadcast',
      etag: 'l',
      id: broadcast.id,
      snippet: { channelId: broadcast.channel.id, title: 'The show', liveChatId: broadcast.chatId },
      contentDetails: { latencyPreference: broadcast.latency },
    }
  }

  function placeIn({ query }: ApiRequest): number | PeerFault {
    if (query.liveChatId === undefined) return missing('liveChatId')
    if (query.liveChatId !== broadcast.chatId) return peerFaults.liveChatNotFound
    if (!broadcast.live) return peerFaults.liveChatEnded
    const most = Number(query.maxResults ?? 500)
    if (!Number.isInteger(most) || most < 200 || most > 2_000) return wrong('Invalid value at maxResults')
    const token = query.pageToken ?? null
    const place = live.placeOf(token)
    return place ?? peerFaults.pageTokenInvalid
  }

  /** The request's JSON as far as its `snippet`; null when it is none. */
  function snippetOf({ body, type }: ApiRequest): Record<string, unknown> | null {
    if (!type.startsWith('application/json')) return null
    try {
      const { snippet } = JSON.parse(body) as { snippet?: Record<string, unknown> }
      return snippet ?? null
    } catch {
      return null
    }
  }

  function insert(request: ApiRequest): ApiAnswer {
    const snippet = snippetOf(request)
    if (snippet === null) return wrong('Parse error')
    if (snippet.type !== 'textMessageEvent') return wrong('typeRequired', 'typeRequired')
    if (snippet.liveChatId === undefined) return wrong('liveChatIdRequired', 'liveChatIdRequired')
    if (snippet.liveChatId !== broadcast.chatId) return peerFaults.liveChatNotFound
    if (!broadcast.live) return peerFaults.liveChatEnded
    const { messageText } = (snippet.textMessageDetails ?? {}) as { messageText?: unknown }
    if (typeof messageText !== 'string' || messageText === '')
      return wrong('messageTextRequired', 'messageTextRequired')
    if ([...messageText].length > 200) return peerFaults.messageTextInvalid
    const item = make('textMessageEvent', host, messageText, details.text(messageText))
    live.push(item)
    const { authorDetails: _, ...made } = item
    return { status: 200, body: made }
  }

  function ban(request: ApiRequest): ApiAnswer {
    const snippet = snippetOf(request)
    if (snippet === null) return wrong('Parse error')
    if (snippet.liveChatId !== broadcast.chatId) return peerFaults.liveChatNotFound
    const { channelId } = (snippet.bannedUserDetails ?? {}) as { channelId?: unknown }
    if (typeof channelId !== 'string') return wrong('bannedUserChannelIdRequired', 'required')
    if (snippet.type !== 'permanent' && snippet.type !== 'temporary')
      return wrong('banTypeRequired', 'required')
    if (snippet.type === 'permanent' && snippet.banDurationSeconds !== undefined)
      return wrong('A permanent ban has no duration.')
    const seconds = snippet.type === 'temporary' ? Number(snippet.banDurationSeconds ?? 300) : null
    banned += 1
    const id = `ban-${banned}`
    bans.set(id, { viewer: channelId, seconds })
    live.push(make('userBannedEvent', host, undefined, details.banned({ id: channelId }, seconds)))
    return { status: 200, body: { kind: 'youtube#liveChatBan', etag: 'n', id, snippet } }
  }

  function answer(request: ApiRequest): ApiAnswer {
    const name = `${request.method} ${request.path.slice('/youtube/v3/'.length)}`
    const method = methods[name]
    if (method === undefined) return { status: 404, body: { error: { code: 404, message: 'Not Found' } } }
    const scopes = oauth.scopesOf(request.authorization.replace(/^Bearer /, ''))
    if (scopes === null || !request.authorization.startsWith('Bearer ')) return peerFaults.unauthenticated
    if (!scopes.includes(write) && (method.scope === 'write' || !scopes.includes(read)))
      return peerFaults.insufficientPermissions
    if (used + method.cost > dailyUnits) return peerFaults.quotaExceeded
    used += method.cost
    const at = refusals.findIndex((one) => one.method === request.method && request.path.endsWith(one.end))
    const refusal = at < 0 ? undefined : refusals.splice(at, 1)[0]
    if (refusal !== undefined) return peerFaults[refusal.fault]
    if (method.parts !== null) {
      if (request.query.part === undefined) return missing('part')
      const strange = request.query.part.split(',').find((part) => !method.parts?.includes(part))
      if (strange !== undefined) return wrong(`'${strange}'`, 'unknownPart')
    }
    return method.run(request)
  }

  return {
    answer,
    used: () => used,
    bans: () => [...bans.values()],
    noStream: (on: boolean) => {
      streamServed = !on
    },
    refuse: (method: string, end: string, fault: PeerFaultName) => void refusals.push({ method, end, fault }),
    exhaust: () => {
      used = dailyUnits
    },
    newDay: () => {
      used = 0
    },
  }
}
