import { counted, numberIn } from './languages'
import { lettersOf } from './letters'
import type { StageWords } from './stage'

const n = numberIn('es')

export const es: StageWords = {
  rehearsal: 'Ensayo · sin dinero real',
  scan: {
    buy: 'Escanea y compra',
    play: 'Escanea y juega',
    wait: 'Escanea y espera',
    join: 'Escanea y entra',
  },
  goTo: { buy: 'Compra en {}', play: 'Juega en {}', wait: 'Espera en {}', join: 'Entra en {}' },
  free: 'gratis',
  left: counted('es', { one: 'Queda {n}', other: 'Quedan {n}' }),
  paying: (held, stock) => `${n(held)} pagando, de ${n(stock)}`,
  ofStock: (stock) => `de ${n(stock)}`,
  allPaying: counted('es', { one: 'el último se está pagando', other: 'los {n} se están pagando' }),
  type: 'Escribe [!claim]',
  typeToWait: '[!claim] para esperar',
  allSold: counted('es', { one: 'Vendido', other: 'Vendidos los {n}' }),
  soldIn: (clock) => `en ${clock}`,
  soldOut: 'Agotado. ¡Gracias!',
  closed: 'Cerrado. ¡Gracias!',
  closedWith: counted('es', { one: 'Cerrado. Quedó {n}', other: 'Cerrado. Quedaron {n}' }),
  quiz: 'Pregunta',
  answered: counted('es', { one: '{n} respuesta', other: '{n} respuestas' }),
  typeLetter: (letters) => `Escribe ${lettersOf(letters, 'o', 'a')}`,
  timeUp: 'Se acabó el tiempo. Ya viene la respuesta.',
  isRight: (letters) =>
    letters.length === 1 ? `${letters[0]} es correcta` : `${letters.join(' y ')} son correctas`,
  knew: (right, all) => `acertaron ${n(right)} de ${n(all)}`,
  nobodyAnswered: 'nadie respondió',
  aViewer: 'alguien',
  leaderboard: 'Clasificación',
  leader: 'En cabeza',
  points: counted('es', { one: '{n} punto', other: '{n} puntos' }),
  fromHost: 'De quien presenta',
  allInRoom: '… todo en la sala',
  more: counted('es', { other: '+{n} más en la sala' }),
  inAMinute: counted('es', { other: '+{n} en un minuto' }),
  howLate: '¿Cuánto tarda tu stream?',
  typeThis: 'Escribe esto en el chat',
}
