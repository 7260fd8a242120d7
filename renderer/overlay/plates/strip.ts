import type { View } from '../../../core/overlay/model'
import { numberIn } from '../../../core/words/languages'
import type { StageWords } from '../../../core/words/stage'
import { el, setText, setWords } from '../dom'
import { nameIn } from '../names'
import { clock } from '../parts/clock'
import { leftText, type On, type Plate } from '../template'

/** A thing beside a newer one, in one line: what, its price or figure, how many, how long. */
export function strip(): Plate {
  const title = el('span', 't')
  const price = el('b', 'p')
  const figure = el('span', 'l')
  const time = clock()
  const root = el('section', 'plate strip', title, price, figure, time.root)
  let shown: View | null = null
  const tick = (now: number) => {
    const until = shown === null ? null : endOf(shown)
    time.root.hidden = until === null
    if (until !== null) time.show(leftText(until, now))
  }
  return {
    root,
    tick,
    fit: () => {},
    update: (view, on) => {
      shown = view
      setWords(title, titleOf(view, on.words))
      setText(price, view.template === 'card' && view.phase === 'open' ? view.price : '')
      price.hidden = price.textContent === ''
      setText(figure, figureOf(view, on))
      figure.hidden = figure.textContent === ''
      tick(on.now)
    },
  }
}

function endOf(view: View): number | null {
  if (view.template === 'countdown') return view.endsAt
  return (view.template === 'card' || view.template === 'quiz') && view.phase === 'open'
    ? view.closesAt
    : null
}

function titleOf(view: View, words: StageWords): string {
  switch (view.template) {
    case 'quiz':
      return view.question
    case 'message':
      return view.text
    case 'leaderboard':
      return view.rows[0] === undefined
        ? words.leaderboard
        : `${words.leader}: ${nameIn(view.rows[0].name, words)}`
    default:
      return view.title
  }
}

function figureOf(view: View, { words, language }: On): string {
  switch (view.template) {
    case 'card':
      if (view.phase === 'sold-out') return words.allSold(view.stock)
      return view.phase === 'closed' ? words.closed : words.left(view.left)
    case 'quiz':
      return view.phase === 'open' ? words.answered(view.answers) : numberIn(language)(view.answers)
    case 'leaderboard':
      return view.rows[0] === undefined ? '' : words.points(view.rows[0].points)
    default:
      return ''
  }
}
