import { el, setFill, setText } from '../../overlay/dom'
import { type Drawing, leftShare, leftText, type ViewOf } from '../../overlay/template'

/** A drop: what, for how much, how many are left, how long, and how to get one. */
export function card(): Drawing<ViewOf<'card'>> {
  const title = el('h2', 'title')
  const price = el('p', 'price')
  const left = el('p', 'left')
  const stock = el('div', 'fill accent')
  const clock = el('p', 'clock')
  const time = el('div', 'fill')
  const hint = el('p', 'hint')
  const badge = el('p', 'badge')
  const root = el(
    'section',
    'view card',
    el('div', 'row', title, price),
    el('div', 'bar stock', stock),
    el('div', 'row', left, clock),
    el('div', 'bar time', time),
    hint,
    badge,
  )
  let shown: ViewOf<'card'> | null = null
  const tick = (now: number) => {
    if (shown === null) return
    const open = shown.phase === 'open'
    setText(clock, open ? leftText(shown.closesAt, now) : '')
    setFill(time, open ? leftShare(shown.openedAt, shown.closesAt, now) : 0)
  }
  return {
    root,
    tick,
    update: (view, { words, now }) => {
      shown = view
      setText(title, view.title)
      setText(price, view.price)
      setText(
        left,
        view.phase === 'sold-out'
          ? words.allSold(view.stock)
          : `${words.left(view.left)} · ${view.held > 0 ? words.paying(view.held, view.stock) : words.ofStock(view.stock)}`,
      )
      setFill(stock, view.stock === 0 ? 0 : view.left / view.stock)
      setText(hint, view.phase === 'open' ? view.hint : '')
      setText(badge, view.phase === 'open' ? '' : view.phase === 'sold-out' ? words.soldOut : words.closed)
      root.dataset.phase = view.phase
      tick(now)
    },
  }
}
