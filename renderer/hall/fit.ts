const steps = [1, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.52, 0.46]

/** Makes the text of each part smaller, step by step, until all of it is inside: nobody scrolls a wall. */
export function fit(root: HTMLElement): void {
  for (const part of root.querySelectorAll<HTMLElement>('.head, .cues, .join, .leaders')) {
    if (part.hidden) continue
    for (const step of steps) {
      part.style.setProperty('--fit', String(step))
      if (part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1) break
    }
  }
}
