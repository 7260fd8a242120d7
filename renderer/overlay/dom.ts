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

/** Sets how much of a bar is filled, 0 to 1, without layout. */
export function setFill(element: HTMLElement, share: number): void {
  element.style.transform = `scaleX(${Math.max(0, Math.min(1, share)).toFixed(4)})`
}
