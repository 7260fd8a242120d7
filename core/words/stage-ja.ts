import { counted, numberIn } from './languages'
import type { StageWords } from './stage'

const n = numberIn('ja')

export const ja: StageWords = {
  rehearsal: 'リハーサル・実際のお金は動きません',
  scan: { buy: '読み取って購入', play: '読み取って参加', wait: '読み取って待つ', join: '読み取って参加' },
  goTo: { buy: '{} で購入', play: '{} で参加', wait: '{} で待つ', join: '{} で参加' },
  free: '無料',
  left: counted('ja', { other: '残り {n}' }),
  paying: (held, stock) => `${n(stock)} のうち ${n(held)} 支払い中`,
  ofStock: (stock) => `全 ${n(stock)}`,
  allPaying: counted('ja', { other: '{n} すべて支払い中' }),
  type: '[!claim] と入力',
  typeToWait: '[!claim] で順番待ち',
  allSold: counted('ja', { other: '{n} 完売' }),
  soldIn: (clock) => `${clock} で`,
  soldOut: '完売しました。ありがとう!',
  closed: '終了しました。ありがとう!',
  closedWith: counted('ja', { other: '終了しました。残り {n}' }),
  quiz: 'クイズ',
  answered: counted('ja', { other: '{n} 回答' }),
  typeLetter: (letters) =>
    letters.length > 3
      ? `[${letters[0]}] から [${letters.at(-1)}] を入力`
      : `${letters.map((letter) => `[${letter}]`).join(' ')} を入力`,
  timeUp: '時間切れ。まもなく正解です。',
  isRight: (letters) => `正解は ${letters.join(' と ')}`,
  knew: (right, all) => `${n(all)} 人中 ${n(right)} 人正解`,
  nobodyAnswered: '回答なし',
  aViewer: '視聴者',
  leaderboard: 'ランキング',
  leader: '首位',
  points: counted('ja', { other: '{n} 点' }),
  fromHost: '主催者より',
  allInRoom: '… 全文はルームで',
  more: counted('ja', { other: 'ほか {n} 件はルームで' }),
  inAMinute: counted('ja', { other: '1 分で +{n}' }),
  howLate: '配信はどのくらい遅れていますか?',
  typeThis: 'これをチャットに入力',
}
