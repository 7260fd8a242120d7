import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeShowFile } from '../../../core/show/file'
import { recurrenceFault } from '../../../core/show/recurrence'
import { sampleShow } from '../../../core/show/sample'
import { mendRoute, preflightWords } from '../../../renderer/console/preflight/Preflight'
import { repeatOf, ruleOf, weekdayOf } from '../../../renderer/console/shows/repeat'
import { agoText } from '../../../renderer/console/shows/ShowsTable'
import { readShowFile } from '../../../renderer/console/shows/use-library'
import { instantOf, wallClockAt } from '../../../renderer/console/shows/wall-clock'

describe('clocks on the wall', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ]

  test('an instant read and written back is the same minute, in any zone, but for the hour that comes twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_200_000_000 }), fc.constantFrom(...zones), (seconds, zone) => {
        const minute = Math.floor(seconds / 60) * 60_000
        const back = instantOf(wallClockAt(minute, zone), zone)!
        expect(wallClockAt(back, zone)).toEqual(wallClockAt(minute, zone))
        expect([0, 1_800_000, 3_600_000]).toContain(minute - back)
      }),
    )
  })

  test('summer time: before, after, skipped', () => {
    const berlin = (date: string, time: string) =>
      new Date(instantOf({ date, time }, 'Europe/Berlin')!).toISOString()
    expect(berlin('2026-03-28', '19:30')).toBe('2026-03-28T18:30:00.000Z')
    expect(berlin('2026-03-29', '19:30')).toBe('2026-03-29T17:30:00.000Z')
    expect(berlin('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z')
    expect(berlin('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
  })

  test('half a date is none, a zone nobody knows reads as UTC', () => {
    expect(instantOf({ date: '', time: '19:00' }, 'UTC')).toBeNull()
    expect(instantOf({ date: '2026-11-20', time: '' }, 'UTC')).toBeNull()
    expect(wallClockAt(0, 'Mars/Olympus')).toEqual({ date: '1970-01-01', time: '00:00' })
  })
})

describe('repeating', () => {
  test('what the form offers comes back as it was chosen, and is a valid rule', () => {
    const days = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'))
    fc.assert(
      fc.property(fc.constantFrom('never', 'daily', 'weekly', 'monthly'), days, (way, picked) => {
        const rule = ruleOf(way, picked, null)
        if (rule !== null) expect(recurrenceFault(rule)).toBeNull()
        const repeat = repeatOf(rule)
        expect(repeat.way).toBe(way)
        if (way === 'weekly') expect([...repeat.days].sort()).toEqual([...picked].sort())
      }),
    )
  })

  test('everything else is a rule of its own, and keeps what was there', () => {
    for (const rule of [
      'FREQ=MONTHLY;BYDAY=2FR',
      'FREQ=WEEKLY;INTERVAL=2',
      'FREQ=WEEKLY;BYDAY=XX',
      'nonsense',
    ])
      expect(repeatOf(rule).way).toBe('custom')
    expect(ruleOf('custom', [], 'FREQ=WEEKLY;BYDAY=FR')).toBe('FREQ=WEEKLY;BYDAY=FR')
    expect(recurrenceFault(ruleOf('custom', [], null)!)).toBeNull()
    expect(weekdayOf('2026-11-20')).toBe('FR')
    expect(weekdayOf('2026-11-22')).toBe('SU')
  })
})

describe('files', () => {
  const file = (text: string, size = text.length) => ({ size, text: async () => text })

  test('a good one passes', async () => {
    expect(await readShowFile(file(writeShowFile(sampleShow('s', 0))))).toMatchObject({ ok: true })
  })

  test.each([
    ['broken', file('{"format": "micdrop-show",\n oops'), /line 2/],
    ['of another program', file('{"a": 1}'), /not a Micdrop show/],
    ['of a newer version', file('{"format":"micdrop-show","version":99,"show":{}}'), /newer/],
    ['empty', file(''), /damaged/],
  ])('one that is %s is refused in words', async (_what, broken, words) => {
    expect(await readShowFile(broken)).toMatchObject({ ok: false, words: expect.stringMatching(words) })
  })

  test('100 MB are refused unread, a vanished file is said', async () => {
    const unread = { size: 100 * 1024 * 1024, text: () => Promise.reject(new Error('was read')) }
    expect(await readShowFile(unread)).toMatchObject({ ok: false, words: expect.stringContaining('20 MB') })
    expect(await readShowFile({ ...unread, size: 10 })).toMatchObject({
      ok: false,
      words: expect.stringContaining('could not be read'),
    })
  })
})

describe('preflight', () => {
  const item = (state: 'ok' | 'warn' | 'stop') => ({ id: state, title: state, state, detail: '', mend: null })

  test('says in one sentence whether the show can go live', () => {
    expect(preflightWords([item('ok')])).toBe('Everything is ready.')
    expect(preflightWords([item('ok'), item('warn')])).toBe('This show can go live; 1 thing is worth a look.')
    expect(preflightWords([item('stop'), item('stop'), item('warn')])).toBe(
      '2 things keep this show from going live.',
    )
  })

  test('leads to the screen that mends it', () => {
    expect(mendRoute({ id: 'x', mend: 'settings-obs' }, 's1')).toEqual(['settings', 'obs'])
    expect(mendRoute({ id: 'x', mend: 'rundown' }, 's1')).toEqual(['rundown', 's1'])
    expect(mendRoute({ id: 'theme', mend: 'rundown' }, 's1')).toEqual(['shows', 's1'])
    expect(mendRoute({ id: 'x', mend: 'shows' }, 's1')).toEqual(['shows', 's1'])
  })
})

test('when a show was edited is told as people tell it', () => {
  const now = Date.UTC(2026, 10, 20)
  expect(agoText(now - 20_000, now)).toBe('just now')
  expect(agoText(now + 60_000, now)).toBe('just now')
  expect(agoText(now - 3 * 3_600_000, now)).toBe('3 hours ago')
  expect(agoText(now - 26 * 3_600_000, now)).toBe('yesterday')
})
