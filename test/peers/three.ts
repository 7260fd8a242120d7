import { PlatformAccounts } from '../../core/chat/accounts'
import { startIrcPeer } from './irc'
import { publicClient, startTwitchPeer } from './twitch'
import { startYouTubePeer } from './youtube'

export const threeIds = ['twitch', 'youtube', 'irc'] as const
export type ThreeId = (typeof threeIds)[number]

/** Scopes of everything Micdrop asks of Twitch, so that nothing is left out for want of a step. */
const twitchScopes = [
  'user:read:chat',
  'user:write:chat',
  'moderator:manage:chat_messages',
  'moderator:manage:banned_users',
  'moderator:manage:warnings',
  'channel:manage:broadcast',
]

/** Doubles of three chats at once, with a host who is signed in to all of them. */
export async function startThree() {
  const [twitch, youtube, irc] = await Promise.all([startTwitchPeer(), startYouTubePeer(), startIrcPeer()])
  twitch.mod(twitch.channel.login)
  const grant = twitch.signIn({ scopes: twitchScopes })
  const google = youtube.tokens()
  const now = Date.now()
  const secrets: Record<string, string> = {
    'youtube-client-secret': youtube.client.secret,
    'twitch-tokens': JSON.stringify({
      clientId: publicClient,
      access: grant.accessToken,
      refresh: grant.refreshToken,
      userId: grant.userId,
      login: twitch.channel.login,
      scopes: grant.scopes,
      obtainedAt: now - 60_000,
      expiresIn: 14_000,
    }),
    'youtube-tokens': JSON.stringify({
      access: google.access,
      refresh: google.refresh,
      expiresAt: now + 3_599_000,
      scopes: ['https://www.googleapis.com/auth/youtube.readonly', 'https://www.googleapis.com/auth/youtube'],
      channel: youtube.broadcast.channel,
    }),
  }
  const accounts = PlatformAccounts.parse({
    twitch: { enabled: true, channel: twitch.channel.login, clientId: publicClient },
    youtube: { enabled: true, clientId: youtube.client.id, send: true },
    irc: { enabled: true, address: irc.tcp, channel: '#show', nick: 'micdrop' },
  })
  let ids = 0
  const say: Record<ThreeId, (viewer: string, text: string) => void> = {
    twitch: (viewer, text) => void twitch.say({ login: viewer, text }),
    youtube: (viewer, text) => void youtube.say(text, { id: `UC${viewer}`, name: `@${viewer}` }),
    irc: (viewer, text) => {
      ids += 1
      irc.say(viewer, text, `msgid=${viewer}-${ids}`)
    },
  }
  return {
    twitch,
    youtube,
    irc,
    urls: { twitch: twitch.url, ...youtube.urls },
    accounts,
    secrets,
    say: (id: ThreeId, viewer: string, text: string) => say[id](viewer, text),
    close: async () => {
      await Promise.all([twitch.close(), youtube.close(), irc.close()])
    },
  }
}
export type Three = Awaited<ReturnType<typeof startThree>>
