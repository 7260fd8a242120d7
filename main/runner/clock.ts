import { performance } from 'node:perf_hooks'
import type { Duration, Instant } from '../../core/base/time'

export interface Clock {
  /** Wall time that never goes back, whatever the system clock does. */
  now(): Instant
  /** Takes the system's time again where it is ahead; called between shows and after the computer slept. */
  resync(): void
}

export interface ClockOptions {
  /** Never behind this: the log's last `at`. */
  readonly notBefore: Instant
  /** The system clock was moved by so many milliseconds against ours (negative: set back). */
  readonly onJump?: (by: Duration) => void
  readonly system?: () => Instant
  /** Milliseconds that only ever grow. */
  readonly steady?: () => Duration
}

/** Smaller differences are drift, and are nobody's news. */
const jumpFrom: Duration = 1_000

/**
 * During a show time runs steadily from where it was anchored: a system clock set an hour ahead must not expire
 * every hold, and one set back must not reorder the log.
 */
export function createClock({
  notBefore,
  onJump,
  system = Date.now,
  steady = () => performance.now(),
}: ClockOptions): Clock {
  let anchor = Math.max(system(), notBefore)
  let anchoredAt = steady()
  let difference = system() - anchor
  if (difference < -jumpFrom) onJump?.(difference)

  const now = () => Math.floor(anchor + (steady() - anchoredAt))
  return {
    now: () => {
      const time = now()
      const found = system() - time
      if (Math.abs(found - difference) >= jumpFrom) onJump?.(found - difference)
      difference = found
      return time
    },
    resync: () => {
      anchor = Math.max(system(), now())
      anchoredAt = steady()
      difference = system() - anchor
    },
  }
}
