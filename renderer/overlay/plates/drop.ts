import type { CardView } from '../../../core/overlay/model'
import type { StageWords } from '../../../core/words/stage'
import { el, setText, setWords } from '../dom'
import { fitBlock, fitLine } from '../fit'
import { cells } from '../parts/cells'
import { joint } from '../parts/joint'
import { picture } from '../parts/picture'
import { stub } from '../parts/stub'
import { leftText, type Plate } from '../template'

/** A drop as a ticket: what and how many, the clock's perforation, and on the stub how much, how and how long. */
export function drop(): Plate<CardView> {
  const title = el('h2', 'title')
  const look = picture()
  const stock = cells()
  const left = el('b', '')
  const rest = el('span', '')
  const line = joint()
  const foot = stub(true)
  const what = el('div', 'what', title, el('div', '', stock.root, el('p', 'stock', left, rest)))
  const root = el(
    'section',
    'ticket card',
    el('div', 'plate body item', look.root, what),
    line.root,
    foot.root,
  )
  let shown: CardView | null = null
  const tick = (now: number) => {
    if (shown?.phase !== 'open') return
    const { openedAt, closesAt } = shown
    foot.tick(leftText(closesAt, now), closesAt - now)
    line.show(openedAt, closesAt, now)
  }
  return {
    root,
    tick,
    update: (view, { words, now }) => {
      shown = view
      look.show(view.picture)
      setWords(title, view.title)
      stock.show(view.stock, view.left, view.held)
      const [count, beside] = stockWords(view, words)
      setText(left, count)
      setText(rest, beside)
      if (view.phase === 'open') foot.open(view.price, view.left === 0 ? words.typeToWait : words.type)
      else foot.over(endWords(view, words))
      root.dataset.phase = view.phase
      if (view.phase !== 'open') line.show(0, 0, now)
      tick(now)
    },
    fit: () => {
      line.measure()
      fitBlock([title], 'title')
      fitLine([rest], 'rest')
      foot.fit()
    },
  }
}

function stockWords(
  { phase, left, held, stock, openedAt, closedAt }: CardView,
  words: StageWords,
): [string, string] {
  if (phase === 'sold-out')
    return [words.allSold(stock), closedAt === null ? '' : words.soldIn(leftText(closedAt, openedAt))]
  if (left === 0 && held > 0) return [words.left(0), words.allPaying(held)]
  return [words.left(left), held > 0 ? words.paying(held, stock) : words.ofStock(stock)]
}

function endWords({ phase, left }: CardView, words: StageWords): string {
  if (phase === 'sold-out') return words.soldOut
  return left > 0 ? words.closedWith(left) : words.closed
}
