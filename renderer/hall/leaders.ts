import type { HallModel } from '../../core/hall/model'
import { type Language, numberIn } from '../../core/words/languages'
import { stageWords } from '../../core/words/stage'
import { el, setText } from '../overlay/dom'
import { nameIn } from '../overlay/names'

/** The best of the show; the style sheet leaves away those for whom there is no room. */
export function leaders() {
  const list = el('ol', 'ranks')
  const title = el('h2', 'label')
  const root = el('section', 'leaders', title, list)
  let shown = ''
  return {
    root,
    show: (rows: HallModel['leaders'], language: Language): void => {
      root.hidden = rows.length === 0
      const words = stageWords[language]
      const number = numberIn(language)
      setText(title, words.leaderboard)
      const text = JSON.stringify([rows, language])
      if (text === shown) return
      shown = text
      list.replaceChildren(
        ...rows.map(({ rank, name, points }) =>
          el(
            'li',
            'rank',
            el('span', 'place', String(rank)),
            el('span', 'text', nameIn(name, words)),
            el('span', 'count', number(points)),
          ),
        ),
      )
    },
  }
}
