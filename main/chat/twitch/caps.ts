import { type Ability, capabilities } from '../../../core/chat/capability'
import type { PlatformCaps } from '../../../core/chat/port'
import { stepGranted } from './steps'

export interface Standing {
  /** What the token allows; null while nobody is signed in. */
  readonly scopes: readonly string[] | null
  /** The signed-in account is the channel itself. */
  readonly isOwner: boolean
  /** Twitch has shown that the account is a moderator here, or it is the owner. */
  readonly isModerator: boolean
}

const moderatorsOnly = 'Works while the signed-in account is a moderator of the channel.'
const ownersOnly = 'Only with the sign-in of the channel itself.'

/** What each step of the sign-in adds. `owner`: works only for the channel's own account. */
const byStep: readonly {
  readonly step: string
  readonly title: string
  readonly owner?: true
  readonly abilities: readonly Ability[]
}[] = [
  { step: 'write', title: 'writing', abilities: ['write', 'reply'] },
  {
    step: 'moderate',
    title: 'moderation',
    abilities: ['delete', 'timeout', 'ban', 'warn', 'held', 'shield', 'slow-mode'],
  },
  { step: 'points', title: 'channel points', owner: true, abilities: ['redemptions'] },
  { step: 'polls', title: 'polls', owner: true, abilities: ['polls'] },
  { step: 'markers', title: 'markers', abilities: ['markers'] },
]

/** Limits: dev.twitch.tv, "Chat rate limits" (20 messages in 30 s, 100 as owner or moderator; 500 characters). */
export function capsOf({ scopes, isOwner, isModerator }: Standing): PlatformCaps {
  const yes: Partial<Record<Ability, true | string>> = {
    read:
      scopes === null || !stepGranted('read', scopes)
        ? 'Without sign-in; in very fast rooms Twitch leaves messages out.'
        : 'In very fast rooms Twitch leaves messages out.',
    roles: true,
    emotes: true,
    badges: true,
    paid:
      scopes !== null && stepGranted('events', scopes)
        ? 'Bits, power-ups, subscriptions and gifts.'
        : 'Bits, subscriptions and gifts.',
  }
  const no: Partial<Record<Ability, string>> = {
    whisper: 'Twitch holds back most whispers of programs; the room can show results to one viewer.',
    resume: 'Twitch does not send again what was written during an outage.',
  }
  for (const { step, title, owner, abilities } of byStep) {
    for (const ability of abilities) {
      if (scopes === null) no[ability] = `Sign in to Twitch and allow ${title}.`
      else if (!stepGranted(step, scopes)) no[ability] = `Allow ${title} in the settings of Twitch.`
      else if (owner && !isOwner) no[ability] = ownersOnly
      else yes[ability] = step === 'moderate' && !isModerator ? moderatorsOnly : true
    }
  }
  return {
    abilities: capabilities(yes, no, 'Twitch offers no such thing.'),
    maxLength: 500,
    lengthUnit: 'characters',
    perThirtySeconds: isModerator ? 100 : 20,
    minGap: 1_000,
    repeatAfter: 30_000,
  }
}
