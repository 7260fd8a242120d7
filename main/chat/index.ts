import { ok, type Result } from '../../core/base/result'
import type { AccountId } from '../../core/chat/accounts'
import type { Platform } from '../../core/chat/port'
import { bridgeCaps } from './bridge/caps'
import type { AccountPlatform } from './connections'
import { ircCaps } from './irc/caps'
import { kickCaps } from './kick/caps'
import { type AccountPlatformParts, openChat } from './open'
import { createCrowd, createRecording, decidePayment, openReplayLog } from './replay'
import { createRoomPlatform } from './room'
import { capsOf as twitchCaps } from './twitch/caps'
import { youtubeCaps } from './youtube/caps'

/** The list of chat platforms. Adding one is a folder beside this file and a line here. */
export const platforms = {
  room: createRoomPlatform,
  crowd: createCrowd,
  recording: async (path: string, speed: number): Promise<Result<Platform>> => {
    const log = await openReplayLog(path)
    return log.ok ? ok(createRecording({ log: log.value, speed })) : log
  },
} as const

/**
 * The platforms with accounts, in the order of the settings. Each comes with its libraries only when it is switched on;
 * what it can do at best is known without them.
 */
export function accountPlatforms(parts: AccountPlatformParts): AccountPlatform[] {
  const { accounts, ...shared } = parts
  const of = <Id extends AccountId>(id: Id) => ({ ...shared, account: () => accounts()[id] })
  return [
    {
      id: 'twitch',
      title: 'Twitch',
      caps: () => twitchCaps({ scopes: null, isOwner: false, isModerator: false }),
      create: async () => (await import('./twitch')).createTwitch(of('twitch')),
    },
    {
      id: 'youtube',
      title: 'YouTube',
      caps: () => youtubeCaps({ send: false, mayWrite: false, of: accounts().youtube.dailyUnits }),
      create: async () => (await import('./youtube')).createYouTube(of('youtube')),
    },
    {
      id: 'irc',
      title: 'IRC',
      caps: () => ircCaps(accounts().irc.channel || 'the channel', null),
      create: async () => (await import('./irc')).createIrc(of('irc')),
    },
    {
      id: 'kick',
      title: 'Kick',
      caps: () => kickCaps({ reads: accounts().kick.chatroomId !== '', writes: false, moderates: false }),
      create: async () => (await import('./kick')).createKick(of('kick')),
    },
    {
      id: 'bridge',
      title: 'Inbound bridge',
      caps: () => bridgeCaps,
      create: async () => (await import('./bridge')).createBridge(),
    },
  ]
}

export { decidePayment, openChat }
