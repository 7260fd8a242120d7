import { minute } from '../../../core/base/time'
import type { Engine } from '../engine'

/** How long after somebody was kept out new visitors from the same address wait. */
const waitsFor = 30 * minute
/** Visitors whose address is remembered; the oldest are forgotten. */
const remembered = 20_000

export interface Newcomers {
  /** A browser without a cookie got one. */
  readonly came: (id: string, address: string | null) => void
  /** A visitor sent something from there. */
  readonly seen: (id: string, address: string | null) => void
  /** Whether a moderator should read this visitor's lines before others do. */
  readonly mustWait: (id: string) => boolean
}

/**
 * Who was banned and throws their cookies away comes back as a new visitor. A whole hall may share one address, so nobody
 * is kept out by it: for a while, lines of visitors who came new from that address wait for a moderator. They claim,
 * answer and buy like all others. Addresses are in memory alone; where a proxy names none, nobody waits.
 */
export function createNewcomers({ world, now }: Pick<Engine, 'world' | 'now'>): Newcomers {
  const arrivals = new Map<string, { readonly address: string; readonly at: number }>()
  const addresses = new Map<string, string>()
  return {
    came: (id, address) => {
      if (address !== null) put(arrivals, id, { address, at: now() })
    },
    seen: (id, address) => {
      if (address !== null) put(addresses, id, address)
    },
    mustWait: (id) => {
      const arrival = arrivals.get(id)
      const { airing } = world()
      if (arrival === undefined || airing === null) return false
      return Object.values(airing.barred).some(
        ({ at, viewer }) =>
          at <= arrival.at && now() - at < waitsFor && addresses.get(viewer.id) === arrival.address,
      )
    },
  }
}

function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > remembered) map.delete(map.keys().next().value!)
}
