import type { Audience } from '../../chat/viewer'
import { isSoldOut, left, leftFor, refundedTo, reservedForHall } from '../../commerce'
import type { Pool } from '../../commerce/order'
import type { Airing, Run } from '../../show/airing'
import { lateFigures } from '../fair'
import type { HostCard, UnitsRow } from '../host-card'
import type { DropProps } from './props'
import { type DropState, poolIn } from './state'
import { refundFigures, takenText } from './words'

export function dropCard(
  _props: DropProps,
  { state, firedAt }: Run & { state: DropState },
  airing: Airing,
): Partial<HostCard> {
  const pool = poolIn(airing, state)
  const over = isSoldOut(pool) ? 'Sold out' : state.closedAt === null ? null : 'Closed'
  return {
    window: over === null ? { from: firedAt, until: state.closesAt, stoppedAt: state.pausedAt } : null,
    over,
    about: takenText(pool),
    units: { all: pool.stock, left: left(pool), rows: rowsOf(pool, airing) },
    figures: [...refundFigures(pool), ...(state.closedAt === null ? lateFigures(state) : [])],
  }
}

/** One row for each audience that may take units or has taken some. */
function rowsOf(pool: Pool, airing: Airing): UnitsRow[] {
  const rows = (['stream', 'hall'] as const).map((audience) => rowOf(pool, airing, audience))
  const isFor = {
    stream: (pool.hall ?? 0) < pool.stock,
    hall: airing.show.audiences.hall || pool.hall !== null,
  }
  return rows.filter((row) => isFor[row.audience] || row.held + row.sold + row.waiting > 0)
}

function rowOf(pool: Pool, airing: Airing, audience: Audience): UnitsRow {
  const kept = reservedForHall(pool)
  const sold = pool.sold[audience]
  return {
    audience,
    left: audience === 'stream' ? leftFor(pool, 'stream') : kept === 0 ? null : kept,
    held: pool.held[audience],
    sold,
    paid: sold - refundedTo(airing.shop, pool, audience),
    waiting: pool.waiting.filter((waiting) => waiting.audience === audience).length,
  }
}
