import { rem } from './dom'

/** Font size in px of a 1920 wide picture, width axis in percent, lines. docs: the ticket's type scale. */
export type Step = readonly [size: number, width: number, lines: number]

/** Text is first set narrower, then smaller, then cut with an ellipsis. Price, stock and time are never cut. */
export const steps = {
  title: [
    [64, 100, 1],
    [52, 100, 2],
    [52, 86, 2],
    [46, 80, 2],
    [40, 75, 2],
    [36, 72, 3],
  ],
  question: [
    [50, 100, 2],
    [46, 88, 3],
    [42, 78, 3],
    [38, 72, 4],
  ],
  choice: [
    [40, 100, 1],
    [40, 82, 1],
    [36, 76, 2],
    [36, 72, 2],
  ],
  over: [
    [46, 100, 1],
    [42, 86, 1],
    [38, 76, 1],
    [36, 72, 1],
  ],
  how: [
    [40, 100, 1],
    [38, 82, 1],
    [36, 72, 1],
  ],
  price: [
    [68, 100, 1],
    [60, 84, 1],
    [52, 74, 1],
    [44, 72, 1],
    [38, 72, 1],
  ],
  rest: [
    [36, 100, 1],
    [36, 84, 1],
    [36, 72, 1],
  ],
  words: [
    [36, 100, 1],
    [36, 80, 1],
    [32, 72, 1],
    [29, 72, 1],
    [26, 62, 1],
  ],
  address: [
    [30, 100, 1],
    [30, 80, 1],
    [26, 72, 1],
    [26, 62, 1],
  ],
  foot: [
    [48, 100, 4],
    [44, 90, 5],
    [38, 90, 6],
    [38, 76, 7],
  ],
  play: [
    [48, 100, 4],
    [44, 90, 5],
    [38, 84, 7],
    [36, 76, 9],
    [36, 72, 14],
  ],
  notice: [
    [38, 100, 3],
    [38, 84, 5],
    [36, 74, 6],
  ],
  bar: [
    [44, 100, 1],
    [44, 84, 1],
    [42, 90, 2],
    [38, 76, 2],
  ],
} as const satisfies Record<string, readonly Step[]>
export type Fit = keyof typeof steps

/** A title's box is at most so high, in px of a 1920 wide picture: two of its heights make the stack's. */
const titleHeight = 122

/** How the same text fitted last time in a box as wide: measured again only when one of them changed. */
const known = new WeakMap<HTMLElement, { readonly key: string; readonly whole: boolean }>()

/** New fonts are here, or the picture has another size: what fitted may not. */
let epoch = 0
export function forgetFits(): void {
  epoch += 1
}

function set(element: HTMLElement, [size, width, lines]: Step): void {
  element.style.fontSize = `${size / 16}rem`
  element.style.setProperty('--wdth', `${width}%`)
  element.style.setProperty('--lines', String(lines))
}

function first(elements: readonly HTMLElement[], kind: Fit, fits: (step: Step) => boolean): boolean {
  const key = `${epoch} ${kind} ${elements.map((one) => `${one.textContent} ${one.clientWidth} ${one.dataset.lines ?? ''}`).join('|')}`
  const before = known.get(elements[0]!)
  if (before?.key === key) return before.whole
  const list: readonly Step[] = steps[kind]
  const fitted = list.find((step) => {
    for (const one of elements) set(one, step)
    return fits(step)
  })
  known.set(elements[0]!, { key, whole: fitted !== undefined })
  return fitted !== undefined
}

/** `scrollWidth` is rounded: half a pixel too much already ends in an ellipsis. */
function isWhole(one: HTMLElement): boolean {
  if (one.scrollWidth > one.clientWidth) return false
  const range = document.createRange()
  range.selectNodeContents(one)
  return range.getBoundingClientRect().width <= one.clientWidth
}

/** One line each, of one size. True when they fit whole. */
export function fitLine(elements: readonly HTMLElement[], kind: Fit): boolean {
  if (elements.length === 0) return true
  return first(elements, kind, () => elements.every(isWhole))
}

/** Several lines, of one size. `lines` allows fewer than the step does. */
export function fitBlock(
  elements: readonly HTMLElement[],
  kind: Fit,
  lines = Number.POSITIVE_INFINITY,
): boolean {
  if (elements.length === 0) return true
  const most = kind === 'title' ? (titleHeight / 16) * rem() : Number.POSITIVE_INFINITY
  for (const one of elements) one.dataset.lines = String(lines)
  const whole = first(elements, kind, ([, , allowed]) => {
    const count = Math.min(allowed, lines)
    for (const one of elements) one.style.setProperty('--lines', String(count))
    return elements.every((one) => {
      const style = getComputedStyle(one)
      const line = Number.parseFloat(style.lineHeight)
      const inner =
        one.scrollHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)
      // A taller script gets fewer lines of the same box.
      if (line * count > most) one.style.setProperty('--lines', String(Math.max(1, Math.floor(most / line))))
      return inner <= line * count + 3 && inner <= most + 1
    })
  })
  // Below the last line of a text that is cut off there is no room: the next line's first pixels would show in it.
  for (const one of elements) one.classList.toggle('cut', !whole)
  return whole
}

/** The price is never cut, and what to type beside it neither: the price gives way first to its widest, then the words to the key cap alone. */
export function fitPrice(price: HTMLElement, how: HTMLElement): void {
  how.classList.remove('short')
  fitLine([price], 'price')
  if (fitLine([how], 'how') && isWhole(how)) return
  how.classList.add('short')
  if (isWhole(how)) return
  const list: readonly Step[] = steps.price
  for (const step of list) {
    set(price, step)
    if (isWhole(how) && isWhole(price)) return
  }
}
