import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewerAct } from '../../../core/chat/act'
import { namedChoices } from '../../../core/chat/answer'
import { letterOf } from '../../../core/chat/choice'
import { cleanLine } from '../../../core/chat/clean'

const cities = ['Bruges', 'Ghent', 'Saint-Gérard', 'Ζάκυνθος']
const fruit = ['🍎 Apple', '🍏 Apple', '🍌', '👨‍👩‍👧 Family']
const flags = ['🇳🇴', '🇩🇪 Germany', '🇧🇪 Belgium']
const numbers = ['2', '3', '410 kg', 'none']
const answers = ['Yes', 'No', 'A lot', 'lion']
const scripts = ['ゲント', 'أنتويرب', 'Straße', 'निहारिका', '서울']

const lineOf = (text: string) => cleanLine(text, { reply: null, platform: 'room' })
/** As the runner takes it: the letter it names and the run it is for, or null for talk. */
function read(text: string, choices: readonly string[]): string | null {
  const act = viewerAct(lineOf(text), { runId: 'r1', choices })
  return act?.act === 'answer' ? act.text : null
}
const named = (text: string, choices: readonly string[]) => {
  const { key, display } = lineOf(text)
  return namedChoices(key, display, { runId: 'r1', choices }).map(letterOf).join(' ')
}

describe('answers as people write them', () => {
  it.each<[string, string, readonly string[]]>([
    // By letter.
    ['b.', 'B', cities],
    ['(b)', 'B', cities],
    ['Ｂ', 'B', cities],
    ['ｂ！', 'B', cities],
    ['b。', 'B', cities],
    ['В', 'B', cities],
    ['с', 'C', cities],
    ['ב', 'B', cities],
    ['ج', 'C', cities],
    ['Γ', 'C', cities],
    ['🔥 B', 'B', cities],
    ['B 🔥🔥', 'B', cities],
    ['b :)', 'B', cities],
    // By text.
    ['Ghent', 'B', cities],
    ['GHENT!!', 'B', cities],
    ['"ghent"', 'B', cities],
    ['ghent 🔥', 'B', cities],
    ['🙋‍♀️ Ghent', 'B', cities],
    ['🇧🇪 ghent', 'B', cities],
    ['Ｇｈｅｎｔ', 'B', cities],
    ['saint gerard', 'C', cities],
    ['SAINT-GÉRARD', 'C', cities],
    ['ζακυνθοσ', 'D', cities],
    ['げんと', 'A', scripts],
    ['انتويرب', 'B', scripts],
    ['STRASSE', 'C', scripts],
    ['निहारिका', 'D', scripts],
    ['서울', 'E', scripts],
    ['yes', 'A', answers],
    ['a lot', 'C', answers],
    ['a lion', 'D', answers],
    ['2', 'A', numbers],
    ['410 kg', 'C', numbers],
    // By emoji.
    ['🍎', 'A', fruit],
    ['🍏🍏🍏', 'B', fruit],
    ['🍌', 'C', fruit],
    ['👨‍👩‍👧', 'D', fruit],
    ['family', 'D', fruit],
    ['🍎 apple', 'A', fruit],
    ['🇳🇴', 'A', flags],
    ['🇳🇴🇳🇴', 'A', flags],
    ['germany', 'B', flags],
    // By both.
    ['B - Ghent', 'B', cities],
    ['B) Ghent', 'B', cities],
    ['b. ghent', 'B', cities],
    ['B: Ghent!', 'B', cities],
    ['B Ghent', 'B', cities],
    ['Ghent (B)', 'B', cities],
    ['ghent = b', 'B', cities],
    ['A - 2', 'A', numbers],
    // Behind words.
    ['answer is b', 'B', cities],
    ['The answer is B.', 'B', cities],
    ['my answer: b', 'B', cities],
    ['final answer B', 'B', cities],
    ['the answer is Ghent', 'B', cities],
    ['I think B', 'B', cities],
    ["I'd say Ghent", 'B', cities],
    ['it’s A', 'A', cities],
    ['die Antwort ist b', 'B', cities],
    ['la respuesta es la b', 'B', cities],
    ['La réponse est B', 'B', cities],
    ['a resposta é a B', 'B', cities],
    ['答えはＢです', 'B', cities],
    ['ゲントだと思う', 'A', scripts],
    ['الجواب هو B', 'B', cities],
  ])('%s is %s', (text, letter, choices) => {
    expect(named(text, choices)).toBe(letter)
    expect(read(text, choices)?.toUpperCase()).toMatch(/^./)
  })

  it('are for the question they were read against; a bare letter is for whichever is open', () => {
    const question = { runId: 'r1', choices: cities }
    expect(viewerAct(lineOf('Ghent'), question)).toEqual({ act: 'answer', text: 'B', runId: 'r1' })
    expect(viewerAct(lineOf('b)'), question)).toEqual({ act: 'answer', text: 'b)', runId: null })
    expect(viewerAct(lineOf('Ghent'), null)).toBeNull()
  })
})

