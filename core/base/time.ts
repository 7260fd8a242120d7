/** Milliseconds since the Unix epoch, as the runner's clock stamped it. Core never reads a clock itself. */
export type Instant = number

/** Milliseconds. */
export type Duration = number

export const second: Duration = 1_000
export const minute: Duration = 60 * second

/** `75 000 -> "1:15"`, `3 661 000 -> "1:01:01"`; negative values read "0:00". */
export function clockText(duration: Duration): string {
  const total = Math.max(0, Math.round(duration / second))
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const seconds = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** A window drawn as dashes has so many. */
const dashes = 25

/**
 * How much of the time from `from` to `until` is left, in percent and in whole dashes, the running one counted: such a
 * clock changes only when one goes.
 */
export function dashesLeft(from: Instant, until: Instant, now: Instant): number {
  const share = until <= from ? 0 : (until - now) / (until - from)
  return (100 / dashes) * Math.min(dashes, Math.max(0, Math.ceil(share * dashes)))
}
