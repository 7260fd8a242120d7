import type { HallModel } from '../../core/hall/model'
import { type HallWords, hallWords } from '../../core/words/hall'
import { el, setText } from '../overlay/dom'
import { qrCode } from '../overlay/qr'

/** The way in: the code to scan, the same to type, and where. Nothing of it stays once its minute is over. */
export function join() {
  const picture = el('div', 'qr')
  const code = el('b', 'sign')
  const address = el('b', 'address')
  const under = el('i', '')
  const ask = el('p', 'ask')
  const type = el('p', 'type')
  const reason = el('p', 'reason')
  const root = el('aside', 'join', ask, picture, type, reason)
  /** Read from the left whatever is around them. */
  for (const part of [code, address]) part.dir = 'ltr'
  const places: Readonly<Record<string, HTMLElement>> = { address, code, under }
  let words = hallWords.en
  let shown: HallModel['join'] = null

  const show = (next: HallModel['join'], why: string | null) => {
    if (next?.scan !== shown?.scan)
      picture.replaceChildren(...(next === null ? [] : [qrCode(next.scan) ?? '']))
    shown = next
    setText(code, next?.code ?? '')
    setText(address, next?.address ?? '')
    setText(reason, next === null ? (why ?? '') : '')
    for (const part of [ask, picture, type]) part.hidden = next === null
    root.hidden = next === null && why === null
  }
  const speak = (next: HallWords) => {
    words = next
    root.setAttribute('aria-label', words.wayIn)
    setText(ask, words.scan)
    setText(under, words.under)
    const parts = words.orType.split(/\{(\w+)\}/)
    type.replaceChildren(...parts.map((part, at) => (at % 2 === 1 ? places[part]! : part)))
  }
  speak(words)
  return {
    root,
    show: (model: Pick<HallModel, 'join' | 'noJoin' | 'language'>): void => {
      if (hallWords[model.language] !== words) speak(hallWords[model.language])
      const { noJoin } = model
      show(model.join, noJoin === null ? null : noJoin === 'no-code' ? words.noCode : words.unreachable)
    },
    hide: (): void => show(null, null),
    hasCode: (): boolean => shown !== null,
    /** The console sends the next code in time; if it does not, none is shown. */
    tick: (now: number): void => {
      if (shown !== null && now >= shown.until + lateBy) show(null, words.moment)
    },
  }
}

/** The console looks at its clock every second. */
const lateBy = 3_000
