import type { Instant } from '../../../core/base/time'
import type { Language } from '../../../core/words/languages'

/** `17 Mar 2027, 20:15 CET`: the wall clock of the show's zone, or UTC where this shell does not know it. */
export function dateText(at: Instant, timezone: string, language: Language = 'en'): string {
  try {
    return format(at, timezone, language)
  } catch {
    return format(at, 'UTC', language)
  }
}

function format(at: Instant, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    numberingSystem: 'latn',
    timeZone,
    timeZoneName: 'short',
  }).format(at)
}
