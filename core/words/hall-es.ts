import type { HallWords } from './hall'
import { counted } from './languages'

export const es: HallWords = {
  lost: { title: 'Se perdió la conexión', words: 'La consola no responde. Esto vuelve solo.' },
  noShow: { title: 'Ahora no hay show', words: 'Cuando empiece uno, aparecerá aquí.' },
  over: 'Este show ha terminado. ¡Gracias por acompañarnos!',
  standby: 'Una pausa corta. Sigue enseguida.',
  takePart: 'Participa con tu móvil.',
  next: (show) => `Próximo: ${show}`,
  onNow: 'Ahora',
  more: counted('es', { other: 'Y {n} más en el móvil' }),
  answerInRoom: 'responde en tu móvil',
  claim: 'Pídelo en tu móvil.',
  claimKept: counted('es', {
    one: 'Pídelo en tu móvil. Se guarda {n} para esta sala.',
    other: 'Pídelo en tu móvil. Se guardan {n} para esta sala.',
  }),
  allPaying: 'Todos se están pagando. Ponte en la fila con tu móvil.',
  scan: 'Escanea y participa',
  orType: 'O abre {address} y escribe {code} en {under}',
  under: '¿En la sala del evento?',
  wayIn: 'Participar',
  moment: 'Un momento, por favor.',
  noCode: 'Este show no tiene código para la sala.',
  unreachable: 'Los móviles aún no pueden entrar.',
}
