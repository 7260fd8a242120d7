import type { RunView } from '../../../core/contract/state'
import type { HostCard } from '../../../core/cues/host-card'

/** So many things stand in full; the others are a line each. */
const inFull = 2

/**
 * What viewers can act on goes before what they can only read, newest first among equals. It depends on nothing that
 * changes while a run is on, so that no button moves because a time ran out.
 */
export function onNow(runs: readonly RunView[]): { readonly full: RunView[]; readonly lines: RunView[] } {
  const open = runs.filter((run) => run.closedAt === null)
  const weight = ({ card }: RunView) => (card.units !== null || card.answers !== null ? 0 : 1)
  const sorted = open.sort((a, b) => weight(a) - weight(b) || b.firedAt - a.firedAt)
  return { full: sorted.slice(0, inFull), lines: sorted.slice(inFull) }
}

/** How it stands, in the one line of an older thing. */
export function shortWords({ about, units, answers }: HostCard): string {
  if (units !== null) return `${units.left.toLocaleString('en')} left`
  return answers === null ? about : `${answers.total.toLocaleString('en')} answered`
}

export interface CellGroup {
  readonly state: 'free' | 'held' | 'sold'
  readonly audience: 'stream' | 'hall'
  readonly count: number
}

/** The units in the order in which their cells stand: free, being paid for, sold; the hall's after the others'. */
export function cellGroups({ left, rows }: NonNullable<HostCard['units']>): CellGroup[] {
  const row = (audience: CellGroup['audience']) => rows.find((one) => one.audience === audience)
  const kept = row('hall')?.left ?? 0
  const groups = (['free', 'held', 'sold'] as const).flatMap((state) =>
    (['stream', 'hall'] as const).map((audience) => {
      const free = audience === 'hall' ? kept : left - kept
      return { state, audience, count: state === 'free' ? free : (row(audience)?.[state] ?? 0) }
    }),
  )
  return groups.filter(({ count }) => count > 0)
}
