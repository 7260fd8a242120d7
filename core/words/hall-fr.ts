import type { HallWords } from './hall'
import { counted } from './languages'

export const fr: HallWords = {
  lost: { title: 'Connexion perdue', words: 'La console ne répond pas. Cela revient tout seul.' },
  noShow: { title: 'Aucun show en ce moment', words: 'Quand un show commencera, il apparaîtra ici.' },
  over: 'Ce show est terminé. Merci d’avoir été là !',
  standby: 'Une courte pause. Ça reprend bientôt.',
  takePart: 'Participez avec votre téléphone.',
  next: (show) => `Prochain show : ${show}`,
  onNow: 'En ce moment',
  more: counted('fr', {
    one: 'Et {n} autre sur votre téléphone',
    other: 'Et {n} autres sur votre téléphone',
  }),
  answerInRoom: 'répondez sur votre téléphone',
  claim: 'À prendre sur votre téléphone.',
  claimKept: counted('fr', {
    one: 'À prendre sur votre téléphone. {n} est gardé pour vous, sur place.',
    other: 'À prendre sur votre téléphone. {n} sont gardés pour vous, sur place.',
  }),
  allPaying: 'Tous sont en paiement. Mettez-vous en file sur votre téléphone.',
  scan: 'Scannez pour participer',
  orType: 'Ou ouvrez {address} et tapez {code} sous {under}',
  under: 'Sur place ?',
  wayIn: 'Participer',
  moment: 'Un instant, s’il vous plaît.',
  noCode: 'Ce show n’a pas de code pour le public sur place.',
  unreachable: 'Les téléphones ne peuvent pas encore entrer.',
}
