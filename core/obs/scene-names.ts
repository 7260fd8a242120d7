import { differenceOf, nearName } from '../base/near-name'
import type { ObsState } from './state'

/** Renames that are remembered. */
const keptRenames = 50

export function withRename(renamed: ObsState['renamed'], from: string, to: string): ObsState['renamed'] {
  return [...renamed, { from, to }].slice(-keptRenames)
}

/** What a scene is called now that had this name when it was planned; null where that is not known. */
function nowCalled(name: string, { scenes, renamed }: Pick<ObsState, 'scenes' | 'renamed'>): string | null {
  const now = renamed.reduce((called, { from, to }) => (from === called ? to : called), name)
  return now !== name && scenes.includes(now) ? now : null
}

/** Why OBS cannot switch to a scene that it does not list, with what the host may have meant. */
export function missingScene(name: string, obs: Pick<ObsState, 'scenes' | 'renamed'>): string {
  const now = nowCalled(name, obs)
  if (now !== null) return `OBS has no scene "${name}" any more: it was renamed to "${now}".`
  const near = nearName(name, obs.scenes)
  if (near !== null)
    return `OBS has "${near}", the cue says "${name}": ${differenceOf(near, name)}. Choose the scene again.`
  return `OBS has no scene "${name}" in its current scene collection.`
}
