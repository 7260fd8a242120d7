// NOTE FROM THE ARCHITECT to the builder of Shows and Rundown: Settings and Report were handed to another builder at 17:05. Do not write them; finish Shows, Rundown and Preflight.
import { EmptyState } from '../../kit/EmptyState'

export function SettingsScreen() {
  return (
    <EmptyState
      title="Settings"
      words="This version does not have this screen yet. Live runs shows without it."
    />
  )
}
