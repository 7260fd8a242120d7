import { EmptyState } from '../../kit/EmptyState'

export function RundownScreen() {
  return (
    <EmptyState
      title="Rundown"
      words="This version does not have this screen yet. Live runs shows without it."
    />
  )
}
