import type { BotWords } from './bot'
import { counted, numberIn } from './languages'
import { ja as stage } from './stage-ja'

const n = numberIn('ja')
const letters = (all: readonly string[]) =>
  all.length === 2 ? `${all[0]} か ${all[1]}` : `${all[0]} から ${all.at(-1)}`
const within = (time: string | null) => (time === null ? '' : `${time}以内に`)
const forTime = (time: string | null) => (time === null ? '' : `${time}間`)

export const ja: BotWords = {
  offer: ({ title, price, left, forHall, command, clock }) =>
    `販売開始: ${title}、${price ?? '無料'}、残り ${left}${forHall > 0 ? `(うち ${forHall} は会場用)` : ''}。${clock} 以内に ${command} と入力。`,
  openAgain: '再開しました。',
  soldOut: (title) => `完売: ${title}。ありがとうございました!`,
  leftOf: (left, stock) => `残り ${left}、全 ${stock}`,
  seeOverlay: '残りは画面でご確認ください',

  letters,
  quiz: (question, choices) => `クイズ: ${question}  ${choices}`,
  youHave: (seconds, all) => `制限時間 ${seconds} 秒、${letters(all)} で回答。`,
  theAnswer: (right) => `正解: ${right.join(' または ')}。`,
  nobodyAnswered: '回答はありませんでした。',
  wereRight: (right, all) => `${n(all)} 人中 ${n(right)} 人が正解。`,
  fastest: (names) => `早かったのは: ${names}。`,
  answersCounted: counted('ja', { other: '{n} 件の回答を受け付けました' }),

  stop: '。',
  to: (names, said) => `${names}: ${said}`,
  aViewer: stage.aViewer,
  viewers: counted('ja', { other: '{n} 人' }),
  more: counted('ja', { other: '他 {n} 人' }),
  nameOn: (name, platform) => `${platform} の ${name}`,

  seconds: (many) => `${many} 秒`,
  minutes: (many) => `${many} 分`,
  pay: (time, address) => `${within(time)}ルームでお支払いください: ${address}`,
  have: (pay) => `1 点確保しました。${pay}`,
  kept: (time) => `1 点${forTime(time)}お取り置きしています`,
  cameFree: (pay) => `1 点空いて、あなたの番です。${pay}`,
  cameFreeKept: (time) => `1 点空いて、${forTime(time)}お取り置きしています`,
  ranOut: (toPay) => `${toPay ? 'お支払いの' : ''}時間が過ぎたため、取り置きは解除されました`,
  moreTime: '時間を延長しました',
  cancelled: '取り消しました',
  allSold: '完売です',
  limit: () => '上限に達しています',
  closed: '現在販売中のものはありません',
  nothingHeld: 'お取り置きはありません',
  alreadyAnswered: '最初の回答が有効です',
  noChoice: '選択肢にありません。記号で答えてください',
  waiting: '順番待ちです',
  place: (place) => `(${place} 番目)`,

  linkCode: '10 分以内に別のチャットでこれを入力してください',
  linkAsked: 'ご本人なら !link ok と入力、違うなら何もしないでください',
  linkedWith: (other) => `(${other})`,
  linked: '連携しました。上限は両方の合計です。!unlink で解除できます',
  linkFailed: 'そのコードは無効です',
  unlinked: '連携を解除しました',
}
