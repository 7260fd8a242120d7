import type { Instant } from '../../../core/base/time'

/** `17 Mar 2027, 20:15 CET`: the wall clock of the show's zone, or UTC where this shell does not know it. */
export function dateText(at: Instant, timezone: string): string {
  try {
    return format(at, timezone)
  } catch {
    return format(at, 'UTC')
  }
}

function format(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at)
}
