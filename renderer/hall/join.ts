import type { HallModel } from '../../core/hall/model'
import { el, setText } from '../overlay/dom'
import { qrCode } from '../overlay/qr'

/** The way in: the code to scan, the same to type, and where. Nothing of it stays once its minute is over. */
export function join() {
  const picture = el('div', 'qr')
  const code = el('b', 'sign')
  const address = el('b', 'address')
  const ask = el('p', 'ask', 'Scan to take part')
  const type = el(
    'p',
    'type',
    'Or open ',
    address,
    ' and type ',
    code,
    ' under ',
    el('i', '', 'In the hall?'),
  )
  const reason = el('p', 'reason')
  const root = el('aside', 'join', ask, picture, type, reason)
  root.setAttribute('aria-label', 'Take part')
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
  return {
    root,
    show,
    hasCode: (): boolean => shown !== null,
    /** The console sends the next code in time; if it does not, none is shown. */
    tick: (now: number): void => {
      if (shown !== null && now >= shown.until + lateBy) show(null, 'A moment, please.')
    },
  }
}

/** The console looks at its clock every second. */
const lateBy = 3_000
