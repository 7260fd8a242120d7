import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moneyText } from '../../core/base/money'
import type { ReplyKind } from '../../core/cues/effect'
import type { Airing } from '../../core/show/airing'
import { addReply, drainReplies, maxLine } from '../../core/show/replies'
import { type BotWords, botWords, botWordsOf } from '../../core/words/bot'
import { type Language, languages } from '../../core/words/languages'
import { acted, by, cueOf, fire, play, said, showOf } from '../plugins/play'

const address = 'https://show.example/'
const numbers = [0, 1, 2, 3, 11, 100, 100_000]
const letters = [['A', 'B'], ['A', 'B', 'C'], [...'ABCDEF']]
const offer = { title: 'Poster', price: '€12,500.00', left: 7, forHall: 2, command: '!claim', clock: '1:30' }

/** Every sentence once, with numbers of every plural form. */
function sentences(words: BotWords): string[] {
  return [
    words.offer(offer),
    words.offer({ ...offer, price: null, forHall: 0, left: 1 }),
    words.soldOut('Poster'),
    words.quiz('Who?', 'A) x  B) y'),
    words.theAnswer(['A) x']),
    words.theAnswer(['A) x', 'B) y']),
    words.fastest('@ada, @bo'),
    words.to('@ada', words.closed),
    words.nameOn('ada', 'twitch'),
    words.place('3'),
    words.linkedWith('ada'),
    ...letters.flatMap((all) => [words.letters(all), words.youHave(30, all)]),
    ...numbers.flatMap((n) => [
      words.leftOf(n, 100_000),
      words.wereRight(n, 100_000),
      words.answersCounted(n),
      words.viewers(n),
      words.more(n),
      words.seconds(n),
      words.minutes(n),
      words.limit(n),
    ]),
    ...[null, words.minutes(8)].flatMap((time) => [
      words.kept(time),
      words.cameFreeKept(time),
      words.have(words.pay(time, address)),
      words.cameFree(words.pay(time, address)),
    ]),
    words.ranOut(true),
    words.ranOut(false),
    ...Object.values(words).filter((one): one is string => typeof one === 'string'),
  ]
}

const kinds: readonly ReplyKind[] = [
  'held',
  'moved-up',
  'expired',
  'waiting',
  'extended',
  'cancelled',
  'sold-out',
  'limit',
  'closed',
  'nothing-held',
  'link-code',
  'link-asked',
  'linked',
  'link-failed',
  'unlinked',
  'stock',
  'already-answered',
  'no-choice',
  'answered',
]

const quiz = cueOf('quiz', {
  question: 'Wie schwer?',
  choices: ['400 kg', '410 kg'],
  correct: [1],
  window: 30_000,
})
const drop = cueOf('drop', { title: 'Poster', price: 1_500, stock: 1, announcement: 'Los geht es!' })
const inLanguage = (language: Language, cue: typeof quiz) => play({ ...showOf(cue), language })

describe.each(languages)('%s', (language) => {
  const words = botWords[language]

  test('has every sentence whole', () => {
    for (const sentence of sentences(words)) {
      expect(sentence.trim()).toBe(sentence)
      expect(sentence).not.toBe('')
      expect(sentence).not.toMatch(/[{}]|undefined|NaN|null/)
    }
  })

  test('keeps what is typed, what it costs and where to go as they are', () => {
    const said = words.offer(offer)
    for (const part of ['Poster', '€12,500.00', '!claim', '1:30', '7', '2']) expect(said).toContain(part)
    expect(words.linkAsked).toContain('!link ok')
    expect(words.linked).toContain('!unlink')
    for (const time of [null, words.minutes(8)])
      expect(words.pay(time, address).endsWith(`: ${address}`)).toBe(true)
    expect(words.letters(['A', 'B', 'C', 'D'])).toMatch(/^A .* D$/)
  })

  test('says nothing in English, unless it is English', () => {
    if (language === 'en') return
    const english = new Set(sentences(botWords.en).filter((one) => /[a-z]{4}/.test(one)))
    expect(sentences(words).filter((one) => english.has(one) && !/^Quiz: /.test(one))).toEqual([])
  })

  test('a show speaks it: what is sold and asked, what comes of it, and to whom', () => {
    const sale = inLanguage(language, drop)
    sale.at(0, fire())
    sale.at(10, acted('ada', { act: 'claim', runId: null }, 'replay'))
    sale.at(20, acted('bo', { act: 'claim', runId: null }, 'replay'))
    sale.wait(5_000)
    const [opening, answers] = sale.outcomes.flatMap(said)
    expect(opening).toMatch(/^Los geht es! .*Poster.*15[.,]00.*!claim/)
    expect(opening).toBe(
      `Los geht es! ${words.offer({ ...offer, price: moneyText({ amount: 1_500, currency: 'EUR' }, language), left: 1, forHall: 0, clock: /\d+:\d\d/.exec(opening!)![0] })}`,
    )
    expect(answers).toContain(words.have(words.pay(words.minutes(8), 'http://127.0.0.1:4747')))
    expect(answers).toContain(`@bo ${words.place('1')}`)

    const game = inLanguage(language, quiz)
    game.at(0, fire())
    game.at(1_000, acted('ada', { act: 'answer', text: 'B', runId: null }, 'replay'))
    game.wait(40_000)
    const lines = game.outcomes.flatMap(said)
    expect(lines[0]).toBe(
      `${words.quiz('Wie schwer?', 'A) 400 kg  B) 410 kg')}  ${words.youHave(30, ['A', 'B'])}`,
    )
    expect(lines).toContain(words.answersCounted(1) + words.stop)
    expect(lines.at(-1)).toBe(
      `${words.theAnswer(['B) 410 kg'])} ${words.wereRight(1, 1)} ${words.fastest('@ada')}`,
    )
  })

  test('any number of askers: at most two lines of 450 characters, no address cut, nobody unnamed is named', () => {
    const asked = fc.array(
      fc.tuple(
        fc.oneof(fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme' }), fc.constant('a viewer')),
        fc.constantFrom(...kinds),
        fc.constantFrom('', '7', 'n'.repeat(60)),
      ),
      { minLength: 1, maxLength: 120 },
    )
    const airing = inLanguage(language, drop).airing()
    fc.assert(
      fc.property(asked, (askers) => {
        const replies: Airing['replies'] = {}
        for (const [at, [name, kind, note]] of askers.entries())
          addReply(replies, 5, { platform: 'irc', id: `${at}`, name }, kind, note)
        const lines = drainReplies({ ...airing, joinUrl: address, replies }, 10_000)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const { text } of lines) {
          expect(text.length).toBeLessThanOrEqual(maxLine)
          expect(text).not.toMatch(/https:\/\/show\.example(?!\/)/)
          if (language !== 'en') expect(text).not.toContain('a viewer')
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('a show without a language speaks English', () => {
  expect(botWordsOf({})).toBe(botWords.en)
  expect(botWordsOf(showOf(drop))).toBe(botWords.en)
})

test('a name that is hidden later reads in the language, too', () => {
  const stage = inLanguage('de', quiz)
  stage.at(0, fire())
  stage.at(1_000, acted('ada', { act: 'answer', text: 'B', runId: null }, 'replay'))
  stage.wait(40_000)
  stage.at(41_000, { type: 'name-hidden', platform: 'replay', viewerId: 'ada', hidden: true, by })
  expect(stage.airing().said.at(-1)!.text).toContain('Am schnellsten: jemand.')
})
