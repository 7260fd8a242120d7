import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startYouTubePeer, type YouTubePeer } from '.'

let peer: YouTubePeer
beforeEach(async () => {
  peer = await startYouTubePeer({ dailyUnits: 100 })
})
afterEach(() => peer.close())

const readScope = 'https://www.googleapis.com/auth/youtube.readonly'

async function call(
  method: string,
  path: string,
  query: Record<string, string>,
  body?: unknown,
  access = peer.tokens().access,
) {
  const answer = await fetch(`${peer.url}/youtube/v3/${path}?${new URLSearchParams(query)}`, {
    method,
    headers: { authorization: `Bearer ${access}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  const error =
    text === '' ? undefined : (JSON.parse(text) as { error?: { errors?: { reason: string }[] } }).error
  return `${answer.status} ${error?.errors?.[0]?.reason ?? ''}`.trim()
}

describe('the double refuses', () => {
  const chat = () => ({ part: 'snippet', liveChatId: peer.broadcast.chatId })

  it('what has no token, a dead token or too small a permission', async () => {
    expect(await call('GET', 'liveChat/messages', chat(), undefined, 'made up')).toBe('401')
    const { access } = peer.tokens([readScope])
    expect(await call('DELETE', 'liveChat/messages', { id: 'x' }, undefined, access)).toBe(
      '403 insufficientPermissions',
    )
    peer.expireAccess()
    expect(await call('GET', 'liveChat/messages', chat(), undefined, access)).toBe('401')
  })

  it('calls with wrong parameters', async () => {
    expect(await call('GET', 'liveChat/messages', { liveChatId: peer.broadcast.chatId })).toBe('400 required')
    expect(await call('GET', 'liveChat/messages', { part: 'snippet' })).toBe('400 required')
    expect(await call('GET', 'liveChat/messages', { ...chat(), part: 'all' })).toBe('400 unknownPart')
    expect(await call('GET', 'liveChat/messages', { ...chat(), liveChatId: 'x' })).toBe(
      '404 liveChatNotFound',
    )
    expect(await call('GET', 'liveChat/messages', { ...chat(), pageToken: 'x' })).toBe('400 pageTokenInvalid')
    expect(await call('GET', 'liveChat/messages', { ...chat(), maxResults: '5' })).toBe('400 invalid')
    expect(await call('GET', 'liveBroadcasts', { part: 'snippet' })).toBe('400 missingRequiredParameter')
    expect(
      await call('GET', 'liveBroadcasts', { part: 'snippet', mine: 'true', broadcastStatus: 'active' }),
    ).toBe('400 incompatibleParameters')
    expect(await call('PUT', 'liveChat/messages', chat())).toBe('404')
  })

  it('posts and bans without what they need', async () => {
    const { chatId } = peer.broadcast
    const post = (snippet: unknown) => call('POST', 'liveChat/messages', { part: 'snippet' }, { snippet })
    expect(await post({ liveChatId: chatId, type: 'text' })).toBe('400 typeRequired')
    expect(await post({ liveChatId: chatId, type: 'textMessageEvent' })).toBe('400 messageTextRequired')
    const ban = {
      liveChatId: chatId,
      type: 'permanent',
      banDurationSeconds: '5',
      bannedUserDetails: { channelId: 'UC' },
    }
    expect(await call('POST', 'liveChat/bans', { part: 'snippet' }, { snippet: ban })).toBe('400 invalid')
  })

  it('a text that is too long, and what comes after the units are gone', async () => {
    const post = (messageText: string) =>
      call(
        'POST',
        'liveChat/messages',
        { part: 'snippet' },
        {
          snippet: {
            liveChatId: peer.broadcast.chatId,
            type: 'textMessageEvent',
            textMessageDetails: { messageText },
          },
        },
      )
    expect(await post('x'.repeat(201))).toBe('400 messageTextInvalid')
    for (let posts = 0; posts < 4; posts += 1) expect(await post('x')).toBe('200')
    expect(peer.unitsUsed()).toBe(100)
    expect(await post('x')).toBe('403 quotaExceeded')
    expect(await call('GET', 'liveBroadcasts', { part: 'snippet', broadcastStatus: 'active' })).toBe(
      '403 quotaExceeded',
    )
  })

  it('sign-ins of clients and scopes it does not know', async () => {
    const form = async (path: string, fields: Record<string, string>) => {
      const answer = await fetch(peer.url + path, { method: 'POST', body: new URLSearchParams(fields) })
      return `${answer.status} ${((await answer.json()) as { error?: string }).error ?? ''}`.trim()
    }
    const { id: client_id, secret: client_secret } = peer.client
    expect(await form('/device/code', { client_id: 'x', scope: readScope })).toBe('401 invalid_client')
    expect(await form('/device/code', { client_id, scope: `${readScope} email2` })).toBe('400 invalid_scope')
    expect(await form('/token', { client_id, client_secret: 'x', grant_type: 'refresh_token' })).toBe(
      '401 invalid_client',
    )
    expect(await form('/token', { client_id, client_secret, grant_type: 'password' })).toBe(
      '400 unsupported_grant_type',
    )
    expect(
      await form('/token', { client_id, client_secret, grant_type: 'refresh_token', refresh_token: 'x' }),
    ).toBe('400 invalid_grant')
  })
})
