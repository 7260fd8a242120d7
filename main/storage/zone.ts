import type { Instant } from '../../core/base/time'
import { isTimeZone } from '../../core/show/recurrence'

/** A wall clock's reading, as the Instant at which UTC reads the same. */
export type WallTime = number

const day = 24 * 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const parts = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  // A zone this shell does not know reads as UTC, so that the library still opens; the editor warns about it.
  const timeZone = isTimeZone(zone) ? zone : 'UTC'
  const format = new Intl.DateTimeFormat('en-US', {
    ...parts,
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    calendar: 'gregory',
  })
  formats.set(zone, format)
  return format
}

/** What a clock on the wall in `zone` reads at `at`; milliseconds are cut. */
export function wallOf(at: Instant, zone: string): WallTime {
  const read: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) read[type] = value
  const [year, month, date, hour, minute, second] = [
    read.year,
    read.month,
    read.day,
    read.hour,
    read.minute,
    read.second,
  ].map(Number) as [number, number, number, number, number, number]
  return Date.UTC(year, month - 1, date, hour, minute, second)
}

/** East of Greenwich is positive. */
export function offsetOf(at: Instant, zone: string): number {
  return wallOf(at, zone) - Math.floor(at / 1_000) * 1_000
}

/**
 * When the wall clock reads `wall`. RFC 5545, 3.3.5: a reading that comes twice means the first one; one that is
 * skipped is read with the offset before the gap, so 02:30 becomes 03:30.
 */
export function instantOf(wall: WallTime, zone: string): Instant {
  const before = wall - offsetOf(wall - day, zone)
  const after = wall - offsetOf(wall + day, zone)
  return wallOf(before, zone) === wall || wallOf(after, zone) !== wall ? before : after
}

/** Changes of the offset in a stretch of time, to the second. Weeks are looked at one by one: no zone keeps an offset for less. */
export function changesOf(
  zone: string,
  from: Instant,
  to: Instant,
): { at: Instant; before: number; after: number }[] {
  const changes: { at: Instant; before: number; after: number }[] = []
  for (let at = from; at < to; at += 7 * day) {
    const before = offsetOf(at, zone)
    const after = offsetOf(at + 7 * day, zone)
    if (before === after) continue
    let [low, high] = [at, at + 7 * day]
    while (high - low > 1_000) {
      const middle = Math.floor((low + high) / 2_000) * 1_000
      if (offsetOf(middle, zone) === before) low = middle
      else high = middle
    }
    changes.push({ at: high, before, after })
  }
  return changes
}
