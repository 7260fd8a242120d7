import { describe, expect, it } from 'vitest'
import { viewerAct } from '../../core/chat/act'
import { cleanLine, cleanName, longestLine, longestName } from '../../core/chat/clean'
import { splitText } from '../../core/chat/split'
import { askText, revealText } from '../../core/cues/quiz/words'
import { duplicateShow } from '../../core/show/edit'
import { settlementOf } from '../../core/show/effects'
import { emptyShow } from '../../core/show/show'
import { botWords } from '../../core/words/bot'

/** Everything that cuts a text of people, at every place within one of these. */
const samples = [
  '👨‍👩‍👧‍👦',
  '🇧🇪',
  '👍🏽',
  'e\u0301',
  'h\u0335\u0321\u0301',
  '\u1112\u1161\u11ab',
  'नि',
  'か\u3099',
  '🎉',
]

const cutAt: readonly (readonly [string, number, (text: string) => string])[] = [
  ['a chat line', longestLine, (text) => cleanLine(text, { reply: null, platform: 'room' }).display],
  ['a name', longestName, cleanName],
  ['an answer', 100, (text) => answerOf(viewerAct({ key: `!answer ${text}`, display: '' }, null))],
  ['a post of a long word', 200, (text) => splitText(text, 200, 'characters').posts[0] ?? ''],
  ['a post, in bytes', 200, (text) => splitText(text, 200, 'bytes').posts[0] ?? ''],
  ['a question said in chat', 450, (text) => askText(botWords.en, quizOf(text))],
  ['an answer said in chat', 450, (text) => revealText(botWords.en, quizOf(text), nobody)],
  [
    'the title of a copy',
    113,
    (text) => duplicateShow(emptyShow('s1', text, 0), 's2', 0).title.replace(/ \(copy\)$/, ''),
  ],
  [
    'a reason',
    500,
    (text) => settlementOf({ id: 'r1:1', type: 'say' }, { ok: false, code: 'x', message: text }).reason ?? '',
  ],
]

const nobody = { total: 0, right: 0, fastest: [], answers: {} } as never
const quizOf = (choice: string) =>
  ({ question: 'q', choices: [choice, 'b'], correct: [0], window: 30_000 }) as never
const answerOf = (act: ReturnType<typeof viewerAct>) => (act?.act === 'answer' ? act.text : '')

describe.each(cutAt)('%s', (_, limit, cut) => {
  it.each(samples)('keeps %s whole or leaves it out', (sample) => {
    for (let before = limit - 130; before <= limit; before += 1) {
      const shown = cut('x'.repeat(Math.max(0, before)) + sample.repeat(6))
      const rest = shown.slice(shown.lastIndexOf('x') + 1).replaceAll(sample, '')
      // Nothing of the sample is left, only what stands behind the text.
      expect(rest).toMatch(/^(?:[ .…][ -~…]*)?$/)
    }
  })
})
