import type { OverlayModel, View } from '../../../core/overlay/model'
import { presets } from '../../../core/overlay/presets'
import type { Language } from '../../../core/words/languages'

/** Titles, questions and choices as long as the editor allows (80, 160, 60), in three scripts, and short ones. */
export const texts = {
  short: {
    language: 'en',
    title: 'Pin',
    question: 'Why?',
    choices: ['Yes', 'No'],
    message: 'Hi!',
    price: '€5.00',
    names: ['Bo', 'Al'],
  },
  latin: {
    language: 'en',
    title: 'Limited night-print bundle with hand-pulled proof, tote bag and signed postcard!',
    question:
      'Which of these six inks was mixed first in the workshop behind us, before the great flood took the cellar and half of the old wooden type with it in the spring?',
    choices: [
      'Prussian blue, with a little lamp black for the shadow lines',
      'Madder red from the garden of the house across the old canal',
      'Rice-paste grey from Kyoto, thinned with water twice or more',
      'A green that nobody remembers, though it is on every poster',
      'Gold',
      'Silver-white out of a tin that had lost its label years ago.',
    ],
    message:
      'Tonight’s code word is OPAL. Say it at the desk in the hall for a free sticker, or write it in the chat: everyone who does is in the draw at nine. '
        .repeat(3)
        .slice(0, 400),
    price: '€12,500,000.00',
    names: ['MellowPickle_the_Third_of_Ghent_and_all_of_its_old_canals_too_xx', 'windy_fern'],
  },
  japanese: {
    language: 'ja',
    title:
      '職人が一枚ずつ手で刷り番号を入れた夜の限定プリントと布の袋と絵葉書の三点セットを今夜だけの値段でお届けします送料込みで数に限りがありますのでどうぞお早めに申込み',
    question:
      '職人が一枚ずつ手で刷り番号を入れた夜の限定プリントと布の袋と絵葉書の三点セットを今夜だけの値段でお届けします送料込みで数に限りがありますのでどうぞお早めに申込み職人が一枚ずつ手で刷り番号を入れた夜の限定プリントと布の袋と絵葉書の三点セットを今夜だけの値段でお届けします送料込みで数に限りがありますのでどうぞお早めに申込み',
    choices: Array.from(
      { length: 6 },
      () =>
        '朝のうちに混ぜた紺青に影の線のための煤をほんの少しだけ足して一晩寝かせた古い棚の奥にあるあの名前のない深い色のインク缶です',
    ).map((choice) => choice.slice(0, 60)),
    message: '今夜の合言葉はオパールです。会場の受付で言うかチャットに書いてください。'
      .repeat(12)
      .slice(0, 400),
    price: '¥12,500,000',
    names: ['夜更かし猫と朝寝坊の犬と昼寝の鳥と夕焼けの亀と真夜中の狐', '夜更かし猫'],
  },
  arabic: {
    language: 'ar',
    title: 'ملصق موقّع من مزاد الجمعة الكبير، طبعة ليلية محدودة مع حقيبة قماش وبطاقة بريدية',
    question:
      'أي هذه الأحبار الستة خُلط أولاً في الورشة التي خلفنا، قبل أن يأخذ الفيضان الكبير القبو ونصف الحروف الخشبية القديمة معه في ذلك الربيع البعيد الذي لا ينساه أحد؟',
    choices: Array.from({ length: 6 }, () =>
      'أزرق بروسي مع قليل من السخام لخطوط الظل على الورق القديم هنا'.slice(0, 60),
    ),
    message: 'كلمة الليلة هي أوبال. قلها عند المكتب في القاعة لتحصل على ملصق مجاني، أو اكتبها في الدردشة. '
      .repeat(5)
      .slice(0, 400),
    price: '€12,500,000.00',
    names: ['صغير_غيمة_من_مدينة_بعيدة_جداً_خلف_الجبال', 'صغير_غيمة'],
  },
} as const satisfies Record<string, Text>
export interface Text {
  readonly language: Language
  readonly title: string
  readonly question: string
  readonly choices: readonly string[]
  readonly message: string
  readonly price: string
  readonly names: readonly string[]
}

export function modelOf(views: readonly View[], text: Text, over: Partial<OverlayModel> = {}): OverlayModel {
  return {
    views: [...views],
    ticker: [
      { id: 'o1', name: text.names[0]!, item: text.title },
      { id: 'o2', name: text.names[1]!, item: 'Pin' },
    ],
    more: 12,
    theme: presets[0]!.theme,
    language: text.language,
    rehearsal: true,
    joinUrl: 'https://show.example',
    pictures: [],
    delayCode: null,
    ...over,
  }
}

type Card = Extract<View, { template: 'card' }>
export function dropView({ title, price }: Text, over: Partial<Card> = {}): Card {
  return {
    template: 'card',
    runId: 'r1',
    title,
    price,
    goods: 'merch',
    picture: null,
    stock: 20,
    left: 7,
    held: 9,
    phase: 'open',
    openedAt: 0,
    closesAt: 60_000,
    closedAt: null,
    command: '!claim',
    hint: 'Type !claim in chat.',
    ...over,
  }
}

