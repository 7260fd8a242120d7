import { fail, type Result } from '../../../core/base/result'
import { capabilities } from '../../../core/chat/capability'
import type { PlatformCaps } from '../../../core/chat/port'

export const replayId = 'replay'

/** As generous as a chat where the bot is a moderator, so that a rehearsal shows how lines are gathered. */
export const replayCaps: PlatformCaps = {
  abilities: capabilities(
    { read: true, write: true, reply: true, delete: true },
    {},
    'A rehearsal has no real chat behind it.',
  ),
  maxLength: 500,
  lengthUnit: 'characters',
  perThirtySeconds: 100,
  minGap: 0,
  repeatAfter: 0,
}

/** Why `text` cannot be said now, or null. */
export function unwritable(text: string, connected: boolean): Result<null> | null {
  if (!connected)
    return fail('not-connected', 'The rehearsal chat is not running, so nothing was said in it.')
  if ([...text].length > replayCaps.maxLength) {
    return fail('too-long', `A message holds at most ${replayCaps.maxLength} characters.`)
  }
  return null
}

/** Only taking one message back can be rehearsed. */
export const unrehearsed = fail('unsupported', 'A rehearsal has no real chat behind it.')
