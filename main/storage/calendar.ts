import ical from 'ical-generator'
import * as rruleModule from 'rrule'
import type { Instant } from '../../core/base/time'
import { type Calendar, recurrenceFault } from '../../core/show/recurrence'
import type { Show } from '../../core/show/show'
import { changesOf, instantOf, offsetOf, type WallTime, wallOf } from './zone'

// Bundlers take rrule's ES module, Node its UMD file, where all names are under `default`.
const { RRule } =
  'RRule' in rruleModule ? rruleModule : (rruleModule as { default: typeof rruleModule }).default

const year = 365.25 * 24 * 3_600_000
/** Rules are followed this far: a show planned later has time to be planned again. */
const horizon = 20 * year

/** Repeats by `rrule`, in the wall time of the show's zone, and .ics by `ical-generator`. */
export const calendar: Calendar = { next: knownStarts, fault: recurrenceFault, file: calendarFile }

/** The next start of each show as last worked out; shows are replaced when they change, never written into. */
const nextOf = new WeakMap<Show, { readonly after: Instant; readonly at: Instant | undefined }>()

/** Following a rule takes milliseconds and pages ask again every second: the next start stands until it has come. */
function knownStarts(show: Show, after: Instant, count: number): Instant[] {
  if (count !== 1) return nextStarts(show, after, count)
  const known = nextOf.get(show)
  const holds = known !== undefined && after >= known.after && (known.at === undefined || after < known.at)
  const at = holds ? known.at : nextStarts(show, after, 1)[0]
  if (!holds) nextOf.set(show, { after, at })
  return at === undefined ? [] : [at]
}

function nextStarts(show: Show, after: Instant, count: number): Instant[] {
  const { startsAt, recurrence, timezone } = show
  if (startsAt === null) return []
  const first = startsAt > after ? [startsAt] : []
  if (recurrence === null || recurrenceFault(recurrence) !== null) return first.slice(0, count)
  const start = wallOf(startsAt, timezone)
  const rule = new RRule({
    ...RRule.parseString(recurrence),
    dtstart: new Date(start),
    until: untilOf(recurrence, timezone),
  })

  // A day early, since two instants an hour apart may read the same on the wall; what is too early is dropped below.
  const from = Math.max(start, wallOf(after, timezone) - 86_400_000)
  const walls = rule.between(
    new Date(from),
    new Date(from + horizon),
    true,
    (_date, taken) => taken < count + 3,
  )
  // The first start counts even where the rule would not name it (RFC 5545, 3.8.5.3).
  const starts = new Set([
    ...first,
    ...walls.map((wall) => instantOf(wall.getTime(), timezone)).filter((at) => at > after && at >= startsAt),
  ])
  return [...starts].sort((a, b) => a - b).slice(0, count)
}

/** The last wall time the rule may name, or null. A day without a time means the whole day. */
function untilOf(rule: string, zone: string): Date | null {
  const [, y, m, d, time, z] = /(?:^|;)UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z?))?/.exec(rule) ?? []
  if (y === undefined) return null
  const [hour, minute, second] =
    time === undefined ? [23, 59, 59] : [0, 2, 4].map((at) => Number(time.slice(at, at + 2)))
  const read = Date.UTC(Number(y), Number(m) - 1, Number(d), hour, minute, second)
  return new Date(z === 'Z' ? wallOf(read, zone) : read)
}

function calendarFile(show: Show, now: Instant): string {
  const { startsAt, timezone } = show
  if (startsAt === null) throw new Error('a show without a start has no calendar file')
  const repeats =
    show.recurrence !== null && recurrenceFault(show.recurrence) === null ? show.recurrence : null
  const file = ical({ prodId: { company: 'Micdrop', product: 'Micdrop', language: 'EN' } })
  // A single start is an instant and needs no zone; a repeated one is a wall time, and its zone must come along.
  // The file itself keeps no zone: ical-generator would write DTSTAMP in it, which RFC 5545, 3.8.7.2 wants in UTC.
  const zoned = repeats !== null && timezone !== 'UTC'
  if (zoned) file.timezone({ name: null, generator: (zone) => zoneText(zone, startsAt) })
  const time = (at: Instant) => (zoned ? wallStamp(wallOf(at, timezone), at) : new Date(at))
  file.createEvent({
    id: `${show.id}@micdrop`,
    stamp: new Date(now),
    start: time(startsAt),
    end: time(startsAt + show.plannedFor),
    summary: show.title,
    timezone: zoned ? timezone : null,
    repeating: repeats === null ? null : `RRULE:${utcUntil(repeats, timezone)}`,
  })
  return file.toString()
}

/** RFC 5545, 3.3.10: where DTSTART has a zone, UNTIL is given in UTC. */
function utcUntil(rule: string, zone: string): string {
  const until = untilOf(rule, zone)
  if (until === null) return rule
  return rule.replace(
    /UNTIL=[^;]*/,
    `UNTIL=${stampText(instantOf(until.getTime(), zone), 'YYYYMMDDTHHmmss')}Z`,
  )
}

/**
 * A wall time in the shape ical-generator takes from Day.js. Its native dates are read in the zone of this machine,
 * and Day.js itself goes wrong where this machine's zone has a gap.
 */
function wallStamp(wall: WallTime, at: Instant) {
  const stamp = {
    format: (pattern = '') => stampText(wall, pattern),
    isValid: () => true,
    toDate: () => new Date(at),
    toJSON: () => new Date(at).toISOString(),
    tz: () => stamp,
    utc: () => stamp,
  }
  return stamp
}

function stampText(wall: WallTime, pattern: string): string {
  const [date = '', time = ''] = new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '').split('T')
  return pattern.replace('YYYYMMDD', date).replace('HHmmss', time)
}

/** A VTIMEZONE with the zone's changes from the show's first year on, ten years ahead. */
function zoneText(zone: string, startsAt: Instant): string {
  const from = startsAt - year
  const first = offsetOf(from, zone)
  const rows = [
    block('STANDARD', wallOf(from, zone), first, first),
    ...changesOf(zone, from, startsAt + 10 * year).map(({ at, before, after }) =>
      block(after > before ? 'DAYLIGHT' : 'STANDARD', at + before, before, after),
    ),
  ]
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...rows.flat(), 'END:VTIMEZONE'].join('\r\n')
}

function block(name: string, onset: WallTime, before: number, after: number): string[] {
  const start = stampText(onset, 'YYYYMMDDTHHmmss')
  return [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `END:${name}`,
  ]
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`
}
