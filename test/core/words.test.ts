import { describe, expect, test } from 'vitest'
import { directionOf, type Language, languageNames, languages } from '../../core/words/languages'
import { type StageWords, stageWords } from '../../core/words/stage'

/** Every sentence once, with numbers of every plural form. */
function sentences(words: StageWords): string[] {
  const numbers = [0, 1, 2, 3, 11, 100, 100_000]
  return [
    ...Object.values(words.scan),
    ...Object.values(words.goTo).map((text) => text.replace('{}', 'show.example')),
    ...numbers.flatMap((n) => [
      words.left(n),
      words.paying(n, 100_000),
      words.ofStock(n),
      words.allPaying(n),
      words.allSold(n),
      words.closedWith(n),
      words.answered(n),
      words.knew(n, 100_000),
      words.points(n),
      words.more(n),
      words.inAMinute(n),
    ]),
    ...[
      ['A', 'B'],
      ['A', 'B', 'C'],
      ['A', 'B', 'C', 'D'],
    ].flatMap((letters) => [words.typeLetter(letters), words.isRight(letters)]),
    words.isRight(['A']),
    words.soldIn('0:41'),
    ...Object.values(words).filter((one): one is string => typeof one === 'string'),
  ]
}

describe.each(languages)('%s', (language: Language) => {
  const words = stageWords[language]

  test('has every sentence whole', () => {
    for (const sentence of sentences(words)) {
      expect(sentence.trim()).toBe(sentence)
      expect(sentence).not.toBe('')
      expect(sentence).not.toMatch(/[{}]|undefined|NaN/)
    }
    expect(languageNames[language]).not.toBe('')
  })

  test('names what to type as a key, and the address once', () => {
    expect(words.type).toContain('[!claim]')
    expect(words.typeToWait).toContain('[!claim]')
    expect(words.typeLetter(['A', 'B', 'C'])).toMatch(/\[A\].*\[B\].*\[C\]/)
    expect(words.typeLetter(['A', 'B', 'C', 'D', 'E'])).toMatch(/^[^[]*\[A\][^[]*\[E\][^[]*$/)
    for (const text of Object.values(words.goTo)) expect(text.split('{}')).toHaveLength(2)
  })
})

test('plurals are those of the language', () => {
  expect([1, 2].map(stageWords.de.answered)).toEqual(['1 Antwort', '2 Antworten'])
  expect([0, 1, 2].map(stageWords.fr.answered)).toEqual(['0 réponse', '1 réponse', '2 réponses'])
  expect([1, 2, 3, 11].map(stageWords.ar.answered)).toEqual([
    'إجابة واحدة',
    'إجابتان',
    '3 إجابات',
    '11 إجابة',
  ])
  expect(stageWords.en.left(12_500)).toBe('12,500 left')
  expect(stageWords.de.left(12_500)).toBe('Noch 12.500')
  expect(languages.filter((one) => directionOf(one) === 'rtl')).toEqual(['ar'])
})