type Quiz = Extract<View, { template: 'quiz' }>
export function quizView({ question, choices }: Text, over: Partial<Quiz> = {}): Quiz {
  return {
    template: 'quiz',
    runId: 'r2',
    title: 'Quiz',
    question,
    choices: choices.map((text, at) => ({ letter: 'ABCDEF'[at]!, text, count: null, correct: null })),
    answers: 53,
    phase: 'open',
    openedAt: 0,
    closesAt: 30_000,
    ...over,
  }
}

export function revealed(text: Text): Quiz {
  const counts = [17, 25_000, 75, 0, 3, 1]
  return quizView(text, {
    phase: 'revealed',
    choices: text.choices.map((choice, at) => ({
      letter: 'ABCDEF'[at]!,
      text: choice,
      count: counts[at]!,
      correct: at === 1,
    })),
  })
}

export function boardView({ names }: Text): View {
  const rows = [1_240, 1_180, 1_180, 960, 910].map((points, at) => ({
    rank: [1, 2, 2, 4, 5][at]!,
    name: names[at % 2]!,
    points: points * 1_000,
    moved: [2, 0, -12, 1, 0][at]!,
  }))
  return { template: 'leaderboard', runId: 'r3', title: 'Leaderboard', rows }
}

export function countdownView(
  { title }: Text,
  over: Partial<Extract<View, { template: 'countdown' }>> = {},
): View {
  return { template: 'countdown', runId: 'r4', title, openedAt: 0, endsAt: 298_000, doneText: title, ...over }
}

export function messageView({ message }: Text): View {
  return { template: 'message', runId: 'r5', title: '', text: message }
}

/** What `page.ts` serves as `goodsPicture`. */
const picture = 'a'.repeat(32)

/** Everything that may stand on the stage at once, by name. */
export const scenes: Readonly<Record<string, (text: Text) => OverlayModel>> = {
  drop: (text) => modelOf([dropView(text)], text),
  'drop-waiting': (text) => modelOf([dropView(text, { left: 0, held: 17 })], text),
  'drop-last-call': (text) =>
    modelOf([dropView(text, { stock: 40, left: 2, held: 4, closesAt: 8_000 })], text),
  'drop-many': (text) => modelOf([dropView(text, { stock: 100_000, left: 37, held: 58 })], text),
  'drop-41': (text) => modelOf([dropView(text, { stock: 41, left: 1, held: 39 })], text),
  'drop-one': (text) => modelOf([dropView(text, { stock: 1, left: 1, held: 0, closesAt: 1_794_000 })], text),
  'sold-out': (text) =>
    modelOf([dropView(text, { left: 0, held: 0, phase: 'sold-out', closedAt: 41_000 })], text),
  closed: (text) => modelOf([dropView(text, { left: 7, held: 0, phase: 'closed', closedAt: 60_000 })], text),
  picture: (text) => modelOf([dropView(text, { picture })], text),
  'picture-40': (text) => modelOf([dropView(text, { picture, stock: 40, left: 2, held: 33 })], text),
  'picture-many': (text) =>
    modelOf([dropView(text, { picture, stock: 100_000, left: 99_999, held: 0, closesAt: 1_794_000 })], text),
  'picture-sold-out': (text) =>
    modelOf([dropView(text, { picture, left: 0, held: 0, phase: 'sold-out', closedAt: 41_000 })], text),
  'picture-both': (text) =>
    modelOf(
      [
        dropView(text, { picture, runId: 'r7', phase: 'closed' }),
        dropView(text, { picture }),
        quizView(text),
      ],
      text,
    ),
  'picture-read': (text) =>
    modelOf([dropView(text, { picture }), boardView(text), countdownView(text), messageView(text)], text),
  quiz: (text) => modelOf([quizView(text)], text),
  locked: (text) => modelOf([quizView(text, { phase: 'locked' })], text),
  reveal: (text) => modelOf([revealed(text)], text),
  board: (text) => modelOf([boardView(text)], text),
  countdown: (text) => modelOf([countdownView(text)], text),
  'countdown-done': (text) => modelOf([countdownView(text, { endsAt: -1_000 })], text),
  message: (text) => modelOf([messageView(text)], text),
  both: (text) => modelOf([dropView(text), quizView(text)], text),
  'drop-message': (text) => modelOf([dropView(text), messageView(text)], text),
  'all-read': (text) =>
    modelOf([dropView(text), boardView(text), countdownView(text), messageView(text)], text),
  everything: (text) =>
    modelOf(
      [
        dropView(text, { runId: 'r7', title: text.title }),
        dropView(text, { runId: 'r8', phase: 'closed' }),
        dropView(text, { runId: 'r9' }),
        quizView(text, { runId: 'r10', phase: 'locked' }),
        quizView(text),
        boardView(text),
        countdownView(text),
        messageView(text),
      ],
      text,
    ),
  'delay-code': (text) =>
    modelOf([dropView(text), quizView(text)], text, { delayCode: { code: 'K7QX', until: 60_000 } }),
}
