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
