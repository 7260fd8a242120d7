import type { PreflightItem } from '../../../core/contract/report'
import type { Parts } from '../parts'

/** Whether the room answers at its own port, and whether limits can tell its visitors apart there. */
export function doorRows({ opening }: Pick<Parts, 'opening'>): PreflightItem[] {
  const isPublic = opening.publicOrigin() !== null
  const reason = opening.reason()
  const rows: PreflightItem[] = []
  if (reason !== null)
    rows.push({
      id: 'room-port',
      title: 'Room, its door',
      state: isPublic ? 'stop' : 'warn',
      detail: reason,
      mend: 'settings-room',
    })
  if (isPublic && opening.namesClients() === false)
    rows.push({
      id: 'room-clients',
      title: 'Room, limits',
      state: 'warn',
      detail:
        'The proxy before the public address does not say whom it speaks for (X-Forwarded-For), so all viewers share one limit and a single one can use it up. docs/reach.md has the line to add.',
      mend: 'settings-room',
    })
  return rows
}
