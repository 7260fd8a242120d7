import { el } from '../dom'

/** A clock of digits in boxes of one width: it neither jumps nor repaints more than the digit that changed. */
export interface Clock {
  readonly root: HTMLElement
  readonly show: (text: string) => void
}

export function clock(className = 'clock'): Clock {
  const root = el('b', className)
  let shown = ''
  return {
    root,
    show: (text) => {
      if (text === shown) return
      if (text.length !== shown.length) root.replaceChildren(...[...text].map(box))
      else
        for (const [at, sign] of [...text].entries())
          if (sign !== shown[at]) root.children[at]!.textContent = sign
      shown = text
    },
  }
}

function box(sign: string): HTMLElement {
  return el('span', /\d/.test(sign) ? 'd' : 'd p', sign)
}
