import { describe, expect, test } from 'vitest'
import { emptyShow, type Show } from '../../../core/show/show'
import { calendar } from '../../../main/storage/calendar'
import { changesOf, instantOf, offsetOf, wallOf } from '../../../main/storage/zone'

const hour = 3_600_000
const berlin = 'Europe/Berlin'

/** A show that starts at `start` (ISO, UTC). */
function showAt(start: string, recurrence: string | null, timezone = berlin): Show {
  return {
    ...emptyShow('s1', 'Print; night, "live"', 0),
    startsAt: Date.parse(start),
    recurrence,
    timezone,
    plannedFor: 45 * 60_000,
  }
}

const next = (show: Show, after: string, count: number) =>
  calendar.next(show, Date.parse(after), count).map((at) => new Date(at).toISOString().slice(0, 16))

describe('next', () => {
  test('without a start there is none, without a rule one', () => {
    expect(calendar.next(emptyShow('s', 'T', 0), 0, 5)).toEqual([])
    expect(next(showAt('2026-03-13T19:00Z', null), '2026-01-01', 5)).toEqual(['2026-03-13T19:00'])
    expect(next(showAt('2026-03-13T19:00Z', null), '2026-03-13T19:00Z', 5)).toEqual([])
  })

  test('eight in the evening stays eight in the evening when summer time begins and ends', () => {
    const show = showAt('2026-03-20T19:00Z', 'FREQ=WEEKLY;BYDAY=FR')
    expect(next(show, '2026-03-01', 3)).toEqual(['2026-03-20T19:00', '2026-03-27T19:00', '2026-04-03T18:00'])
    expect(next(show, '2026-10-20', 2)).toEqual(['2026-10-23T18:00', '2026-10-30T19:00'])
  })

  test('the next start alone, asked again and again in any order, is the first of many', () => {
    const show = showAt('2026-03-20T19:00Z', 'FREQ=WEEKLY;BYDAY=FR;COUNT=4')
    const begin = Date.parse('2026-03-18T00:00Z')
    const asked = Array.from({ length: 80 }, (_, step) => begin + ((step * 37) % 80) * 11 * hour)
    for (const after of asked)
      expect(calendar.next(show, after, 1)).toEqual(calendar.next(show, after, 4).slice(0, 1))
  })

  test('a daily show is found on the day itself and the day after', () => {
    const show = showAt('2026-03-01T19:00Z', 'FREQ=DAILY')
    expect(next(show, '2026-03-05T18:59Z', 1)).toEqual(['2026-03-05T19:00'])
    expect(next(show, '2026-03-05T19:00Z', 2)).toEqual(['2026-03-06T19:00', '2026-03-07T19:00'])
  })

  test('the weekday is the zone’s, not Greenwich’s', () => {
    // Friday 20:00 in Los Angeles is Saturday in UTC.
    const show = showAt('2026-03-07T04:00Z', 'FREQ=WEEKLY;BYDAY=FR', 'America/Los_Angeles')
    expect(next(show, '2026-03-01', 3)).toEqual(['2026-03-07T04:00', '2026-03-14T03:00', '2026-03-21T03:00'])
  })

  test('a start that the clocks skip comes an hour later, one that comes twice counts once', () => {
    expect(next(showAt('2026-03-28T01:30Z', 'FREQ=DAILY'), '2026-03-01', 3)).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:30',
      '2026-03-30T00:30',
    ])
    expect(next(showAt('2026-10-24T00:30Z', 'FREQ=DAILY'), '2026-10-01', 3)).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ])
  })

  test('ends by count and by day; a day without a time means all of it', () => {
    expect(next(showAt('2026-03-13T19:00Z', 'FREQ=DAILY;COUNT=3'), '2026-03-14T00:00Z', 9)).toEqual([
      '2026-03-14T19:00',
      '2026-03-15T19:00',
    ])
    expect(next(showAt('2026-03-13T19:00Z', 'FREQ=DAILY;UNTIL=20260315'), '2026-01-01', 9)).toHaveLength(3)
    expect(
      next(showAt('2026-03-13T19:00Z', 'FREQ=DAILY;UNTIL=20260315T190000Z'), '2026-01-01', 9),
    ).toHaveLength(3)
    expect(
      next(showAt('2026-03-13T19:00Z', 'FREQ=DAILY;UNTIL=20260315T185959Z'), '2026-01-01', 9),
    ).toHaveLength(2)
  })

  test('the first start counts even where the rule does not name it', () => {
    expect(next(showAt('2026-03-12T19:00Z', 'FREQ=WEEKLY;BYDAY=FR'), '2026-01-01', 2)).toEqual([
      '2026-03-12T19:00',
      '2026-03-13T19:00',
    ])
  })

  test('years later, monthly by weekday, and rules that never come true', () => {
    expect(next(showAt('2026-01-30T19:00Z', 'FREQ=MONTHLY;BYDAY=-1FR'), '2031-06-01', 2)).toEqual([
      '2031-06-27T18:00',
      '2031-07-25T18:00',
    ])
    expect(next(showAt('2026-01-30T19:00Z', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), '2026-02-01', 2)).toEqual(
      [],
    )
    expect(next(showAt('2026-01-30T19:00Z', 'FREQ=YEARLY;COUNT=0'), '2026-02-01', 2)).toEqual([])
  })

  test('a zone this machine does not know is read as UTC', () => {
    expect(next(showAt('2026-03-27T19:00Z', 'FREQ=WEEKLY', 'Mars/Olympus'), '2026-01-01', 2)).toEqual([
      '2026-03-27T19:00',
      '2026-04-03T19:00',
    ])
  })
})

