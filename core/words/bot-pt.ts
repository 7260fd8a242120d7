import type { BotWords } from './bot'
import { counted, numberIn } from './languages'
import { rangeOf } from './letters'
import { pt as stage } from './stage-pt'

const n = numberIn('pt')
const letters = (all: readonly string[]) => rangeOf(all, 'ou', 'a')
const forTime = (time: string | null) => (time === null ? '' : ` por ${time}`)

export const pt: BotWords = {
  offer: ({ title, price, left, forHall, command, clock }) =>
    `À venda: ${title}, ${price ?? 'grátis'}, ${left === 1 ? 'resta' : 'restam'} ${left}${forHall > 0 ? ` (${forHall} para o salão)` : ''}. Digite ${command} em até ${clock}.`,
  openAgain: 'Aberto de novo.',
  soldOut: (title) => `Esgotado: ${title}. Obrigado!`,
  leftOf: (left, stock) => `${left === 1 ? 'Resta' : 'Restam'} ${left} de ${stock}`,
  seeOverlay: 'O que resta aparece na tela',

  letters,
  quiz: (question, choices) => `Quiz: ${question}  ${choices}`,
  youHave: (seconds, all) => `Você tem ${seconds} s, responda com ${letters(all)}.`,
  theAnswer: (right) => `A resposta: ${right.join(' ou ')}.`,
  nobodyAnswered: 'Ninguém respondeu.',
  wereRight: (right, all) => `${n(right)} de ${n(all)} acertaram.`,
  fastest: (names) => `Quem foi mais rápido: ${names}.`,
  answersCounted: counted('pt', { one: '{n} resposta contada', other: '{n} respostas contadas' }),

  stop: '.',
  to: (names, said) => `${names}: ${said}`,
  aViewer: stage.aViewer,
  viewers: counted('pt', { one: '{n} pessoa', other: '{n} pessoas' }),
  more: counted('pt', { other: '+{n}' }),
  nameOn: (name, platform) => `${name} em ${platform}`,

  seconds: (many) => `${many} s`,
  minutes: (many) => `${many} min`,
  pay: (within, address) => `pague${within === null ? '' : ` em até ${within}`} na sala: ${address}`,
  have: (pay) => `você tem um, ${pay}`,
  kept: (time) => `um está guardado para você${forTime(time)}`,
  cameFree: (pay) => `um ficou livre e é seu, ${pay}`,
  cameFreeKept: (time) => `um ficou livre e está guardado para você${forTime(time)}`,
  ranOut: (toPay) => `o tempo${toPay ? ' para pagar' : ''} acabou, a unidade está livre de novo`,
  moreTime: 'você tem mais tempo',
  cancelled: 'cancelado',
  allSold: 'esgotado',
  limit: (viewers) => (viewers === 1 ? 'você chegou ao limite' : 'vocês chegaram ao limite'),
  closed: 'nada está à venda agora',
  nothingHeld: 'nada está guardado para você',
  alreadyAnswered: 'vale a sua primeira resposta',
  noChoice: 'isso não é uma opção, responda com a letra',
  waiting: 'na lista de espera',
  place: (place) => `(n.º ${place})`,

  linkCode: 'digite isto no seu outro chat em até 10 minutos',
  linkAsked: 'digite !link ok se também é você; se não, não faça nada',
  linkedWith: (other) => `(com ${other})`,
  linked: 'ligados, os limites contam para os dois juntos. !unlink desfaz',
  linkFailed: 'esse código não é conhecido (ou não é mais)',
  unlinked: 'não estão mais ligados',
}