describe('what is no answer', () => {
  it.each<[string, readonly string[]]>([
    ['I like it', cities],
    ['a nice one', cities],
    ['be right back', cities],
    ['A lot of people here', answers],
    ['a lot of people here', cities],
    ['I think a', cities],
    ["it's a", cities],
    ['I think it is a nice one', cities],
    ['I say be quiet', cities],
    ['not Ghent', cities],
    ["it's not b", cities],
    ['the answer is not B', cities],
    ['the wrong answer is B', cities],
    ['Ghent or Bruges', cities],
    ['A or B', cities],
    ['A/B', cities],
    ['a b', cities],
    ['B - Bruges', cities],
    ['a - Ghent', cities],
    ['a, ghent', cities],
    ['Ghent (A)', cities],
    ['B Antwerp', cities],
    ['B ❌', cities],
    ['❌ B', cities],
    ['👎 Ghent', cities],
    ['🍎 family', fruit],
    ['A 🍏', fruit],
    ['apple', fruit],
    ['🍎🍏', fruit],
    ['🍇', fruit],
    ['no', flags],
    ['NO', flags],
    ['de', flags],
    ['1', numbers],
    ['D:', cities],
    ['d :', cities],
    ['E', cities],
    ['Ghent is nice', cities],
    ['who said Ghent?', cities],
    ['!!!', cities],
    ['', cities],
  ])('%s', (text, choices) => {
    expect(read(text, choices)).toBeNull()
  })

  it('a text two choices have: only their letters count', () => {
    const alike = ['Café', 'CAFE', 'tea']
    expect(read('cafe', alike)).toBeNull()
    expect(read('B - cafe', alike)).toBeNull()
    expect(read('b', alike)).toBe('b')
    expect(read('tea', alike)).toBe('C')
  })

  it('a text that is a letter: the letter counts', () => {
    expect(named('b', ['B', 'A'])).toBe('B')
    expect(named('the answer is a', ['B', 'A'])).toBe('A')
    expect(read('B - A', ['B', 'A'])).toBeNull()
  })
})

describe('behind a command', () => {
  it.each<[string, string, readonly string[]]>([
    ['!answer Ghent', 'B', cities],
    ['🔥 !answer ghent', 'B', cities],
    ['!answer B - Ghent', 'B', cities],
    ['!answer the answer is b', 'B', cities],
    ['!answer 🍎', 'A', fruit],
    ['!answer 🇳🇴', 'A', flags],
    ['！ａｎｓｗｅｒ 🇳🇴', 'A', flags],
    ['!answer 2', 'A', numbers],
    ['!answer 2', '2', cities],
    ['!answer A nice one', 'A nice one', cities],
    // Refused by the quiz, which says so.
    ['!answer B - Bruges', 'B A', cities],
    ['!answer Antwerp', 'Antwerp', cities],
  ])('%s reads %s', (text, said, choices) => expect(read(text, choices)).toBe(said))
})

