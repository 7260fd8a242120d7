import type { Duration, Instant } from '../../core/base/time'

/** Node's timers overflow at 2^31 ms; waking to look again costs nothing. */
const longest: Duration = 3_600_000
/** When a tick left its own reason standing, that is a bug of a kind: wait, so that it cannot spin. */
const patience: Duration = 250

export interface Wake {
  /** Called after each batch with the next Instant at which a tick is due. */
  plan(at: Instant | null): void
  stop(): void
}

/** One timer for everything that waits for time. */
export function createWake(now: () => Instant, tick: () => void): Wake {
  let timer: NodeJS.Timeout | null = null
  let planned: Instant | null = null
  let tickedFor: Instant | null = null

  const arm = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (planned === null) return
    const due = planned - now()
    timer = setTimeout(wake, Math.min(longest, Math.max(planned === tickedFor ? patience : 0, due)))
  }
  const wake = () => {
    timer = null
    if (planned === null || planned > now()) return arm()
    tickedFor = planned
    tick()
  }
  return {
    plan: (at) => {
      if (at !== tickedFor) tickedFor = null
      planned = at
      arm()
    },
    stop: () => {
      planned = null
      arm()
    },
  }
}
