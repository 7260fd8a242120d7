import { capabilities } from '../../../core/chat/capability'
import type { PlatformCaps } from '../../../core/chat/port'
import { unitCosts } from './units'

/** Code points; YouTube's own box ends there. */
export const longestPost = 200

export interface CapsOf {
  readonly send: boolean
  /** Signed in with the permission to write and moderate. */
  readonly mayWrite: boolean
  /** Units a day. */
  readonly of: number
}

/** What YouTube can do for this host, with what it costs. */
export function youtubeCaps({ send, mayWrite, of }: CapsOf): PlatformCaps {
  const units = `of your ${of.toLocaleString('en')} daily units`
  const signIn = 'Sign in with "Write and moderate" first.'
  const acts = mayWrite
    ? {
        delete: `Each costs ${unitCosts.delete} ${units}. Only when you say so.`,
        timeout: `Each costs about ${unitCosts.ban} ${units}; Google does not publish the price.`,
        ban: `Each costs about ${unitCosts.ban} ${units}. Micdrop can only lift bans it made itself since it was started.`,
      }
    : {}
  return {
    abilities: capabilities(
      {
        read: `Opening the chat costs ${unitCosts.stream} ${units}, and so does every reconnection.`,
        ...(send && mayWrite ? { write: `Each post costs ${unitCosts.post} ${units}.` } : {}),
        ...acts,
        roles: true,
        badges: 'Owner, moderator, member and verified; no pictures.',
        emotes: 'They arrive as :names: in the text.',
        paid: 'Super Chats, Super Stickers, memberships and gifts.',
        resume: 'After an outage YouTube sends what was missed, as far back as it still has it.',
      },
      {
        write: send
          ? signIn
          : `Posting is off: each post costs ${unitCosts.post} ${units}. Turn it on in the settings.`,
        delete: signIn,
        timeout: signIn,
        ban: signIn,
        reply: 'YouTube chat has no replies.',
        whisper: 'YouTube chat has no whispers.',
        warn: 'YouTube has no warnings.',
        held: 'YouTube does not tell programs which messages it holds back; review them in YouTube Studio.',
        shield: 'YouTube has no shield mode.',
        'slow-mode': 'Slow mode can only be set in YouTube Studio.',
        polls: 'Micdrop asks its questions itself; YouTube polls are not used.',
        redemptions: 'YouTube has no channel points.',
        markers: 'YouTube sets no markers for programs.',
      },
      'YouTube does not offer this.',
    ),
    maxLength: longestPost,
    lengthUnit: 'characters',
    // YouTube publishes no rate; it refuses with "too many messages". A post every 2 s stays far below what people saw.
    perThirtySeconds: 10,
    minGap: 2_000,
    repeatAfter: 30_000,
  }
}
