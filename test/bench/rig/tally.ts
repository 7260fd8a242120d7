import { type ThreeId, threeIds } from '../../peers/three'
import { monotonicMs } from './clock-strip'

/** Which lines of the crowd came, and how long each was on its way. */
export interface Tally {
  /** `messageId` as the crowd made it; others are counted apart. */
  readonly add: (id: ThreeId, messageId: string) => void
  /** From being said to being added, in ms; the first time only. */
  readonly latencies: number[]
  readonly has: (id: ThreeId, n: number) => boolean
  /** How many of the lines `from` up to `to` of each platform came. */
  readonly came: (from: Counts, to: Counts) => number
  readonly again: () => number
  /** Lines of an earlier measurement that came all the same, as YouTube's history does. */
  readonly earlier: () => number
  /** Ids that the crowd did not make. */
  readonly strange: () => number
}

export type Counts = Readonly<Record<ThreeId, number>>

export const none: Counts = { twitch: 0, youtube: 0, irc: 0 }

export const sumOf = (counts: Counts) => threeIds.reduce((sum, id) => sum + counts[id], 0)

/** Lines before `from` belong to another measurement and are passed over. */
export function createTally(from: Counts = none): Tally {
  const seen: Record<ThreeId, Set<number>> = { twitch: new Set(), youtube: new Set(), irc: new Set() }
  const latencies: number[] = []
  let again = 0
  let earlier = 0
  let strange = 0
  return {
    add: (id, messageId) => {
      const [, number, stamp] = /^(\d+)\.([0-9a-z]+)$/.exec(messageId) ?? []
      if (number === undefined || stamp === undefined) {
        strange += 1
        return
      }
      const n = Number(number)
      if (n < from[id]) earlier += 1
      else if (seen[id].has(n)) again += 1
      else {
        seen[id].add(n)
        latencies.push(monotonicMs() - Number.parseInt(stamp, 36) / 1_000)
      }
    },
    latencies,
    has: (id, n) => seen[id].has(n),
    came: (first, to) =>
      threeIds.reduce((sum, id) => sum + [...seen[id]].filter((n) => n >= first[id] && n < to[id]).length, 0),
    again: () => again,
    earlier: () => earlier,
    strange: () => strange,
  }
}

/** Resolves true as soon as `holds`; false after `limit` ms. */
export async function holdsWithin(limit: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const until = monotonicMs() + limit; monotonicMs() < until; ) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}
