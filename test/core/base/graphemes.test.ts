import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  graphemesOf,
  inBytes,
  inPoints,
  inUnits,
  lengthOf,
  shortened,
  startOf,
} from '../../../core/base/graphemes'

/** What people write with one press and the computer keeps in many parts. */
const whole: readonly (readonly [string, string])[] = [
  ['a family', '👨‍👩‍👧‍👦'],
  ['a couple with skin tones', '👩🏽‍❤️‍💋‍👨🏿'],
  ['a flag', '🇧🇪'],
  ['the flag of Wales', '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['a hand with a skin tone', '👍🏽'],
  ['a heart', '❤️'],
  ['a keycap', '4️⃣'],
  ['an emoji of two units', '🎉'],
  ['a letter with a mark apart', 'e\u0301'],
  ['Zalgo', `h\u0335\u0321\u0322\u0301`],
  ['Hangul in jamo', '\u1112\u1161\u11ab'],
  ['Devanagari', 'नि'],
  ['Thai', 'น้ำ'],
  ['Arabic with vowels', 'بَّ'],
  ['Japanese with its mark apart', 'か\u3099'],
]
const measures = [
  ['units', inUnits],
  ['points', inPoints],
  ['bytes', inBytes],
] as const

const part = fc.oneof(
  fc.constantFrom(
    ...whole.map(([, text]) => text),
    'a',
    ' ',
    'ß',
    '見',
    '\ud83d',
    '\udc00',
    '\u200d',
    '\u0301',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
)
const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''))
const measure = fc.constantFrom(inUnits, inPoints, inBytes)

describe('the start of a text', () => {
  for (const [name, sample] of whole)
    it.each(measures)(`never tears ${name}, counted in %s`, (_, counts) => {
      const given = `ab${sample}cd`
      for (let limit = 0; limit <= lengthOf(given, counts); limit += 1) {
        const cut = startOf(given, limit, counts)
        expect(['', 'a', 'ab', `ab${sample}`, `ab${sample}c`, given]).toContain(cut)
        expect(lengthOf(cut, counts)).toBeLessThanOrEqual(limit)
      }
      expect(startOf(given, 2 + lengthOf(sample, counts), counts)).toBe(`ab${sample}`)
      expect(startOf(given, 1 + lengthOf(sample, counts), counts)).toBe('ab')
    })

  it('is the longest one that fits and ends between two graphemes', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 80 }), measure, (given, limit, counts) => {
        const cut = startOf(given, limit, counts)
        const ends = graphemesOf(given).map((_, at, all) => all.slice(0, at + 1).join(''))
        const fitting = ends.filter((start) => lengthOf(start, counts) <= limit)
        // Chains of joiners can grow beyond what is a character to anybody.
        if (graphemesOf(given).every((one) => one.length <= 40)) expect(cut).toBe(fitting.at(-1) ?? '')
        expect(given.startsWith(cut)).toBe(true)
        expect(lengthOf(cut, counts)).toBeLessThanOrEqual(limit)
      }),
      { numRuns: 3_000 },
    )
  })

  it('keeps a lone half as the one unit it is and never makes one', () => {
    expect(startOf('a\ud83dbc', 2)).toBe('a\ud83d')
    expect(startOf('a\ud83dbc', 3)).toBe('a\ud83db')
    expect(startOf('🎉🎉', 3)).toBe('🎉')
    expect(startOf('\udc00\ud83d🎉', 3)).toBe('\udc00\ud83d')
    expect(startOf('🎉', 1)).toBe('')
  })

  it('cuts flags by two letters, from the start', () => {
    expect(startOf('🇧🇪🇩🇪🇫🇷', 9)).toBe('🇧🇪🇩🇪')
    expect(startOf('🇧🇪🇩🇪🇫🇷', 3, inPoints)).toBe('🇧🇪')
  })

  it('cuts a pile of marks without end, between code points', () => {
    const pile = `h${'\u0335'.repeat(1_000)}`
    expect(startOf(pile, 100)).toHaveLength(100)
    expect(startOf(`ok ${pile}`, 100)).toHaveLength(100)
    const chain = Array.from({ length: 300 }, () => '🙂').join('\u200d')
    expect(startOf(chain, 100)).not.toMatch(/\p{Surrogate}/u)
    expect(startOf(chain, 100).length).toBeGreaterThan(97)
  })
})

describe('a shortened text', () => {
  it('stays as it is where it fits', () => {
    expect(shortened('🇧🇪 Ghent', 10)).toBe('🇧🇪 Ghent')
    expect(shortened('Ghent', 5)).toBe('Ghent')
  })

  it('ends with a sign, within the limit, on a whole character', () => {
    expect(shortened('Ghent is old', 7)).toBe('Ghent…')
    expect(shortened('ab👨‍👩‍👧‍👦', 10)).toBe('ab…')
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 60 }), (given, limit) => {
        const short = shortened(given, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        if (given.length > limit) expect(given.startsWith(short.slice(0, -1))).toBe(true)
        else expect(short).toBe(given)
      }),
    )
  })
})

it('bytes are those of UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      expect(lengthOf(given, inBytes)).toBe(new TextEncoder().encode(given).length)
      expect(lengthOf(given, inPoints)).toBe([...given].length)
      expect(lengthOf(given, inUnits)).toBe(given.length)
    }),
  )
})
