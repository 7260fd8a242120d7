import { el, setText } from '../dom'
import { fitLine, fitPrice } from '../fit'
import { clock } from './clock'
import { setKeys } from './keys'

/** How much of a window is called its last: the clock's plate turns. */
const lastCall = 10_000

/** The stub of a ticket: how to act and how long, or turned round, what has become of it. */
export function stub(priced: boolean) {
  const price = el('b', 'price')
  const how = el('span', 'how')
  const time = clock()
  const act = el('div', 'plate act', ...(priced ? [price] : []), how, time.root)
  const words = el('span', 'how')
  const over = el('div', 'plate act over', words)
  if (!priced) act.classList.add('game')
  const root = el('div', 'stub', act)
  let isOver: boolean | null = null
  const turn = (next: boolean) => {
    if (next === isOver) return
    const first = isOver === null
    isOver = next
    if (!next || first) return root.replaceChildren(next ? over : act)
    // The stub is torn off; what it says now comes up behind it.
    act.classList.add('torn')
    root.replaceChildren(act, over)
    const gone = () => {
      act.classList.remove('torn')
      if (isOver === true) act.remove()
    }
    act.addEventListener('animationend', gone, { once: true })
    // Without movement there is no end of one.
    if (getComputedStyle(act).animationName === 'none') gone()
  }
  return {
    root,
    open: (priceText: string, howTo: string) => {
      turn(false)
      setText(price, priceText)
      setKeys(how, howTo)
    },
    over: (text: string) => {
      turn(true)
      setText(words, text)
    },
    tick: (text: string, msLeft: number) => {
      time.show(text)
      act.classList.toggle('last', msLeft > 0 && msLeft <= lastCall)
    },
    fit: () => {
      if (isOver) return fitLine([words], 'over')
      if (priced) fitPrice(price, how)
      else fitLine([how], 'how')
    },
  }
}
