import type { LeaderboardView } from '../../../core/overlay/model'
import { numberIn } from '../../../core/words/languages'
import { el, setWords } from '../dom'
import { nameIn } from '../names'
import { way } from '../parts/sign'
import type { Plate } from '../template'

/** As many as can be read. */
const mostRows = 5

/** The best so far; shared ranks are equal. */
export function leaderboard(): Plate<LeaderboardView> {
  const title = el('h2', '')
  const list = el('ol', 'ranks')
  const root = el('section', 'plate board', title, list)
  let shown = ''
  return {
    root,
    tick: () => {},
    fit: () => {},
    update: (view, { words, language }) => {
      setWords(title, words.leaderboard)
      const rows = view.rows.slice(0, mostRows)
      const text = JSON.stringify([rows, language])
      if (text === shown) return
      // The first time they come one after another; what changes later is cut.
      list.classList.toggle('fresh', shown === '')
      shown = text
      const digits = numberIn(language)
      list.replaceChildren(
        ...rows.map(({ rank, name, points, moved }) => {
          const who = el('span', 'nm')
          setWords(who, nameIn(name, words))
          return el(
            'li',
            rank === 1 ? 'rank first' : 'rank',
            el('span', 'pl', digits(rank)),
            who,
            ...(moved === 0
              ? []
              : [el('span', 'moved', way(moved > 0), el('span', '', digits(Math.abs(moved))))]),
            el('span', 'pt', digits(points)),
          )
        }),
      )
    },
  }
}
