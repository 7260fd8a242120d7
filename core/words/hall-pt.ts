import type { HallWords } from './hall'
import { counted } from './languages'

export const pt: HallWords = {
  lost: { title: 'Conexão perdida', words: 'O console não responde. Isto volta sozinho.' },
  noShow: { title: 'Nenhum show agora', words: 'Quando um começar, ele aparece aqui.' },
  over: 'Este show terminou. Obrigado por participar!',
  standby: 'Uma pausa curta. Já continua.',
  takePart: 'Participe com o seu celular.',
  next: (show) => `Próximo: ${show}`,
  onNow: 'Agora',
  more: counted('pt', { other: 'E mais {n} na sala' }),
  answerInRoom: 'responda na sala',
  claim: 'Peça na sala.',
  claimKept: counted('pt', {
    one: 'Peça na sala. {n} está guardado para vocês no salão.',
    other: 'Peça na sala. {n} estão guardados para vocês no salão.',
  }),
  allPaying: 'Todos estão sendo pagos. Entre na fila pela sala.',
  scan: 'Leia e participe',
  orType: 'Ou abra {address} e digite {code} em {under}',
  under: 'No salão?',
  wayIn: 'Participar',
  moment: 'Um momento, por favor.',
  noCode: 'Este show não tem código para o salão.',
  unreachable: 'Os celulares ainda não conseguem entrar na sala.',
}
