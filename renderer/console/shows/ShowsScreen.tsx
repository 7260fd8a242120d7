import { EmptyState } from '../../kit/EmptyState'

export function ShowsScreen() {
  return (
    <EmptyState
      title="Shows"
      words="This version does not have this screen yet. Live runs shows without it."
    />
  )
}