describe('always', () => {
  const word = fc.stringMatching(/^[g-z]{3,9}$/)
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '))
  const choices = fc.uniqueArray(words, { minLength: 2, maxLength: 6 })
  const decoration = fc.constantFrom('', '!', '!!!', '.', ' 🔥', ' 😂😂', '?')
  const written = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.normalize('NFD'),
    (text: string) => text.replace(/[a-z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    (text: string) => `  ${text} `,
  )
  const said = fc.constantFrom<(letter: string, text: string) => string>(
    (letter) => letter,
    (letter) => letter.toLowerCase(),
    (_, text) => text,
    (letter, text) => `${letter} - ${text}`,
    (letter, text) => `${letter}) ${text}`,
    (letter, text) => `${text} (${letter})`,
    (letter) => `answer is ${letter}`,
    (_, text) => `the answer is ${text}`,
    (_, text) => `I think ${text}`,
  )

  it('every natural way of saying a choice names that choice', () => {
    fc.assert(
      fc.property(choices, fc.nat(), said, written, decoration, (all, at, say, write, end) => {
        const index = at % all.length
        const line = say(letterOf(index), write(all[index]!)) + end
        expect(named(line, all)).toBe(letterOf(index))
      }),
      { numRuns: 2_000 },
    )
  })

  it('a longer sentence names nothing', () => {
    fc.assert(
      fc.property(choices, fc.nat(), words, fc.boolean(), (all, at, more, before) => {
        const text = all[at % all.length]!
        const line = before ? `${more} ${text}` : `${text} ${more}`
        // These say that an answer follows: "its Ghent", "voto Ghent".
        fc.pre(!all.includes(line) && !/^(?:its|voto)\b/.test(line))
        expect(read(line, all)).toBeNull()
      }),
      { numRuns: 2_000 },
    )
  })

  it('two different choices are no answer', () => {
    const join = fc.constantFrom(' or ', ' and ', '/', ', ', ' ', ' - ')
    fc.assert(
      fc.property(choices, fc.nat(), fc.nat(), join, said, said, (all, one, two, between, first, second) => {
        const [a, b] = [one % all.length, two % all.length]
        fc.pre(a !== b)
        const line = first(letterOf(a), all[a]!) + between + second(letterOf(b), all[b]!)
        // "a" before a word is an article: "a lion".
        fc.pre(!/^a [a-z]/.test(line) && !all.includes(line))
        expect(read(line, all)).toBeNull()
      }),
      { numRuns: 2_000 },
    )
  })

  it('nothing throws, and only choices that are there are named', () => {
    const piece = fc.constantFrom(
      'A',
      'b',
      'В',
      '٣',
      '2',
      ' ',
      ')',
      ' - ',
      'answer is ',
      '🇧',
      '🍎',
      '\u200d',
      'i think ',
    )
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 6 }), (text, all) => {
        const { key, display } = lineOf(text)
        for (const index of namedChoices(key, display, { runId: 'r1', choices: all }))
          expect(index >= 0 && index < all.length).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('an emoji before a command', () => {
  it.each([
    '🔥 !claim',
    '🔥!claim',
    '🔥🔥 👍🏽 !claim',
    '🇧🇪 !claim',
    '👨‍👩‍👧 !claim',
    '❤️ ！ｃｌａｉｍ',
    '4️⃣ !claim',
  ])('%s claims', (text) => expect(viewerAct(lineOf(text), null)).toEqual({ act: 'claim', runId: null }))

  it.each(['wow !claim', 'NO !claim', '🔥 wow !claim', '!!claim', '🔥 claim', '🔥 !!claim'])(
    '%s is talk',
    (text) => expect(viewerAct(lineOf(text), null)).toBeNull(),
  )

  it('also behind the mention of a reply', () => {
    const reply = { login: 'streamer', displayName: 'Streamer' }
    const line = cleanLine('@streamer 🔥 !claim', { reply, platform: 'twitch' })
    expect(line.key).toBe('!claim')
    expect(line.display).toBe('@streamer 🔥 !claim')
  })
})
