import { counted, numberIn } from './languages'
import { lettersOf } from './letters'
import type { StageWords } from './stage'

const n = numberIn('pt')

export const pt: StageWords = {
  rehearsal: 'Ensaio · sem dinheiro real',
  scan: { buy: 'Leia e compre', play: 'Leia e jogue', wait: 'Leia e espere', join: 'Leia e entre' },
  goTo: { buy: 'Compre em {}', play: 'Jogue em {}', wait: 'Espere em {}', join: 'Entre em {}' },
  free: 'grátis',
  left: counted('pt', { one: 'Resta {n}', other: 'Restam {n}' }),
  paying: (held, stock) => `${n(held)} pagando, de ${n(stock)}`,
  ofStock: (stock) => `de ${n(stock)}`,
  allPaying: counted('pt', { one: 'o último está sendo pago', other: 'os {n} estão sendo pagos' }),
  type: 'Digite [!claim]',
  typeToWait: '[!claim] para esperar',
  allSold: counted('pt', { one: 'Vendido', other: 'Todos os {n} vendidos' }),
  soldIn: (clock) => `em ${clock}`,
  soldOut: 'Esgotado. Obrigado!',
  closed: 'Encerrado. Obrigado!',
  closedWith: counted('pt', { one: 'Encerrado. Sobrou {n}', other: 'Encerrado. Sobraram {n}' }),
  quiz: 'Quiz',
  answered: counted('pt', { one: '{n} resposta', other: '{n} respostas' }),
  typeLetter: (letters) => `Digite ${lettersOf(letters, 'ou', 'a')}`,
  timeUp: 'Acabou o tempo. Já vem a resposta.',
  isRight: (letters) =>
    letters.length === 1 ? `${letters[0]} está certa` : `${letters.join(' e ')} estão certas`,
  knew: (right, all) => `${n(right)} de ${n(all)} sabiam`,
  nobodyAnswered: 'ninguém respondeu',
  aViewer: 'alguém',
  leaderboard: 'Classificação',
  leader: 'Na frente',
  points: counted('pt', { one: '{n} ponto', other: '{n} pontos' }),
  fromHost: 'De quem apresenta',
  allInRoom: '… tudo na sala',
  more: counted('pt', { other: '+{n} na sala' }),
  inAMinute: counted('pt', { other: '+{n} em um minuto' }),
  howLate: 'Quanto atrasa seu stream?',
  typeThis: 'Digite isto no chat',
}
