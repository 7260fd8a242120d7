import { dashesLeft } from '../../../core/overlay/time-left'
import { el, rem } from '../dom'

/** One dash and the gap behind it, in rem of 16 px. */
const pitch = 20 / 16
const gap = 8 / 16

/** The perforation between body and stub: dashes that are left are the time that is left. */
export interface Joint {
  readonly root: HTMLElement
  /** `from` and `until` are of the console's clock, in milliseconds. */
  readonly show: (from: number, until: number, now: number) => void
  /** Of a width that may have changed. */
  readonly measure: () => void
}

export function joint(): Joint {
  const lit = el('i', 'on')
  const root = el('div', 'joint', el('i', ''), lit)
  root.setAttribute('aria-hidden', 'true')
  let dashes = 39
  let end = ''
  let fromRight = true
  return {
    root,
    measure: () => {
      if (root.clientWidth > 0) dashes = Math.floor((root.clientWidth / rem() + gap) / pitch)
      fromRight = getComputedStyle(root).direction !== 'rtl'
      end = ''
    },
    show: (from, until, now) => {
      const left = dashesLeft(dashes, from, until, now)
      const cut = left === dashes ? '0' : `calc(100% - ${left * pitch - (left === 0 ? 0 : gap)}rem)`
      const side = fromRight ? `inset(0 ${cut} 0 0)` : `inset(0 0 0 ${cut})`
      if (side === end) return
      end = side
      lit.style.clipPath = side
    },
  }
}
