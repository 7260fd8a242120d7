import type { RoomWords } from '../../core/words/room'

let read: RoomWords['script'] | null = null

/** What this script says, in the language of the page, which brings the sentences along. */
export function words(): RoomWords['script'] {
  read ??= JSON.parse(document.getElementById('words')?.textContent ?? '') as RoomWords['script']
  return read
}

/** A sentence with what it is about. */
export function about(sentence: string, what: string): string {
  return sentence.replace('{}', () => what)
}
