import { keepPlace } from './place'

/** What became of what the viewer pressed; empty words take the note away. The button stays under the finger. */
export function showNote(tone: 'good' | 'bad' | 'waits', words: string, button?: Element | null): void {
  write('note', words, words === '' ? '' : `note ${tone}`, button)
}

/** Takes the note away, unless it speaks of a press that is still under way. */
export function endNote(): void {
  if (document.getElementById('note')?.classList.contains('waits') !== true) showNote('good', '')
}

/** How the line to the show stands. Read out once: it changes when the line is lost and when it is back. */
export function showLine(words: string): void {
  write('link', words, '')
}

function write(id: string, words: string, look: string, held?: Element | null): void {
  const place = document.getElementById(id)
  // Writing the same words again would read them out again.
  if (place === null || (place.textContent === words && place.className === look)) return
  const change = () => {
    place.className = look
    if (place.textContent !== words) place.textContent = words
  }
  if (held?.isConnected) keepPlace(change, [held])
  else keepPlace(change)
}
