import type { MessageView } from '../../../core/overlay/model'
import { el, rem, setText, setWords } from '../dom'
import { type Fit, fitBlock } from '../fit'
import type { Plate } from '../template'

/** What the host says. Where it has no room for all of it, it ends with where the whole is. */
export function message(place: Extract<Fit, 'foot' | 'play' | 'notice'>): Plate<MessageView> {
  const from = el('p', 'from')
  const text = el('p', 'text tx')
  const rest = el('p', 'from rest')
  const root = el('section', 'plate message', el('div', '', from, text, rest))
  return {
    root,
    tick: () => {},
    update: (view, { words }) => {
      setText(from, words.fromHost)
      setWords(text, view.text)
      setText(rest, words.allInRoom)
    },
    fit: (room) => {
      rest.hidden = true
      if (fitBlock([text], place)) return
      rest.hidden = false
      for (let lines = 13; lines > 1 && root.offsetHeight > (room / 16) * rem() + 1; lines -= 1)
        text.style.setProperty('--lines', String(lines))
    },
  }
}