describe('file', () => {
  const lines = (show: Show) => calendar.file(show, Date.parse('2026-01-02T03:04:05Z')).split('\r\n')

  test('a single show is an instant in UTC', () => {
    const file = lines(showAt('2026-03-13T19:00Z', null))
    expect(file).toContain('DTSTART:20260313T190000Z')
    expect(file).toContain('DTEND:20260313T194500Z')
    expect(file).toContain('UID:s1@micdrop')
    expect(file).toContain('SUMMARY:Print\\; night\\, "live"')
    expect(file.join()).not.toContain('RRULE')
  })

  test('a repeated one is a wall time, its zone comes along, UNTIL and DTSTAMP are in UTC', () => {
    const file = lines(showAt('2026-03-13T19:00Z', 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20260601'))
    expect(file).toContain('DTSTART;TZID=Europe/Berlin:20260313T200000')
    expect(file).toContain('DTEND;TZID=Europe/Berlin:20260313T204500')
    expect(file).toContain('RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260601T215959Z')
    expect(file).toContain('DTSTAMP:20260102T030405Z')
    const summer = file.indexOf('DTSTART:20260329T020000')
    expect(file.slice(summer - 1, summer + 4)).toEqual([
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
    ])
    expect(file.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1)
  })

  test('no line is longer than 75 bytes, whatever the title', () => {
    const show = { ...showAt('2026-03-13T19:00Z', 'FREQ=DAILY'), title: `Ü${'é😀'.repeat(30)}\r\nATTENDEE:x` }
    const file = lines(show)
    for (const line of file) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(file.some((line) => line.startsWith('ATTENDEE'))).toBe(false)
  })
})

describe('zone', () => {
  const zones = [
    'UTC',
    berlin,
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
  ]

  test.each(zones)('%s: wall and back, around a whole year', (zone) => {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7 * hour) {
      const back = instantOf(wallOf(at, zone), zone)
      // The second reading of a doubled hour goes back to the first.
      expect([at, at - hour, at - hour / 2]).toContain(back)
      expect(wallOf(back, zone)).toBe(wallOf(at, zone))
    }
  })

  test('changes to the second', () => {
    expect(changesOf(berlin, Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))).toEqual([
      { at: Date.UTC(2026, 2, 29, 1), before: hour, after: 2 * hour },
      { at: Date.UTC(2026, 9, 25, 1), before: 2 * hour, after: hour },
    ])
    expect(changesOf('Asia/Kolkata', 0, Date.UTC(1980, 0, 1))).toEqual([])
    expect(offsetOf(-1, 'UTC')).toBe(0)
  })
})
