import type { BotWords } from './bot'
import { counted, numberIn } from './languages'
import { rangeOf } from './letters'
import { en as stage } from './stage-en'

const n = numberIn('en')
const letters = (all: readonly string[]) => rangeOf(all, 'or', 'to')
const forTime = (time: string | null) => (time === null ? '' : ` for ${time}`)

export const en: BotWords = {
  offer: ({ title, price, left, forHall, command, clock }) =>
    `Drop: ${title}, ${price ?? 'free'}, ${left} left${forHall > 0 ? ` (${forHall} for the hall)` : ''}. Type ${command} within ${clock}.`,
  openAgain: 'Open again.',
  soldOut: (title) => `Sold out: ${title}. Thank you!`,
  leftOf: (left, stock) => `${left} of ${stock} left`,
  seeOverlay: 'See the overlay for what is left',

  letters,
  quiz: (question, choices) => `Quiz: ${question}  ${choices}`,
  youHave: (seconds, all) => `You have ${seconds} s, answer with ${letters(all)}.`,
  theAnswer: (right) => `The answer: ${right.join(' or ')}.`,
  nobodyAnswered: 'Nobody answered.',
  wereRight: (right, all) => `${n(right)} of ${n(all)} were right.`,
  fastest: (names) => `Fastest: ${names}.`,
  answersCounted: counted('en', { one: '{n} answer counted', other: '{n} answers counted' }),

  stop: '.',
  to: (names, said) => `${names}: ${said}`,
  aViewer: stage.aViewer,
  viewers: counted('en', { one: '{n} viewer', other: '{n} viewers' }),
  more: counted('en', { other: '+{n} more' }),
  nameOn: (name, platform) => `${name} on ${platform}`,

  seconds: (many) => `${many} s`,
  minutes: (many) => `${many} min`,
  pay: (within, address) => `pay${within === null ? '' : ` within ${within}`} in the room: ${address}`,
  have: (pay) => `you have one, ${pay}`,
  kept: (time) => `one is kept for you${forTime(time)}`,
  cameFree: (pay) => `a unit came free and is yours, ${pay}`,
  cameFreeKept: (time) => `a unit came free and is kept for you${forTime(time)}`,
  ranOut: (toPay) => `the time${toPay ? ' to pay' : ''} ran out, the unit is free again`,
  moreTime: 'you have more time',
  cancelled: 'cancelled',
  allSold: 'sold out',
  limit: (viewers) => (viewers === 1 ? 'you have reached the limit' : 'you have each reached the limit'),
  closed: 'nothing is on sale now',
  nothingHeld: 'you hold nothing',
  alreadyAnswered: 'your first answer counts',
  noChoice: 'that is no choice, answer with its letter',
  waiting: 'on the waiting list',
  place: (place) => `(no. ${place})`,

  linkCode: 'type this in your other chat within 10 minutes',
  linkAsked: 'type !link ok if that is you too, else do nothing',
  linkedWith: (other) => `(with ${other})`,
  linked: 'linked, limits count for both together. !unlink undoes it',
  linkFailed: 'that code is not known (any more)',
  unlinked: 'not linked any more',
}
