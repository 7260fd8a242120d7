import type { HallWords } from './hall'
import { counted } from './languages'

export const en: HallWords = {
  lost: { title: 'Connection lost', words: 'The console does not answer. This comes back by itself.' },
  noShow: { title: 'No show right now', words: 'When one begins, it appears here.' },
  over: 'This show is over. Thank you for being here!',
  standby: 'A short pause. It goes on in a moment.',
  takePart: 'Take part with your phone.',
  next: (show) => `Next: ${show}`,
  onNow: 'On now',
  more: counted('en', { other: 'And {n} more in the room' }),
  answerInRoom: 'answer in the room',
  claim: 'Claim in the room.',
  claimKept: counted('en', {
    one: 'Claim in the room. {n} is kept for you in the hall.',
    other: 'Claim in the room. {n} are kept for you in the hall.',
  }),
  allPaying: 'All are being paid for. Join the waiting list in the room.',
  scan: 'Scan to take part',
  orType: 'Or open {address} and type {code} under {under}',
  under: 'In the hall?',
  wayIn: 'Take part',
  moment: 'A moment, please.',
  noCode: 'This show has no code for the hall.',
  unreachable: 'Phones cannot reach the room yet.',
}
