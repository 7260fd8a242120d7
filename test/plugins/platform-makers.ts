import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type AccountId, PlatformAccounts } from '../../core/chat/accounts'
import type { Platform } from '../../core/chat/port'
import { accountPlatforms, platforms } from '../../main/chat'
import type { TakesLines } from '../../main/chat/open'
import { startIrcPeer } from '../peers/irc'
import { startKickPeer } from '../peers/kick'
import { publicClient, startTwitchPeer } from '../peers/twitch'
import { startYouTubePeer } from '../peers/youtube'

/** A platform of the list and the world it lives in. */
export interface Made {
  readonly platform: Platform
  /** Once it is connected it can be written to. */
  readonly writes: boolean
  /** Someone writes in that chat; null where lines come by themselves, or from the console's own page. */
  readonly speak: ((text: string) => void) | null
}

const twitchScopes = [
  'user:read:chat',
  'user:write:chat',
  'moderator:manage:chat_messages',
  'moderator:manage:banned_users',
  'moderator:manage:warnings',
  'moderator:manage:automod',
  'moderator:manage:shield_mode',
  'moderator:manage:chat_settings',
]

/** Out of the list, as compose.ts does it: what is not named there is not tested here. */
async function listed(
  id: AccountId,
  account: object,
  urls: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>> = {},
): Promise<Platform> {
  const accounts = PlatformAccounts.parse({ [id]: { enabled: true, ...account } })
  const kept = new Map(Object.entries(secrets))
  const list = accountPlatforms({
    accounts: () => accounts,
    secrets: {
      get: (name) => kept.get(name) ?? null,
      set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    },
    log: () => {},
    urls,
  })
  return list.find((one) => one.id === id)!.create()
}

function closing<T extends { close(): Promise<void> }>(peer: T): T {
  onTestFinished(() => peer.close())
  return peer
}

/** One way to make each platform of the list. A platform added there without one here fails to compile. */
export const makers: Record<keyof typeof platforms | AccountId, () => Promise<Made>> = {
  room: async () => ({ platform: platforms.room(), speak: null, writes: true }),
  crowd: async () => ({ platform: platforms.crowd({ size: 50, seed: 7 }), speak: null, writes: true }),
  recording: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'micdrop-log-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const rows = Array.from({ length: 40 }, (_, at) =>
      JSON.stringify([at * 500, `viewer${at % 5}`, `line ${at}`]),
    )
    await writeFile(join(folder, 'chat.jsonl'), rows.join('\n'))
    const opened = await platforms.recording(join(folder, 'chat.jsonl'), 1)
    if (!opened.ok) throw new Error(opened.message)
    return { platform: opened.value, speak: null, writes: true }
  },
  twitch: async () => {
    const peer = closing(await startTwitchPeer())
    const { login } = peer.channel
    const grant = peer.signIn({ login, scopes: twitchScopes })
    const tokens = {
      clientId: publicClient,
      access: grant.accessToken,
      refresh: grant.refreshToken,
      userId: grant.userId,
      login,
      scopes: grant.scopes,
      obtainedAt: Date.now(),
      expiresIn: 14_000,
    }
    const platform = await listed(
      'twitch',
      { channel: login, clientId: publicClient },
      { twitch: peer.url },
      { 'twitch-tokens': JSON.stringify(tokens) },
    )
    return { platform, writes: true, speak: (text) => void peer.say({ login: 'ana', text }) }
  },
  youtube: async () => {
    const peer = closing(await startYouTubePeer())
    const { access, refresh } = peer.tokens()
    const scopes = [
      'https://www.googleapis.com/auth/youtube.readonly',
      'https://www.googleapis.com/auth/youtube',
    ]
    const tokens = {
      access,
      refresh,
      expiresAt: Date.now() + 3_599_000,
      scopes,
      channel: peer.broadcast.channel,
    }
    const platform = await listed('youtube', { clientId: peer.client.id, send: true }, peer.urls, {
      'youtube-client-secret': peer.client.secret,
      'youtube-tokens': JSON.stringify(tokens),
    })
    return { platform, writes: true, speak: (text) => void peer.say(text) }
  },
  irc: async () => {
    const peer = closing(await startIrcPeer())
    const platform = await listed('irc', { address: peer.tcp, channel: '#show', nick: 'micdrop' }, {})
    let count = 0
    return {
      platform,
      writes: true,
      speak: (text) => {
        count += 1
        peer.say('ana', text, `msgid=m${count}`)
      },
    }
  },
  /** Read alone, as without the host's own app. */
  kick: async () => {
    const peer = closing(await startKickPeer())
    const platform = await listed('kick', { channel: 'host', chatroomId: peer.chatroomId }, peer.urls)
    let count = 0
    return {
      platform,
      writes: false,
      speak: (text) => {
        count += 1
        peer.say(`m${count}`, text)
      },
    }
  },
  bridge: async () => {
    const platform = (await listed('bridge', {}, {})) as Platform & TakesLines
    let count = 0
    return {
      platform,
      writes: false,
      speak: (text) => {
        count += 1
        platform.take([
          { id: `m${count}`, source: 'owncast', user: { id: 'u1', name: 'Ana' }, text, sentAt: null },
        ])
      },
    }
  },
}
