import type { StageWords, Way } from '../../core/words/stage'
import { el, setText } from './dom'
import { fitLine } from './fit'
import { qrCode } from './qr'

/** Modules on a side, quiet zone included: with more, one would be under 5 px of a 1920 wide picture. */
const mostModules = 42

/** Where spectators go, and what for: a code to scan, or on a phone's own screen, which nobody scans, the address. */
export function wayIn() {
  const code = el('div', 'qr')
  const what = el('b', '')
  const address = el('span', 'url')
  const card = el('aside', 'plate join', code, what, address)
  const line = el('aside', 'plate addr')
  const root = el('div', 'col way', card, line)
  let known = ''
  return {
    root,
    show: (url: string | null, way: Way | null, words: StageWords, portrait: boolean): void => {
      root.hidden = url === null || way === null
      if (url === null || way === null) return
      const bare = url.replace(/^https?:\/\//, '').replace(/\/$/, '')
      if (url !== known) {
        known = url
        const drawn = qrCode(url, mostModules)
        code.hidden = drawn === null
        code.replaceChildren(...(drawn === null ? [] : [drawn]))
        setText(address, bare)
      }
      card.hidden = portrait
      line.hidden = !portrait
      setText(what, words.scan[way])
      const [before, after] = words.goTo[way].split('{}')
      const text = `${before}${bare}${after}`
      if (line.textContent !== text) line.replaceChildren(before!, el('b', '', bare), after!)
    },
    fit: (): void => {
      if (root.hidden || card.hidden) return
      fitLine([what], 'words')
      fitLine([address], 'address')
    },
  }
}
