import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differenceOf, nearName } from '../../../core/base/near-name'

/** Names as OBS and Twitch may hold them: what differs is not seen. */
const pairs = [
  ['Live', 'Live ', 'they differ in spaces at the beginning or the end'],
  ['Live', '\u00a0Live', 'they differ in spaces at the beginning or the end'],
  ['Close up', 'Close  up', 'they differ in spaces'],
  ['Live', 'Li\u200bve', 'they differ in characters that do not show'],
  [
    '\u05e9\u05dc\u05d5\u05dd',
    '\u200f\u05e9\u05dc\u05d5\u05dd',
    'they differ in characters that do not show',
  ],
  ['\u2764', '\u2764\ufe0f', 'they differ in characters that do not show'],
  ['Caf\u00e9', 'Cafe\u0301', 'they differ in how letters with accents are stored'],
  ['Live', 'live', 'they differ in capital letters'],
  ['Live', 'LIVE ', 'they differ in more than one way'],
] as const

describe('names that look the same', () => {
  test.each(pairs)('%j and %j', (one, other, words) => {
    expect(nearName(one, ['Break', other])).toBe(other)
    expect(nearName(other, ['Break', one])).toBe(one)
    expect(differenceOf(one, other)).toBe(words)
  })

  test('the exact name is never second to one that looks like it', () => {
    for (const [one, other] of pairs) expect(nearName(one, [other, one])).toBeNull()
  })

  test('others are not near', () => {
    expect(nearName('Live', ['Break', 'Live 2', 'Lives', ''])).toBeNull()
    expect(nearName('', ['Live'])).toBeNull()
  })

  test('whatever the names: what is near is in the list, is not the name itself, and differs in words', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 6 }), (wanted, names) => {
        const near = nearName(wanted, names)
        if (near === null) return
        expect(names).toContain(near)
        expect(near).not.toBe(wanted)
        expect(differenceOf(near, wanted)).toMatch(/^they differ in /)
      }),
    )
  })
})
