/** Makes an element; chat text and titles go in as text, never as HTML. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = className
  element.append(...children)
  return element
}

/** Writes only what changed: a repaint of the whole card costs frames in OBS. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

/** Scripts with high or deep signs, and such that fill their line: each needs lines of its own height. */
const tall = /[\u0590-\u08ff\u0900-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufeff]/
const full = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/

/** Text of the host or of viewers, whose script is not the interface's. */
export function setWords(element: HTMLElement, text: string): void {
  if (element.textContent === text) return
  element.textContent = text
  element.dir = 'auto'
  element.classList.toggle('tall', tall.test(text))
  element.classList.toggle('full', full.test(text))
}

/** Sets how much of a bar is filled, 0 to 1, without layout. */
export function setFill(element: HTMLElement, share: number): void {
  element.style.transform = `scaleX(${Math.max(0, Math.min(1, share)).toFixed(4)})`
}

/** Pixels of one rem: 16 px of a 1920 wide picture. */
export function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
