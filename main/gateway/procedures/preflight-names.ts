import { differenceOf, nearName } from '../../../core/base/near-name'
import type { PreflightItem } from '../../../core/contract/report'
import { missingScene } from '../../../core/obs/scene-names'
import type { ObsState } from '../../../core/obs/state'
import type { Cue, Show } from '../../../core/show/show'

/** Faults named in one row; the others are counted. */
const named = 3

/** Whether OBS has the scenes that cues switch to, by their exact names. */
export function sceneRows(obs: ObsState, { rundown, audiences }: Show): PreflightItem[] {
  const cues = rundown.flatMap((cue) =>
    cue.kind === 'scene' && typeof cue.props.scene === 'string' && cue.props.scene !== ''
      ? [{ cue, scene: cue.props.scene }]
      : [],
  )
  if (cues.length === 0) return []
  if (obs.link !== 'connected')
    // With a stream, the row of OBS says so already.
    return audiences.stream
      ? []
      : [
          row(
            'scenes',
            'Scenes',
            ['Cues of this show switch scenes, and OBS is not connected.'],
            'settings-obs',
          ),
        ]
  const missing = cues.filter(({ scene }) => !obs.scenes.includes(scene))
  const faults = missing.map(({ cue, scene }) => `${quoted(cue)}: ${missingScene(scene, obs)}`)
  return [row('scenes', 'Scenes', faults, 'rundown', 'OBS has every scene that a cue switches to.')]
}

/** Whether the rewards that fire cues are there, by their exact titles. `rewards`: null while nobody tells them. */
export function rewardRows(rewards: readonly string[] | null, { rundown }: Show): PreflightItem[] {
  const cues = rundown.filter(({ reward }) => (reward ?? '') !== '')
  if (cues.length === 0 || rewards === null) return []
  const faults = cues.flatMap((cue) => {
    const fault = rewardFault(cue.reward ?? '', rewards)
    return fault === null ? [] : [`${quoted(cue)}: ${fault}`]
  })
  return [row('rewards', 'Rewards', faults, 'rundown', 'Every reward that fires a cue is there.')]
}

function rewardFault(title: string, rewards: readonly string[]): string | null {
  if (rewards.includes(title)) return null
  const near = nearName(title, rewards)
  return near === null
    ? `no reward is called "${title}".`
    : `the reward is called "${near}", the cue says "${title}": ${differenceOf(near, title)}.`
}

export function quoted({ title }: Pick<Cue, 'title'>): string {
  return title === '' ? 'A cue without a title' : `"${title}"`
}

/** One row for many faults of a sort: a warning with the first of them. */
export function row(
  id: string,
  title: string,
  faults: readonly string[],
  mend: PreflightItem['mend'],
  well = '',
): PreflightItem {
  const more = faults.length - named
  const detail = [...faults.slice(0, named), ...(more > 0 ? [`${more} more like this.`] : [])].join(' ')
  return faults.length === 0
    ? { id, title, state: 'ok', detail: well, mend: null }
    : { id, title, state: 'warn', detail, mend }
}
