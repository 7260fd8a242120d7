import { counted, numberIn } from './languages'
import { lettersOf } from './letters'
import type { StageWords } from './stage'

const n = numberIn('en')

export const en: StageWords = {
  rehearsal: 'Rehearsal · no real money',
  scan: { buy: 'Scan to buy', play: 'Scan to play', wait: 'Scan to wait', join: 'Scan to join' },
  goTo: { buy: 'Buy at {}', play: 'Play at {}', wait: 'Wait at {}', join: 'Join at {}' },
  free: 'free',
  left: counted('en', { other: '{n} left' }),
  paying: (held, stock) => `${n(held)} paying, of ${n(stock)}`,
  ofStock: (stock) => `of ${n(stock)}`,
  allPaying: counted('en', { one: 'the last one being paid', other: 'all {n} being paid' }),
  type: 'Type [!claim]',
  typeToWait: '[!claim] to wait',
  allSold: counted('en', { one: 'Sold', other: 'All {n} sold' }),
  soldIn: (clock) => `in ${clock}`,
  soldOut: 'Sold out. Thank you!',
  closed: 'Closed. Thank you!',
  closedWith: counted('en', { one: 'Closed. {n} was left', other: 'Closed. {n} were left' }),
  quiz: 'Quiz',
  answered: counted('en', { other: '{n} answered' }),
  typeLetter: (letters) => `Type ${lettersOf(letters, 'or', 'to')}`,
  timeUp: 'Time is up. The answer comes soon.',
  isRight: (letters) =>
    letters.length === 1 ? `${letters[0]} is right` : `${letters.join(' and ')} are right`,
  knew: (right, all) => `${n(right)} of ${n(all)} knew`,
  nobodyAnswered: 'nobody answered',
  aViewer: 'a viewer',
  leaderboard: 'Leaderboard',
  leader: 'Leader',
  points: counted('en', { one: '{n} point', other: '{n} points' }),
  fromHost: 'From the host',
  allInRoom: '… all of it in the room',
  more: counted('en', { other: '+{n} more in the room' }),
  inAMinute: counted('en', { other: '+{n} in a minute' }),
  howLate: 'How late is your stream?',
  typeThis: 'Type this in chat',
}
