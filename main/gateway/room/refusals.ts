import type { Fail } from '../../../core/base/result'
import type { NameBook, NameFault } from './name-book'

/** Where core speaks to the host, the spectator gets words of their own. */
const words: Readonly<Record<string, string>> = {
  'not-on-air': 'The show is not on air right now.',
  panicked: 'The host has paused sales. What is kept for you stays yours; try again in a moment.',
  'key-reused': 'This form was used before. Please try again.',
  'disk-full': 'This did not work, and nothing was lost. Please tell the host and try again.',
  bug: 'This did not work. Please try again.',
  'too-much': 'The chat is very fast right now. Please try again in a moment.',
}

export function refusalWords(refused: Fail): string {
  return Object.hasOwn(words, refused.code) ? words[refused.code]! : refused.message
}

export const formTooOld =
  'This page was open for a long time or your browser keeps no cookies. Load it again, then try once more.'
export const tooFast = 'That was very fast. Wait a second, then try again.'
export const tooLong = 'This is too long. A message has at most 500 characters.'

/** Why a name cannot be had, with one that can where the wish was a good one. */
export function nameFaultWords(
  names: Pick<NameBook, 'fault'>,
  id: string,
  name: string,
  fault: NameFault,
): string {
  if (fault === 'kept') return 'This name is kept for the show’s own team. Please choose another.'
  const free = [2, 3, 4, 5, 6, 7, 8, 9]
    .map((number) => `${name} ${number}`)
    .find((one) => names.fault(id, one) === null)
  const taken = 'Somebody here goes by this name, or by one that looks like it.'
  return free === undefined ? `${taken} Please choose another.` : `${taken} How about ${free}?`
}
