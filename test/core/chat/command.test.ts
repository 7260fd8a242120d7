import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewerAct } from '../../../core/chat/act'
import { parseBareChoice, parseChoice } from '../../../core/chat/choice'
import { cleanLine } from '../../../core/chat/clean'
import { parseCommand, parseWhole } from '../../../core/chat/command'

const lineOf = (text: string) => cleanLine(text, { reply: null, platform: 'room' })
const keyOf = (text: string) => lineOf(text).key
const lettersOnly = (count: number | null) =>
  count === null ? null : { runId: 'r1', choices: Array.from({ length: count }, () => '') }

describe('commands', () => {
  it.each<[string, string | null, string[]]>([
    ['!claim', 'claim', []],
    ['！ｃｌａｉｍ', 'claim', []],
    ['! CLAIM', 'claim', []],
    ['!claim!!!', 'claim', []],
    ['!claim🔥', 'claim', ['🔥']],
    ['!cl\u200baim', 'claim', []],
    ['!answer:b', 'answer', ['b']],
    ['!buy "long sword" 2', 'buy', ['long sword', '2']],
    ['!buy «long sword»', 'buy', ['long sword']],
    ['!buy "long sword', 'buy', ['"long', 'sword']],
    ['!claim-all now', 'claim-all', ['now']],
    ["!claim's", null, []],
    ['!!claim', null, []],
    ['!', null, []],
    ['!!!', null, []],
    ['!1', null, []],
    ['wow !claim', null, []],
    ['', null, []],
  ])('%s', (text, name, args) =>
    expect(parseCommand(keyOf(text))).toEqual(name === null ? null : { name, args }),
  )

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCommand(`!${keyOf(text)}`)))
  })

  it('reads plain whole numbers only', () => {
    expect(['42', '007', '3,5', '1e9', '-1', '', '1234567890123456'].map(parseWhole)).toEqual([
      42,
      7,
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('choices', () => {
  it.each<[string, number | null]>([
    ['B', 1],
    ['b', 1],
    ['2', 1],
    ['٢', 1],
    ['(b)', 1],
    ['‘B’', 1],
    ['в', 1],
    ['Ꮯ', 2],
    ['B because it is obvious', 1],
    ['B, it has a red roof', 1],
    ['B B B', 1],
    ['B 2', 1],
    ['B :D', 1],
    ["D, d'accord", 3],
    ['A or B', null],
    ['A/B', null],
    ['A,B', null],
    ['B no C', null],
    ['1 or 2', null],
    ['b a', null],
    ['AB', null],
    ['E', null],
    ['0', null],
    ['5', null],
    ['Banana', null],
    ['the B', null],
    ['', null],
    ['🙂', null],
  ])('%s of four', (text, choice) => expect(parseChoice(keyOf(text), 4)).toBe(choice))

  it.each<[string, number | null]>([
    ['b', 1],
    ['Ｂ', 1],
    ['🅱', 1],
    ['B!', 1],
    ['B)', 1],
    ['b b b', 1],
    ['B 🔥', 1],
    ['D:', null],
    ['1', null],
    ['B ok', null],
    ['A B', null],
    ['E', null],
    ['hi', null],
    ['', null],
  ])('%s alone', (text, choice) => expect(parseBareChoice(keyOf(text), 4)).toBe(choice))

  it('are never out of range', () => {
    const letterish = fc.array(
      fc.constantFrom('A', 'b', 'В', '٣', '2', ' ', ')', ' or ', '/', 'Z', '99', '🇧'),
      { maxLength: 8 },
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      letterish.map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 26 }), (raw, count) => {
        for (const choice of [parseChoice(raw, count), parseBareChoice(raw, count)]) {
          if (choice === null) continue
          expect(Number.isInteger(choice)).toBe(true)
          expect(choice).toBeGreaterThanOrEqual(0)
          expect(choice).toBeLessThan(count)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('read the same with and without the command', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...'abcdABCDВΑ'),
        fc.constantFrom('', '!', ')', '.', ' 🔥'),
        (letter, tail) => {
          expect(parseBareChoice(keyOf(letter + tail), 4)).toBe(parseChoice(keyOf(letter + tail), 4))
        },
      ),
    )
  })
})

describe('what viewers ask for', () => {
  it.each<[string, number | null, unknown]>([
    ['!claim', null, { act: 'claim', runId: null }],
    ['!BUY now', null, { act: 'claim', runId: null }],
    ['!stock', null, { act: 'stock' }],
    ['!time', null, { act: 'more-time' }],
    ['!cancel', null, { act: 'cancel', holdId: null }],
    ['!answer b)', null, { act: 'answer', text: 'b)', runId: null }],
    ['b', 4, { act: 'answer', text: 'b', runId: null }],
    ['b', null, null],
    ['e', 4, null],
    ['!calim', 4, null],
    ['!__proto__', null, null],
    ['!constructor', null, null],
    ['nice', 4, null],
  ])('%s with %s choices', (text, choices, act) =>
    expect(viewerAct(lineOf(text), lettersOnly(choices))).toEqual(act),
  )
})
