import type { HallWords } from './hall'
import { counted } from './languages'

export const ja: HallWords = {
  lost: { title: '接続が切れました', words: 'コンソールが応答しません。自動で復帰します。' },
  noShow: { title: '現在開催中のショーはありません', words: '始まるとここに表示されます。' },
  over: 'このショーは終了しました。ご参加ありがとうございました!',
  standby: '少々お待ちください。まもなく再開します。',
  takePart: 'スマートフォンでご参加ください。',
  next: (show) => `次回: ${show}`,
  onNow: '開催中',
  more: counted('ja', { other: 'ほか {n} 件はルームで' }),
  answerInRoom: 'ルームで回答',
  claim: 'ルームで確保できます。',
  claimKept: counted('ja', { other: 'ルームで確保できます。{n} 点は会場の皆さま用です。' }),
  allPaying: 'すべてお支払い中です。ルームで順番待ちできます。',
  scan: '読み取って参加',
  orType: 'または {address} を開き、{under} に {code} と入力',
  under: '会場にいますか?',
  wayIn: '参加する',
  moment: '少々お待ちください。',
  noCode: 'このショーに会場用のコードはありません。',
  unreachable: 'スマートフォンからはまだ入れません。',
}
