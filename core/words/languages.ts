import { type Duration, second } from '../base/time'

/** What overlay and room can speak; the first where nobody chose. */
export const languages = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'ar'] as const
export type Language = (typeof languages)[number]

/** Each in itself, as a list of languages shows them. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
  ja: '日本語',
  ar: 'العربية',
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/**
 * One sentence by number, with CLDR's plural categories (https://cldr.unicode.org/index/cldr-spec/plural-rules); `{n}`
 * stands for the number as the language writes it. `other` is for every category that is not given.
 */
export function counted(
  language: Language,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
): (n: number) => string {
  const rules = new Intl.PluralRules(language)
  const digits = numberIn(language)
  return (n) => (forms[rules.select(n)] ?? forms.other).replace('{n}', digits(n))
}

/** Numbers on stage and in the room; in Arabic with the digits of clocks and prices beside them. */
export function numberIn(language: Language): (n: number) => string {
  const format = new Intl.NumberFormat(language, { numberingSystem: 'latn' })
  return (n) => format.format(n)
}

/** A few words as a list: `A, B and C`. */
export function listIn(language: Language): (words: readonly string[]) => string {
  const format = new Intl.ListFormat(language, { type: 'conjunction' })
  return (words) => format.format(words)
}

/** The same with "or". */
export function choiceIn(language: Language): (words: readonly string[]) => string {
  const format = new Intl.ListFormat(language, { type: 'disjunction' })
  return (words) => format.format(words)
}

/** How long something may take, in words: `30 seconds`, `8 minutes`, `1 minute 40 seconds`. */
export function durationIn(language: Language): (time: Duration) => string {
  const unit = (name: 'minute' | 'second') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
      numberingSystem: 'latn',
    })
  const [minutes, seconds] = [unit('minute'), unit('second')]
  return (time) => {
    const all = Math.round(time / second)
    if (all < 90) return seconds.format(all)
    const rest = all % 60
    const whole = minutes.format(Math.floor(all / 60))
    return rest === 0 ? whole : `${whole} ${seconds.format(rest)}`
  }
}
