import type { BotWords } from './bot'
import { counted, numberIn } from './languages'
import { rangeOf } from './letters'
import { es as stage } from './stage-es'

const n = numberIn('es')
const letters = (all: readonly string[]) => rangeOf(all, 'o', 'a')
const forTime = (time: string | null) => (time === null ? '' : ` durante ${time}`)

export const es: BotWords = {
  offer: ({ title, price, left, forHall, command, clock }) =>
    `A la venta: ${title}, ${price ?? 'gratis'}, ${left === 1 ? 'queda' : 'quedan'} ${left}${forHall > 0 ? ` (${forHall} para la sala)` : ''}. Escribe ${command} en menos de ${clock}.`,
  openAgain: 'Abierto otra vez.',
  soldOut: (title) => `Agotado: ${title}. ¡Gracias!`,
  leftOf: (left, stock) => `${left === 1 ? 'Queda' : 'Quedan'} ${left} de ${stock}`,
  seeOverlay: 'En pantalla se ve lo que queda',

  letters,
  quiz: (question, choices) => `Pregunta: ${question}  ${choices}`,
  youHave: (seconds, all) => `Tienes ${seconds} s, responde con ${letters(all)}.`,
  theAnswer: (right) => `La respuesta: ${right.join(' o ')}.`,
  nobodyAnswered: 'Nadie respondió.',
  wereRight: (right, all) => `Acertaron ${n(right)} de ${n(all)}.`,
  fastest: (names) => `Más rápido: ${names}.`,
  answersCounted: counted('es', { one: '{n} respuesta contada', other: '{n} respuestas contadas' }),

  stop: '.',
  to: (names, said) => `${names}: ${said}`,
  aViewer: stage.aViewer,
  viewers: counted('es', { one: '{n} persona', other: '{n} personas' }),
  more: counted('es', { other: '+{n} más' }),
  nameOn: (name, platform) => `${name} en ${platform}`,

  seconds: (many) => `${many} s`,
  minutes: (many) => `${many} min`,
  pay: (within, address) => `paga${within === null ? '' : ` en menos de ${within}`} en la sala: ${address}`,
  have: (pay) => `tienes uno, ${pay}`,
  kept: (time) => `te guardamos uno${forTime(time)}`,
  cameFree: (pay) => `quedó uno libre y es tuyo, ${pay}`,
  cameFreeKept: (time) => `quedó uno libre y te lo guardamos${forTime(time)}`,
  ranOut: (toPay) => `se acabó el tiempo${toPay ? ' para pagar' : ''}, la unidad vuelve a estar libre`,
  moreTime: 'tienes más tiempo',
  cancelled: 'cancelado',
  allSold: 'agotado',
  limit: (viewers) => (viewers === 1 ? 'has llegado al límite' : 'habéis llegado al límite'),
  closed: 'ahora no hay nada a la venta',
  nothingHeld: 'no tienes nada guardado',
  alreadyAnswered: 'cuenta tu primera respuesta',
  noChoice: 'esa no es una opción, responde con su letra',
  waiting: 'en la lista de espera',
  place: (place) => `(n.º ${place})`,

  linkCode: 'escribe esto en tu otro chat en menos de 10 minutos',
  linkAsked: 'escribe !link ok si también eres tú; si no, no hagas nada',
  linkedWith: (other) => `(con ${other})`,
  linked: 'unidos, los límites cuentan para los dos juntos. !unlink los separa',
  linkFailed: 'ese código no se conoce (ya)',
  unlinked: 'ya no están unidos',
}
