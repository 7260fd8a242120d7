import { expect, test } from 'vitest'
import { moneyText } from '../../../core/base/money'
import { apart, apartIn } from '../../../core/words/apart'
import { durationIn, languages } from '../../../core/words/languages'

test('words of others are kept apart where their direction matters, and cannot break out', () => {
  expect(apartIn('en')('Signed print!')).toBe('Signed print!')
  expect(apartIn('en')('ليلة الطباعة!')).toBe('\u2068ليلة الطباعة!\u2069')
  expect(apartIn('ar')('Signed print!')).toBe('\u2068Signed print!\u2069')
  expect(apart('out\u2069 of \u2067it')).toBe('\u2068out of it\u2069')
})

test('how long something may take is said in words, with the plurals of each language', () => {
  const said = (language: (typeof languages)[number]) =>
    [30_000, 60_000, 120_000, 100_000].map(durationIn(language))
  expect(said('en')).toEqual(['30 seconds', '60 seconds', '2 minutes', '1 minute 40 seconds'])
  expect(said('de')).toEqual(['30 Sekunden', '60 Sekunden', '2 Minuten', '1 Minute 40 Sekunden'])
  expect(said('ja')[2]).toBe('2 分')
  expect(said('ar')[2]).toBe('دقيقتان')
  for (const language of languages) expect(durationIn(language)(600_000)).toMatch(/10/)
})

test('amounts are written as the language does, the largest too, with the digits 0 to 9', () => {
  const written = (amount: number, currency: string) =>
    languages.map((language) =>
      moneyText({ amount, currency }, language)
        .replace(/[\u00a0\u202f\u200f\u200e]/g, ' ')
        .trim(),
    )
  expect(written(1_250_000_000, 'EUR')).toEqual([
    '€12,500,000.00',
    '12.500.000,00 €',
    '12.500.000,00 €',
    '12 500 000,00 €',
    '€ 12.500.000,00',
    '€12,500,000.00',
    '12,500,000.00 €',
  ])
  for (const text of written(12_500_000, 'JPY')) expect(text.replace(/\D/g, '')).toBe('12500000')
})
