import { EmptyState } from '../../kit/EmptyState'

export function ReportScreen() {
  return (
    <EmptyState
      title="Report"
      words="This version does not have this screen yet. Live runs shows without it."
    />
  )
}
