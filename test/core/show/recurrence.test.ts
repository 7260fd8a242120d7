import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTimeZone, recurrenceFault } from '../../../core/show/recurrence'

test.each([
  'FREQ=WEEKLY;BYDAY=FR',
  'FREQ=DAILY;INTERVAL=2;COUNT=10',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=1',
  'FREQ=MONTHLY;BYMONTHDAY=15,-1',
  'FREQ=YEARLY;BYMONTH=3;BYDAY=2SA',
  'FREQ=WEEKLY;UNTIL=20270101T180000Z;WKST=MO',
  'FREQ=WEEKLY;UNTIL=20270101',
])('%s is a rule', (rule) => {
  expect(recurrenceFault(rule)).toBeNull()
})

test.each([
  ['', 'not part of a repeat rule'],
  ['weekly', 'not part of a repeat rule'],
  ['RRULE:FREQ=WEEKLY', 'cannot be used'],
  ['FREQ=SECONDLY', 'not SECONDLY'],
  ['FREQ=', 'not nothing'],
  ['INTERVAL=2', 'needs FREQ'],
  ['FREQ=DAILY;INTERVAL=0', 'INTERVAL cannot be "0"'],
  ['FREQ=DAILY;COUNT=5;UNTIL=20270101', 'not by both'],
  ['FREQ=DAILY;FREQ=WEEKLY', 'twice'],
  ['FREQ=DAILY;BYHOUR=3', 'cannot be used'],
  ['FREQ=WEEKLY;BYDAY=2FR', 'needs FREQ=MONTHLY'],
  ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY cannot be "XX"'],
  ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY cannot be'],
  ['FREQ=MONTHLY;BYSETPOS=1', 'needs another BY part'],
  ['FREQ=DAILY;UNTIL=20271301', 'UNTIL cannot be'],
  ['FREQ=DAILY;UNTIL=20270101\r\nATTENDEE:x', 'UNTIL cannot be'],
  ['FREQ=DAILY;constructor=1', 'cannot be used'],
])('%j is none', (rule, words) => {
  expect(recurrenceFault(rule)).toContain(words)
})

test('any text is answered', () => {
  fc.assert(
    fc.property(fc.string(), (rule) => {
      expect(typeof recurrenceFault(rule)).toBe('string')
    }),
  )
})

test('zones', () => {
  expect(['Europe/Berlin', 'UTC', 'America/New_York'].every(isTimeZone)).toBe(true)
  expect(['', 'Mars/Olympus', 'a;b'].some(isTimeZone)).toBe(false)
})
