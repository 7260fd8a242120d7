import type { Audience } from '../chat/viewer'
import type { Pool, Shop } from './order'

export type PoolSpec = Pick<
  Pool,
  'id' | 'title' | 'goods' | 'price' | 'stock' | 'hall' | 'perViewer' | 'payWithin'
>

/** Opens the pool, or gives the one already open under this id unchanged: a second firing never resets stock. */
export function openPool(shop: Shop, spec: PoolSpec): Pool {
  if (!Object.hasOwn(shop.pools, spec.id)) {
    shop.pools[spec.id] = {
      ...spec,
      held: { stream: 0, hall: 0 },
      sold: { stream: 0, hall: 0 },
      refunded: 0,
      waiting: [],
      perViewerUsed: {},
    }
  }
  return shop.pools[spec.id]!
}

/** Units being paid for: held, paying or closing. */
export function heldCount(pool: Pool): number {
  return pool.held.stream + pool.held.hall
}

/** Units paid for, refunded ones included: they are gone from the shelf. */
export function soldCount(pool: Pool): number {
  return pool.sold.stream + pool.sold.hall
}

/** Free units: neither held nor sold. `left + heldCount + soldCount` is always `stock`. */
export function left(pool: Pool): number {
  return pool.stock - heldCount(pool) - soldCount(pool)
}

/** Every unit is paid for. Final: a refunded unit does not come back by itself. */
export function isSoldOut(pool: Pool): boolean {
  return soldCount(pool) >= pool.stock
}

/**
 * Free units this audience may take. The hall may take any; the stream leaves the hall's reservation alone, so it
 * never uses more than `stock - hall` units. What the hall has already taken counts towards its reservation.
 */
export function leftFor(pool: Pool, audience: Audience): number {
  const free = left(pool)
  if (audience === 'hall' || pool.hall === null) return free
  const reserved = Math.max(0, pool.hall - pool.held.hall - pool.sold.hall)
  return Math.max(0, free - reserved)
}

/** Units still kept for the hall alone and free. */
export function reservedForHall(pool: Pool): number {
  return left(pool) - leftFor(pool, 'stream')
}

/** Of the sold units of this audience, those whose money went back. */
export function refundedTo({ holds }: Shop, pool: Pool, audience: Audience): number {
  if (pool.refunded === 0) return 0
  return Object.values(holds).filter(
    (hold) => hold.poolId === pool.id && hold.audience === audience && hold.state === 'refunded',
  ).length
}
