import { assertNever, fail, ok, type Result } from '../../../core/base/result'
import type { ModerationAct } from '../../../core/chat/port'
import type { Helix } from './helix'
import * as refusals from './refusals'

/** Twitch's longest timeout: two weeks. Source: Helix reference, Ban User. */
const longestTimeout = 1_209_600

/** Asks Twitch to do what a moderator decided; `channelId` is the channel's number. */
export async function moderate(helix: Helix, channelId: string, act: ModerationAct): Promise<Result<null>> {
  const answer = await ask(helix, channelId, act)
  return answer.ok ? ok(null) : answer
}

function ask(helix: Helix, channelId: string, act: ModerationAct): Promise<Result<unknown>> {
  switch (act.do) {
    case 'delete':
      return helix.call(
        (api) => api.moderation.deleteChatMessages(channelId, act.messageId),
        refusals.deleteRefusals,
      )
    case 'timeout':
      if (act.seconds > longestTimeout)
        return Promise.resolve(fail('refused', 'Twitch times out for two weeks at most.'))
      return helix.call(
        (api) =>
          api.moderation.banUser(channelId, {
            user: act.viewerId,
            duration: act.seconds,
            reason: act.reason,
          }),
        refusals.banRefusals,
      )
    case 'ban':
      return helix.call(
        (api) => api.moderation.banUser(channelId, { user: act.viewerId, reason: act.reason }),
        refusals.banRefusals,
      )
    case 'unban':
      return helix.call((api) => api.moderation.unbanUser(channelId, act.viewerId), refusals.unbanRefusals)
    case 'warn':
      return helix.call(
        (api) => api.moderation.warnUser(channelId, act.viewerId, act.reason),
        refusals.warnRefusals,
      )
    case 'release':
    case 'deny':
      return helix.call(
        (api, userId) =>
          api.moderation.processHeldAutoModMessage(userId, act.messageId, act.do === 'release'),
        refusals.heldRefusals,
      )
    case 'shield':
      return helix.call((api) => api.moderation.updateShieldModeStatus(channelId, act.on))
    case 'slow-mode':
      return helix.call(
        (api) =>
          api.chat.updateSettings(
            channelId,
            act.seconds === 0
              ? { slowModeEnabled: false }
              : { slowModeEnabled: true, slowModeDelay: act.seconds },
          ),
        refusals.slowModeRefusals,
      )
    default:
      return assertNever(act)
  }
}
