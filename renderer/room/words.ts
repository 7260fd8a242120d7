import type { RoomWords } from '../../core/words/room'

/** What this script says, in the language of the page, which brings the sentences along. */
export const words = JSON.parse(document.getElementById('words')?.textContent ?? '') as RoomWords['script']

/** A sentence with what it is about. */
export function about(sentence: string, what: string): string {
  return sentence.replace('{}', () => what)
}
