import { numberIn } from '../../../core/words/languages'
import { el, setText } from '../../overlay/dom'
import { nameIn } from '../../overlay/names'
import { type Drawing, leftText, type ViewOf } from '../../overlay/template'

export function leaderboard(): Drawing<ViewOf<'leaderboard'>> {
  const title = el('h2', 'title')
  const list = el('ol', 'ranks')
  return {
    root: el('section', 'view leaderboard', title, list),
    tick: () => {},
    update: (view, { words, language }) => {
      setText(title, words.leaderboard)
      const points = numberIn(language)
      const rows = view.rows.map((row) =>
        el(
          'li',
          'rank',
          el('span', 'place', String(row.rank)),
          el('span', 'text', nameIn(row.name, words)),
          el('span', 'count', points(row.points)),
        ),
      )
      list.replaceChildren(...rows)
    },
  }
}

export function countdown(): Drawing<ViewOf<'countdown'>> {
  const title = el('h2', 'title')
  const clock = el('p', 'clock')
  let shown: ViewOf<'countdown'> | null = null
  const tick = (now: number) => {
    if (shown === null) return
    setText(clock, now < shown.endsAt || shown.doneText === '' ? leftText(shown.endsAt, now) : shown.doneText)
  }
  return {
    root: el('section', 'view countdown', title, clock),
    tick,
    update: (view, { now }) => {
      shown = view
      setText(title, view.title)
      tick(now)
    },
  }
}

export function message(): Drawing<ViewOf<'message'>> {
  const text = el('p', 'text')
  return {
    root: el('section', 'view message', text),
    tick: () => {},
    update: (view) => setText(text, view.text),
  }
}
