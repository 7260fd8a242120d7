import { counted, numberIn } from './languages'
import { lettersOf } from './letters'
import type { StageWords } from './stage'

const n = numberIn('fr')

export const fr: StageWords = {
  rehearsal: 'Répétition · sans argent réel',
  scan: {
    buy: 'Scannez : acheter',
    play: 'Scannez : jouer',
    wait: 'Scannez : attendre',
    join: 'Scannez : entrer',
  },
  goTo: { buy: 'Achetez sur {}', play: 'Jouez sur {}', wait: 'Attendez sur {}', join: 'Entrez sur {}' },
  free: 'gratuit',
  left: counted('fr', { one: 'Reste {n}', other: 'Restent {n}' }),
  paying: (held, stock) => `${n(held)} en paiement, sur ${n(stock)}`,
  ofStock: (stock) => `sur ${n(stock)}`,
  allPaying: counted('fr', { one: 'le dernier en paiement', other: 'les {n} en paiement' }),
  type: 'Tapez [!claim]',
  typeToWait: '[!claim] pour attendre',
  allSold: counted('fr', { one: 'Vendu', other: 'Les {n} vendus' }),
  soldIn: (clock) => `en ${clock}`,
  soldOut: 'Épuisé. Merci !',
  closed: 'Terminé. Merci !',
  closedWith: counted('fr', { one: 'Terminé. Il en restait {n}', other: 'Terminé. Il en restait {n}' }),
  quiz: 'Quiz',
  answered: counted('fr', { one: '{n} réponse', other: '{n} réponses' }),
  typeLetter: (letters) => `Tapez ${lettersOf(letters, 'ou', 'à')}`,
  timeUp: 'Temps écoulé. La réponse arrive.',
  isRight: (letters) =>
    letters.length === 1 ? `${letters[0]} est juste` : `${letters.join(' et ')} sont justes`,
  knew: (right, all) => `${n(right)} sur ${n(all)} le savaient`,
  nobodyAnswered: 'aucune réponse',
  aViewer: 'quelqu’un',
  leaderboard: 'Classement',
  leader: 'En tête',
  points: counted('fr', { one: '{n} point', other: '{n} points' }),
  fromHost: 'De la régie',
  allInRoom: '… tout dans la salle',
  more: counted('fr', { one: '+{n} autre dans la salle', other: '+{n} autres dans la salle' }),
  inAMinute: counted('fr', { other: '+{n} en une minute' }),
  howLate: 'Quel retard a votre stream ?',
  typeThis: 'Tapez ceci dans le chat',
}
