import { differenceOf, nearName } from '../base/near-name'
import { fail, ok, type Result } from '../base/result'
import type { PaidEvent } from '../chat/paid'
import type { Cue, Show } from './show'

/**
 * The cue that waits for this very reward, or null. A title that only looks the same fires nothing, for it may be another
 * reward's, and says so: `other-name`.
 */
export function cueFor(
  { rundown }: Pick<Show, 'rundown'>,
  { title, rewardTitle }: Pick<PaidEvent, 'title' | 'rewardTitle'>,
): Result<Cue> | null {
  const cues = rundown.filter(({ reward }) => (reward ?? '') !== '')
  const same = ({ reward = '' }: Cue) =>
    // In the logs of older versions titles were compared without case and outer spaces.
    rewardTitle === undefined ? title !== '' && plain(reward) === plain(title) : reward === rewardTitle
  const cue = cues.find(same)
  if (cue !== undefined) return ok(cue)
  const rewards = cues.map(({ reward = '' }) => reward)
  const near = rewardTitle === undefined ? null : nearName(rewardTitle, rewards)
  if (near === null) return null
  return fail(
    'other-name',
    `A cue waits for "${near}", the reward is called "${rewardTitle}": ${differenceOf(near, rewardTitle ?? '')}.`,
  )
}

function plain(title: string): string {
  return title.trim().toLowerCase()
}
