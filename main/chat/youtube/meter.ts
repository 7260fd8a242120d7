import { z } from 'zod'
import type { PlatformState } from '../../../core/chat/port'
import { actFits, type Call, nextPacificMidnight, pacificDay, postsThatFit, unitCosts } from './units'

const Count = z.object({ day: z.string(), used: z.number().int().min(0), empty: z.boolean() })
type Count = z.infer<typeof Count>

export interface MeterParts {
  readonly of: () => number
  readonly read: () => string | null
  readonly write: (text: string) => void
}

/** Counts units before they are spent, for Google's own day, across restarts. Times in milliseconds since 1970. */
export interface Meter {
  readonly spend: (call: Call, now: number) => void
  /** The call never reached Google. */
  readonly giveBack: (call: Call, now: number) => void
  /** Google said that nothing is left: it knows better, others may use the same project. */
  readonly exhausted: (now: number) => void
  /** Google answered a charged call: what is left is not nothing. */
  readonly served: (now: number) => void
  readonly left: (now: number) => number
  readonly isEmpty: (now: number) => boolean
  readonly mayPost: (now: number) => boolean
  readonly mayAct: (call: Call, now: number) => boolean
  readonly quota: (now: number) => NonNullable<PlatformState['quota']>
}

export function createMeter(parts: MeterParts): Meter {
  let count: Count | null = null

  function today(now: number): Count {
    const day = pacificDay(now)
    count ??= saved()
    if (count?.day !== day) count = { day, used: 0, empty: false }
    return count
  }

  function saved(): Count | null {
    const text = parts.read()
    if (text === null) return null
    try {
      return Count.parse(JSON.parse(text))
    } catch {
      // A count that cannot be read is no reason not to read chat; Google's own word still stands.
      return null
    }
  }

  function change(now: number, how: (was: Count) => Count): void {
    count = how(today(now))
    parts.write(JSON.stringify(count))
  }

  const left = (now: number) => {
    const { used, empty } = today(now)
    return empty ? 0 : Math.max(0, parts.of() - used)
  }

  return {
    spend: (call, now) => change(now, (was) => ({ ...was, used: was.used + unitCosts[call] })),
    giveBack: (call, now) =>
      change(now, (was) => ({ ...was, used: Math.max(0, was.used - unitCosts[call]) })),
    exhausted: (now) => change(now, (was) => ({ ...was, empty: true })),
    served: (now) => {
      if (today(now).empty) change(now, (was) => ({ ...was, empty: false }))
    },
    left,
    isEmpty: (now) => today(now).empty,
    mayPost: (now) => postsThatFit(left(now), parts.of()) > 0,
    mayAct: (call, now) => actFits(unitCosts[call], left(now), parts.of()),
    quota: (now) => ({
      left: left(now),
      of: parts.of(),
      unit: 'units',
      postsLeft: postsThatFit(left(now), parts.of()),
      resetsAt: nextPacificMidnight(now),
    }),
  }
}
