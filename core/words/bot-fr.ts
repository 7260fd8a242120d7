import type { BotWords } from './bot'
import { counted, numberIn } from './languages'
import { rangeOf } from './letters'
import { fr as stage } from './stage-fr'

const n = numberIn('fr')
const letters = (all: readonly string[]) => rangeOf(all, 'ou', 'à')
const forTime = (time: string | null) => (time === null ? '' : ` pendant ${time}`)

export const fr: BotWords = {
  offer: ({ title, price, left, forHall, command, clock }) =>
    `En vente : ${title}, ${price ?? 'gratuit'}, reste ${left}${forHall > 0 ? ` (dont ${forHall} pour la salle)` : ''}. Tapez ${command} dans les ${clock}.`,
  openAgain: 'De nouveau ouvert.',
  soldOut: (title) => `Épuisé : ${title}. Merci !`,
  leftOf: (left, stock) => `Reste ${left} sur ${stock}`,
  seeOverlay: 'Ce qui reste est affiché à l’écran',

  letters,
  quiz: (question, choices) => `Quiz : ${question}  ${choices}`,
  youHave: (seconds, all) => `Vous avez ${seconds} s, répondez avec ${letters(all)}.`,
  theAnswer: (right) => `La réponse : ${right.join(' ou ')}.`,
  nobodyAnswered: 'Personne n’a répondu.',
  wereRight: (right, all) => `${n(right)} sur ${n(all)} ont trouvé.`,
  fastest: (names) => `Les plus rapides : ${names}.`,
  answersCounted: counted('fr', { one: '{n} réponse comptée', other: '{n} réponses comptées' }),

  stop: '.',
  to: (names, said) => `${names} : ${said}`,
  aViewer: stage.aViewer,
  viewers: counted('fr', { one: '{n} personne', other: '{n} personnes' }),
  more: counted('fr', { one: '+{n} autre', other: '+{n} autres' }),
  nameOn: (name, platform) => `${name} sur ${platform}`,

  seconds: (many) => `${many} s`,
  minutes: (many) => `${many} min`,
  pay: (within, address) => `payez${within === null ? '' : ` dans les ${within}`} dans la salle : ${address}`,
  have: (pay) => `vous en avez un, ${pay}`,
  kept: (time) => `un exemplaire vous est gardé${forTime(time)}`,
  cameFree: (pay) => `un exemplaire s’est libéré et il est à vous, ${pay}`,
  cameFreeKept: (time) => `un exemplaire s’est libéré et vous est gardé${forTime(time)}`,
  ranOut: (toPay) => `le temps${toPay ? ' pour payer' : ''} est écoulé, l’exemplaire est de nouveau libre`,
  moreTime: 'vous avez plus de temps',
  cancelled: 'annulé',
  allSold: 'épuisé',
  limit: (viewers) => (viewers === 1 ? 'vous avez atteint la limite' : 'vous avez chacun atteint la limite'),
  closed: 'rien n’est en vente maintenant',
  nothingHeld: 'rien ne vous est gardé',
  alreadyAnswered: 'votre première réponse compte',
  noChoice: 'ce n’est pas un choix, répondez par sa lettre',
  waiting: 'sur la liste d’attente',
  place: (place) => `(n° ${place})`,

  linkCode: 'tapez ceci dans votre autre chat dans les 10 minutes',
  linkAsked: 'tapez !link ok si c’est aussi vous, sinon ne faites rien',
  linkedWith: (other) => `(avec ${other})`,
  linked: 'reliés, les limites comptent pour les deux ensemble. !unlink les sépare',
  linkFailed: 'ce code n’est pas (ou plus) connu',
  unlinked: 'plus reliés',
}
