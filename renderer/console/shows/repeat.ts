/** The ways a show repeats that the form offers; `custom` is an RRULE typed by hand. */
export type RepeatWay = 'never' | 'daily' | 'weekly' | 'monthly' | 'custom'

export const weekdays = [
  { id: 'MO', name: 'Mon' },
  { id: 'TU', name: 'Tue' },
  { id: 'WE', name: 'Wed' },
  { id: 'TH', name: 'Thu' },
  { id: 'FR', name: 'Fri' },
  { id: 'SA', name: 'Sat' },
  { id: 'SU', name: 'Sun' },
] as const

export interface Repeat {
  readonly way: RepeatWay
  /** Days of a weekly show, in the order of the week. */
  readonly days: readonly string[]
}

/** Reads an RRULE back into the form; what the form cannot say is `custom`. */
export function repeatOf(rule: string | null): Repeat {
  if (rule === null) return { way: 'never', days: [] }
  if (rule === 'FREQ=DAILY') return { way: 'daily', days: [] }
  if (rule === 'FREQ=MONTHLY') return { way: 'monthly', days: [] }
  if (rule === 'FREQ=WEEKLY') return { way: 'weekly', days: [] }
  const days = /^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(rule)?.[1]?.split(',')
  const known = days?.every((day) => weekdays.some(({ id }) => id === day)) ?? false
  return known ? { way: 'weekly', days: inWeekOrder(days!) } : { way: 'custom', days: [] }
}

/** The RRULE of a choice; `custom` begins with what was there before. */
export function ruleOf(way: RepeatWay, days: readonly string[], before: string | null): string | null {
  switch (way) {
    case 'never':
      return null
    case 'daily':
      return 'FREQ=DAILY'
    case 'monthly':
      return 'FREQ=MONTHLY'
    case 'weekly':
      return days.length === 0 ? 'FREQ=WEEKLY' : `FREQ=WEEKLY;BYDAY=${inWeekOrder(days).join(',')}`
    case 'custom':
      return before ?? 'FREQ=WEEKLY;INTERVAL=2'
  }
}

/** The day of the week (`MO`) that clocks in the show's zone have on this date (`2026-11-20`). */
export function weekdayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekdays[(day + 6) % 7]?.id ?? 'MO'
}

function inWeekOrder(days: readonly string[]): string[] {
  return weekdays.map(({ id }) => id).filter((id) => days.includes(id))
}
