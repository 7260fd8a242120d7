/** Milliseconds in which a button that has come, moved or got another meaning takes no tap: it was meant for what was there. */
const settling = 600
/** Whole pixels: a fraction is no move. */
const moved = 4

const buttons = () =>
  document.querySelectorAll<HTMLElement>(':is(#own, #now, #mine, #dock) :is(button, a, summary)')

interface Was {
  readonly x: number
  readonly y: number
  readonly means: string
}

/** Changes the page; buttons that are new to their places there take no tap for a moment. */
export function settle(change: () => void): void {
  const before = new Map([...buttons()].map((button) => [button, stateOf(button)] as const))
  change()
  for (const button of buttons()) {
    const [was, is] = [before.get(button), stateOf(button)]
    // Not to be seen, or somewhere else on a page that was scrolled to keep the reader's place.
    if (is === null) continue
    const stays =
      was && was.means === is.means && Math.abs(was.x - is.x) < moved && Math.abs(was.y - is.y) < moved
    if (!stays) hold(button)
  }
}

/** A page that has just come: the tap that led to it may be the first half of two. */
export function settleAll(): void {
  for (const button of buttons()) hold(button)
}

function hold(button: HTMLElement): void {
  const mine = String(performance.now())
  button.dataset.fresh = mine
  if (button.dataset.state === undefined) button.setAttribute('aria-disabled', 'true')
  setTimeout(() => {
    if (button.dataset.fresh !== mine) return
    delete button.dataset.fresh
    if (button.dataset.state === undefined) button.removeAttribute('aria-disabled')
  }, settling)
}

function stateOf(button: HTMLElement): Was | null {
  const { left, top, width } = button.getBoundingClientRect()
  if (width === 0) return null
  const means = `${button.getAttribute('value') ?? button.getAttribute('href')} ${nameOf(button)}`
  return { x: left, y: top, means }
}

/** What a button says, without its figures and letters and what is hidden in it. */
export function nameOf(button: Element): string {
  const copy = button.cloneNode(true) as Element
  for (const part of copy.querySelectorAll('b, [hidden]')) part.remove()
  return copy.textContent?.trim().replace(/\s+/g, ' ') ?? ''
}
