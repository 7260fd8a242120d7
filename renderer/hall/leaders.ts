import type { HallModel } from '../../core/hall/model'
import { el } from '../overlay/dom'

/** The best of the show; the style sheet leaves away those for whom there is no room. */
export function leaders() {
  const list = el('ol', 'ranks')
  const root = el('section', 'leaders', el('h2', 'label', 'Leaderboard'), list)
  let shown = ''
  return {
    root,
    show: (rows: HallModel['leaders']): void => {
      root.hidden = rows.length === 0
      const text = JSON.stringify(rows)
      if (text === shown) return
      shown = text
      list.replaceChildren(
        ...rows.map(({ rank, name, points }) =>
          el(
            'li',
            'rank',
            el('span', 'place', String(rank)),
            el('span', 'text', name),
            el('span', 'count', String(points)),
          ),
        ),
      )
    },
  }
}
