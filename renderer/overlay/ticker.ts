import type { OverlayModel } from '../../core/overlay/model'
import type { StageWords } from '../../core/words/stage'
import { el, setText } from './dom'
import { nameIn } from './names'
import { tick } from './parts/sign'

/** Who got what lately, and how many more did: paid purchases only. */
export function ticker() {
  const sum = el('li', 'tick sum')
  const root = el('ul', 'ticker', sum)
  const items = new Map<string, HTMLElement>()
  return {
    root,
    show: ({ ticker: sold, more }: Pick<OverlayModel, 'ticker' | 'more'>, words: StageWords): void => {
      const wanted = new Map(sold.map((one) => [`${one.id} ${nameIn(one.name, words)}`, one]))
      for (const [key, item] of [...items]) {
        if (wanted.has(key)) continue
        items.delete(key)
        item.remove()
      }
      for (const [key, { name, item }] of wanted) {
        if (items.has(key)) continue
        const [who, what] = [el('span', 'nm', nameIn(name, words)), el('span', 'it', item)]
        who.dir = what.dir = 'auto'
        const drawn = el('li', 'tick', el('span', 'ok', tick()), who, what)
        items.set(key, drawn)
        root.insertBefore(drawn, sum)
      }
      sum.hidden = more === 0
      setText(sum, more === 0 ? '' : words.inAMinute(more))
    },
  }
}
