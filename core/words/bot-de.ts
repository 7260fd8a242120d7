import type { BotWords } from './bot'
import { counted, numberIn } from './languages'
import { rangeOf } from './letters'
import { de as stage } from './stage-de'

const n = numberIn('de')
const letters = (all: readonly string[]) => rangeOf(all, 'oder', 'bis')
const forTime = (time: string | null) => (time === null ? '' : ` für ${time}`)

export const de: BotWords = {
  offer: ({ title, price, left, forHall, command, clock }) =>
    `Im Verkauf: ${title}, ${price ?? 'kostenlos'}, noch ${left}${forHall > 0 ? ` (${forHall} für den Saal)` : ''}. Innerhalb von ${clock} ${command} tippen.`,
  openAgain: 'Wieder offen.',
  soldOut: (title) => `Ausverkauft: ${title}. Danke!`,
  leftOf: (left, stock) => `Noch ${left} von ${stock}`,
  seeOverlay: 'Was noch da ist, steht im Bild',

  letters,
  quiz: (question, choices) => `Quiz: ${question}  ${choices}`,
  youHave: (seconds, all) => `Du hast ${seconds} s, antworte mit ${letters(all)}.`,
  theAnswer: (right) => `Die Antwort: ${right.join(' oder ')}.`,
  nobodyAnswered: 'Niemand hat geantwortet.',
  wereRight: (right, all) => `${n(right)} von ${n(all)} lagen richtig.`,
  fastest: (names) => `Am schnellsten: ${names}.`,
  answersCounted: counted('de', { one: '{n} Antwort zählt', other: '{n} Antworten zählen' }),

  stop: '.',
  to: (names, said) => `${names}: ${said}`,
  aViewer: stage.aViewer,
  viewers: counted('de', { one: '{n} Person', other: '{n} Personen' }),
  more: counted('de', { other: '+{n} weitere' }),
  nameOn: (name, platform) => `${name} auf ${platform}`,

  seconds: (many) => `${many} s`,
  minutes: (many) => `${many} min`,
  pay: (within, address) => `bezahle${within === null ? '' : ` innerhalb von ${within}`} im Raum: ${address}`,
  have: (pay) => `du hast eins, ${pay}`,
  kept: (time) => `eins ist${forTime(time)} für dich zurückgelegt`,
  cameFree: (pay) => `eins wurde frei und gehört dir, ${pay}`,
  cameFreeKept: (time) => `eins wurde frei und ist${forTime(time)} für dich zurückgelegt`,
  ranOut: (toPay) => `die Zeit${toPay ? ' zum Bezahlen' : ''} ist um, das Stück ist wieder frei`,
  moreTime: 'du hast mehr Zeit',
  cancelled: 'abgesagt',
  allSold: 'ausverkauft',
  limit: (viewers) => (viewers === 1 ? 'mehr gibt es für dich nicht' : 'mehr gibt es für euch nicht'),
  closed: 'gerade ist nichts im Verkauf',
  nothingHeld: 'für dich ist nichts zurückgelegt',
  alreadyAnswered: 'deine erste Antwort zählt',
  noChoice: 'das steht nicht zur Wahl, antworte mit dem Buchstaben',
  waiting: 'auf der Warteliste',
  place: (place) => `(Nr. ${place})`,

  linkCode: 'tippe das innerhalb von 10 Minuten in deinen anderen Chat',
  linkAsked: 'tippe !link ok, wenn das auch du bist, sonst nichts',
  linkedWith: (other) => `(mit ${other})`,
  linked: 'verbunden, Grenzen gelten für beide zusammen. !unlink trennt sie',
  linkFailed: 'dieser Code ist nicht (mehr) bekannt',
  unlinked: 'nicht mehr verbunden',
}
