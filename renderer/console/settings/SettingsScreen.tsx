import { EmptyState } from '../../kit/EmptyState'

export function SettingsScreen() {
  return (
    <EmptyState
      title="Settings"
      words="This version does not have this screen yet. Live runs shows without it."
    />
  )
}
