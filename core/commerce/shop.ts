import type { Hold, Order, Pool, Shop } from './order'

export function emptyShop(): Shop {
  return { pools: {}, holds: {}, holdsOf: {}, orders: {}, openHolds: [], consents: {}, nextOrderNumber: 1 }
}

/** A cue's stock outlives its firings, so its pool is named after the cue. */
export function poolIdOf(cueId: string): string {
  return `pool:${cueId}`
}

// Ids come from viewers and carriers: `__proto__` and its kin must find nothing.
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}

export function poolOf(shop: Shop, poolId: string): Pool | undefined {
  return own(shop.pools, poolId)
}

export function holdOf(shop: Shop, holdId: string): Hold | undefined {
  return own(shop.holds, holdId)
}

export function orderOf(shop: Shop, orderId: string): Order | undefined {
  return own(shop.orders, orderId)
}

/** `h1f`, and `h1f.1`, `h1f.2` for more made by the same entry. */
export function freshId(prefix: 'h' | 'o', seq: number, taken: Readonly<Record<string, unknown>>): string {
  const first = `${prefix}${seq.toString(36)}`
  let id = first
  for (let more = 1; Object.hasOwn(taken, id); more += 1) id = `${first}.${more}`
  return id
}
