import { fail, type Result } from '../../../core/base/result'
import type { PlatformCaps } from '../../../core/chat/port'

export const replayId = 'replay'

/** As generous as a chat where the bot is a moderator, so that a rehearsal shows how lines are gathered. */
export const replayCaps: PlatformCaps = {
  read: true,
  write: true,
  reply: true,
  remove: true,
  maxLength: 500,
  perThirtySeconds: 100,
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
