import { fail, ok, type Result } from '../../../core/base/result'
import type { PlatformReward } from '../../../core/chat/port'
import { rewardRefusals } from './refusals'
import type { Running } from './running'
import { stepGranted, stepTitle } from './steps'

/**
 * Makes a reward in the channel's own name. Its redemptions wait in Twitch's queue until they are settled; skipping the queue
 * would count them as fulfilled at once, and no points could be given back.
 */
export async function createReward(
  { helix, session, channel, rewardMade }: Running,
  channelId: string,
  { title, cost, prompt }: PlatformReward,
): Promise<Result<string>> {
  if (!stepGranted('points', session.tokens()?.scopes ?? []))
    return fail('needs-login', `Allow "${stepTitle('points')}" in the settings of Twitch.`)
  if (!channel.isOwner())
    return fail('refused', 'Rewards can be created only with the sign-in of the channel itself.')
  const made = await helix.call(
    (api) =>
      api.channelPoints.createCustomReward(channelId, {
        title,
        cost,
        prompt: prompt === '' ? undefined : prompt,
        autoFulfill: false,
      }),
    rewardRefusals,
  )
  // Also after a failure: an answer may have been lost, and then the second try is refused as a repeat.
  rewardMade(made.ok ? made.value.id : null)
  return made.ok ? ok(made.value.title) : made
}

/** All rewards of the channel, also those made elsewhere. */
export async function rewardTitles(
  { helix }: Running,
  channelId: string,
): Promise<Result<readonly string[]>> {
  const all = await helix.call((api) => api.channelPoints.getCustomRewards(channelId), rewardRefusals)
  return all.ok ? ok(all.value.map(({ title }) => title)) : all
}
