import type { Readable } from 'node:stream'
import * as google from '@googleapis/youtube'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startYouTubePeer, type YouTubePeer } from '.'

/** What is used of Google's own client, an independent judge of the double; its own types are larger than this test. */
interface Judge {
  readonly auth: { readonly OAuth2: new (options: object) => { setCredentials(tokens: object): void } }
  readonly youtube: (options: object) => {
    readonly liveBroadcasts: { list(query: object): Promise<Answer> }
    readonly liveChatMessages: Record<'list' | 'insert' | 'delete', (query: object) => Promise<Answer>>
    readonly liveChatBans: Record<'insert' | 'delete', (query: object) => Promise<Answer>>
    readonly youtube: {
      readonly v3: {
        readonly liveChat: {
          readonly messages: { stream(query: object, options: object): Promise<{ data: Readable }> }
        }
      }
    }
  }
}
interface Answer {
  readonly status: number
  readonly data: {
    readonly id?: string
    readonly items?: readonly { readonly id: string; readonly snippet: { readonly liveChatId?: string } }[]
  }
}

const judge = google as unknown as Judge

describe("Google's own client works against the double", () => {
  let peer: YouTubePeer
  let client: ReturnType<Judge['youtube']>
  beforeAll(async () => {
    peer = await startYouTubePeer()
    const { access, refresh } = peer.tokens()
    const auth = new judge.auth.OAuth2({
      clientId: peer.client.id,
      clientSecret: peer.client.secret,
      forceRefreshOnFailure: true,
      endpoints: { oauth2TokenUrl: `${peer.url}/token` },
    })
    auth.setCredentials({ access_token: access, refresh_token: refresh, expiry_date: Date.now() + 3_000_000 })
    client = judge.youtube({ version: 'v3', auth, rootUrl: `${peer.url}/` })
  })
  afterAll(() => peer.close())

  it('finds the chat, lists, posts, deletes, bans and lifts', async () => {
    const found = await client.liveBroadcasts.list({
      part: ['snippet'],
      broadcastStatus: 'active',
      broadcastType: 'all',
    })
    const liveChatId = found.data.items?.[0]?.snippet.liveChatId
    expect(liveChatId).toBe(peer.broadcast.chatId)
    const made = await client.liveChatMessages.insert({
      part: ['snippet'],
      requestBody: {
        snippet: { liveChatId, type: 'textMessageEvent', textMessageDetails: { messageText: 'hello' } },
      },
    })
    const listed = await client.liveChatMessages.list({
      part: ['id', 'snippet', 'authorDetails'],
      liveChatId,
    })
    expect(listed.data.items?.map((item) => item.id)).toEqual([made.data.id])
    expect((await client.liveChatMessages.delete({ id: made.data.id })).status).toBe(204)
    const ban = await client.liveChatBans.insert({
      part: ['snippet'],
      requestBody: {
        snippet: {
          liveChatId,
          type: 'temporary',
          banDurationSeconds: '60',
          bannedUserDetails: { channelId: 'UCx' },
        },
      },
    })
    expect(peer.bans()).toEqual([{ viewer: 'UCx', seconds: 60 }])
    expect((await client.liveChatBans.delete({ id: ban.data.id })).status).toBe(204)
  })

  it('reads the stream', async () => {
    const { data } = await client.youtube.v3.liveChat.messages.stream(
      { part: ['id', 'snippet', 'authorDetails'], liveChatId: peer.broadcast.chatId },
      { responseType: 'stream' },
    )
    let text = ''
    data.on('data', (chunk: Buffer) => {
      text += String(chunk)
    })
    data.on('error', () => {})
    const id = peer.say('streamed')
    await expect.poll(() => text, { timeout: 10_000 }).toContain(id)
    expect(text.startsWith('[')).toBe(true)
    data.destroy()
  })

  it('renews a refused token, and understands the errors', async () => {
    peer.expireAccess()
    const query = { part: ['snippet'], liveChatId: peer.broadcast.chatId }
    expect((await client.liveChatMessages.list(query)).status).toBe(200)
    expect(peer.count('POST', '/token')).toBe(1)
    // The client tries a refused call once more with a new token.
    peer.refuse('GET', 'messages', 'quotaExceeded')
    peer.refuse('GET', 'messages', 'quotaExceeded')
    await expect(client.liveChatMessages.list(query)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('quota'),
    })
    peer.revoke()
    await expect(client.liveChatMessages.list(query)).rejects.toThrow(/invalid_grant/)
  })
})
