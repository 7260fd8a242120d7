/** Of the usual size, largest first. Under `readable` the back of a hall gives up. */
const larger = [1.5, 1.35, 1.2, 1.1]
const readable = [1, 0.92, 0.84, 0.77]
const smaller = [0.7, 0.64, 0.58, 0.52, 0.46, 0.41, 0.36]

/** Gives the title and the way in the largest text with which all of it is inside: nobody scrolls a wall. */
export function shrink(part: HTMLElement): void {
  if (!part.hidden) fits(part, [...readable, ...smaller])
}

/** The same; a list that is too long loses its last rows, for a shorter one says more than one nobody can read. */
export function shrinkList(part: HTMLElement): void {
  const rows = [...part.querySelectorAll<HTMLElement>('.rank')]
  for (const row of rows) row.hidden = false
  if (part.hidden || fits(part, readable)) return
  while (!isInside(part) && rows.length > 0) rows.pop()!.hidden = true
}

/**
 * The same for what is on; alone it may be larger than usual, since all look at it. Two things that are not readable
 * together become one. `atMost` is how large it was last: counts that change must not make the text jump up and down.
 * `leaveOut` hears how many are left out, before the size is tried. Answers how large it is now.
 */
export function shrinkViews(part: HTMLElement, atMost: number, leaveOut: (count: number) => void): number {
  const views = [...part.querySelectorAll<HTMLElement>(':scope > .view')]
  const sizes = [...larger, ...readable].filter((size) => size <= atMost)
  for (const view of views) view.hidden = false
  leaveOut(0)
  if (part.hidden || fits(part, sizes)) return sizeOf(part)
  for (const view of views.slice(1)) view.hidden = true
  leaveOut(Math.max(0, views.length - 1))
  fits(part, [...sizes, ...smaller])
  return sizeOf(part)
}

function sizeOf(part: HTMLElement): number {
  return Number(part.style.getPropertyValue('--fit') || 1)
}

function fits(part: HTMLElement, sizes: readonly number[]): boolean {
  return sizes.some((size) => {
    part.style.setProperty('--fit', String(size))
    return isInside(part)
  })
}

/** A long price does not break: its row says so, not the part. */
function isInside(part: HTMLElement): boolean {
  return [part, ...part.querySelectorAll<HTMLElement>('.row')].every(isWhole)
}

function isWhole(part: HTMLElement): boolean {
  return part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1
}
