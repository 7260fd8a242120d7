/** A date and a time as a calendar on the wall shows them, without a zone: `2026-11-20`, `19:30`. */
export interface WallClock {
  readonly date: string
  readonly time: string
}

/** What the clocks in `zone` show at `instant` (milliseconds since 1970). An unknown zone reads as UTC. */
export function wallClockAt(instant: number, zone: string): WallClock {
  const part = partsAt(instant, zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    date: `${String(part.year).padStart(4, '0')}-${two(part.month)}-${two(part.day)}`,
    time: `${two(part.hour)}:${two(part.minute)}`,
  }
}

/**
 * The instant at which clocks in `zone` show this, or null when it is no date. A time that summer time skips is
 * taken as the clock would have gone on; one that comes twice is the first.
 */
export function instantOf({ date, time }: WallClock, zone: string): number | null {
  const wished = Date.parse(`${date}T${time}:00Z`)
  if (Number.isNaN(wished)) return null
  // The zone's offset is asked a day before and after: the two differ only around a change of the clock.
  const day = 86_400_000
  const candidates = [wished - offsetAt(wished - day, zone), wished - offsetAt(wished + day, zone)]
  return candidates.find((one) => one + offsetAt(one, zone) === wished) ?? candidates[0]!
}

function offsetAt(instant: number, zone: string): number {
  const part = partsAt(instant, zone)
  const shown = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second)
  return shown - Math.floor(instant / 1_000) * 1_000
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>

const formats = new Map<string, Intl.DateTimeFormat>()

function partsAt(instant: number, zone: string): Parts {
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(zone).formatToParts(instant))
    if (type in found) found[type as keyof Parts] = Number(value)
  return found
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const shape = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
  } as const
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en', { ...shape, timeZone: zone })
  } catch {
    format = new Intl.DateTimeFormat('en', { ...shape, timeZone: 'UTC' })
  }
  formats.set(zone, format)
  return format
}

/** The zones this browser knows, with UTC, and `own` even when it is none of them. */
export function zonesWith(own: string): readonly string[] {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  return [...new Set(['UTC', own, ...all])]
}

/** For people, in the zone of the show: "Fri 20 Nov 2026, 19:30". */
export function dateText(instant: number, zone: string): string {
  const shape = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: zone }).format(instant)
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: 'UTC' }).format(instant)
  }
}
