import type { Instant } from '../base/time'
import type { Show } from './show'

/** What needs a calendar library and a time zone database; main/storage has the only one. */
export interface Calendar {
  /** The next starts after `after`, at most `count`; the wall clock of the show's zone decides, also across DST. */
  readonly next: (show: Show, after: Instant, count: number) => Instant[]
  /** What is wrong with a rule, in the host's words, or null. */
  readonly fault: (rule: string) => string | null
  /** The show as an iCalendar file (RFC 5545). */
  readonly file: (show: Show, now: Instant) => string
}

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']

const wholeNumber = (least: number, most: number) => (text: string) =>
  /^[+-]?\d{1,4}$/.test(text) && Math.abs(Number(text)) >= least && Math.abs(Number(text)) <= most
const positive = (most: number) => (text: string) =>
  /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most
const listOf = (one: (text: string) => boolean) => (text: string) => text.split(',').every(one)

/** The parts of RFC 5545, 3.3.10 that make sense for shows; the time of day is the show's start. */
const parts: Readonly<Record<string, (text: string) => boolean>> = {
  FREQ: (text) => frequencies.includes(text),
  INTERVAL: positive(1_000),
  COUNT: positive(1_000),
  UNTIL: (text) =>
    /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/.test(text),
  BYDAY: listOf((text) => /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.test(text)),
  BYMONTHDAY: listOf(wholeNumber(1, 31)),
  BYMONTH: listOf(positive(12)),
  BYSETPOS: listOf(wholeNumber(1, 366)),
  WKST: (text) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(text),
}

/** What is wrong with an RRULE as text (`FREQ=WEEKLY;BYDAY=FR`), in the host's words, or null. */
export function recurrenceFault(rule: string): string | null {
  const seen = new Set<string>()
  for (const part of rule.split(';')) {
    const [name = '', value, ...rest] = part.split('=')
    if (value === undefined || rest.length > 0)
      return `"${part}" is not part of a repeat rule; write for example FREQ=WEEKLY;BYDAY=FR.`
    if (name === 'FREQ' && !frequencies.includes(value))
      return `A show repeats ${frequencies.join(', ')}, not ${value || 'nothing'}.`
    const fits = Object.hasOwn(parts, name) ? parts[name] : undefined
    if (fits === undefined) return `${name} cannot be used in a show's repeat rule.`
    if (!fits(value)) return `${name} cannot be "${value}".`
    if (seen.has(name)) return `${name} is there twice.`
    seen.add(name)
  }
  if (!seen.has('FREQ')) return 'A repeat rule needs FREQ, for example FREQ=WEEKLY.'
  if (seen.has('COUNT') && seen.has('UNTIL')) return 'A rule ends by COUNT or by UNTIL, not by both.'
  if (seen.has('BYSETPOS') && ![...seen].some((name) => name.startsWith('BY') && name !== 'BYSETPOS'))
    return 'BYSETPOS needs another BY part to choose from.'
  if (/(^|[=,])[+-]?\d+(MO|TU|WE|TH|FR|SA|SU)/.test(rule) && !/FREQ=(MONTHLY|YEARLY)/.test(rule))
    return 'A numbered day such as 2FR needs FREQ=MONTHLY or FREQ=YEARLY.'
  return null
}

/** True for an IANA zone this shell knows, for example Europe/Berlin. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
