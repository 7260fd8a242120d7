import { fail, ok, type Result } from '../../../core/base/result'
import type { Helix } from './helix'
import type { OwnLines } from './own-lines'
import { sayRefusals } from './refusals'
import type { Session } from './session'
import { stepGranted } from './steps'

export interface SpeakingParts {
  readonly helix: Helix
  readonly session: Session
  readonly own: OwnLines
  readonly channelId: () => Promise<Result<string>>
}

/** Code points. */
const longestMessage = 500

/** Writes in the channel as the signed-in account, once; who remembers effects is the caller. */
export function createSpeaking({ helix, session, own, channelId }: SpeakingParts) {
  return async (effectId: string, text: string, replyTo: string | null): Promise<Result<null>> => {
    // No answer came to the last try, but the message stands in chat.
    if (own.arrived(effectId)) return ok(null)
    const tokens = session.tokens()
    if (tokens === null)
      return fail('needs-login', session.ended()?.reason ?? 'Sign in to Twitch to write in chat.')
    if (!stepGranted('write', tokens.scopes))
      return fail('needs-login', 'Allow writing in the settings of Twitch.')
    if ([...text].length > longestMessage)
      return fail('refused', `A message on Twitch holds at most ${longestMessage} characters.`)
    const channel = await channelId()
    if (!channel.ok) return channel
    own.sending(effectId, text)
    const sent = await helix.call(
      (api) =>
        api.chat.sendChatMessage(
          channel.value,
          text,
          replyTo === null ? undefined : { replyParentMessageId: replyTo },
        ),
      sayRefusals,
    )
    own.answered(effectId, sent.ok ? sent.value.id : sent.code === 'offline' ? 'unknown' : null)
    return sent.ok ? ok(null) : sent
  }
}
