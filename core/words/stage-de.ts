import { counted, numberIn } from './languages'
import { lettersOf } from './letters'
import type { StageWords } from './stage'

const n = numberIn('de')

export const de: StageWords = {
  rehearsal: 'Probe · kein echtes Geld',
  scan: {
    buy: 'Scannen: kaufen',
    play: 'Scannen: mitspielen',
    wait: 'Scannen: anstellen',
    join: 'Scannen: mitmachen',
  },
  goTo: {
    buy: 'Kaufen auf {}',
    play: 'Mitspielen auf {}',
    wait: 'Anstellen auf {}',
    join: 'Mitmachen auf {}',
  },
  free: 'kostenlos',
  left: counted('de', { other: 'Noch {n}' }),
  paying: (held, stock) => `${n(held)} zahlen, von ${n(stock)}`,
  ofStock: (stock) => `von ${n(stock)}`,
  allPaying: counted('de', { one: 'das letzte wird bezahlt', other: 'alle {n} werden bezahlt' }),
  type: '[!claim] tippen',
  typeToWait: '[!claim] zum Anstellen',
  allSold: counted('de', { one: 'Verkauft', other: 'Alle {n} verkauft' }),
  soldIn: (clock) => `in ${clock}`,
  soldOut: 'Ausverkauft. Danke!',
  closed: 'Geschlossen. Danke!',
  closedWith: counted('de', { one: 'Geschlossen. {n} blieb übrig', other: 'Geschlossen. {n} blieben übrig' }),
  quiz: 'Quiz',
  answered: counted('de', { one: '{n} Antwort', other: '{n} Antworten' }),
  typeLetter: (letters) => `${lettersOf(letters, 'oder', 'bis')} tippen`,
  timeUp: 'Die Zeit ist um. Gleich die Antwort.',
  isRight: (letters) =>
    letters.length === 1 ? `${letters[0]} ist richtig` : `${letters.join(' und ')} sind richtig`,
  knew: (right, all) => `${n(right)} von ${n(all)} wussten es`,
  nobodyAnswered: 'keine Antworten',
  aViewer: 'jemand',
  leaderboard: 'Rangliste',
  leader: 'Vorn',
  points: counted('de', { one: '{n} Punkt', other: '{n} Punkte' }),
  fromHost: 'Vom Gastgeber',
  allInRoom: '… alles im Raum',
  more: counted('de', { other: '+{n} weitere im Raum' }),
  inAMinute: counted('de', { other: '+{n} in einer Minute' }),
  howLate: 'Wie spät ist dein Stream?',
  typeThis: 'Tippe das in den Chat',
}
