/** Between two scroll events of one movement of a finger, and how long news may wait for it to end, in milliseconds. */
const rest = 150
const longest = 1_000

const blocks = 'h2, h3, p, li, dt, dd, label, button, summary, meter'

let scrolledAt = Number.NEGATIVE_INFINITY
/** Where our own last correction went: the event that follows is not the reader's. */
let broughtTo = -1
/** What a whole pixel could not say the last time, so that a thousand corrections do not add up to a line. */
let owed = 0

const waiting: (() => void)[] = []
let waitingSince = 0
let timer = 0

export function watchScrolling(): void {
  addEventListener(
    'scroll',
    () => {
      if (Math.abs(scrollY - broughtTo) > 1) scrolledAt = performance.now()
    },
    { passive: true },
  )
}

/**
 * Does it when the page rests: putting the page right under a moving finger stops the movement in some browsers.
 * In order, and never later than in a second.
 */
export function whenStill(change: () => void): void {
  if (waiting.length === 0) waitingSince = performance.now()
  waiting.push(change)
  inOrder()
}

function inOrder(): void {
  clearTimeout(timer)
  if (isMoving() && performance.now() - waitingSince < longest) timer = window.setTimeout(inOrder, rest)
  else for (const one of waiting.splice(0)) one()
}

function isMoving(): boolean {
  return performance.now() - scrolledAt < rest
}

/**
 * Changes the page so that what is read or typed in stays where it is on the screen, whatever comes or goes above it.
 * Not left to the browser: Safari does not do it, and the style switches it off where browsers do.
 * @param held what must not move: the first of them that is still there afterwards
 */
export function keepPlace(change: () => void, held: readonly Element[] = inSight()): void {
  const tops = held.map(topOf)
  change()
  const at = held.findIndex((element) => element.isConnected)
  if (at === -1) return
  const [element, wanted] = [held[at]!, tops[at]! - owed]
  const off = topOf(element) - wanted
  if (Math.abs(off) < 0.1) return
  scrollBy({ top: off, behavior: 'instant' })
  let left = topOf(element) - wanted
  if (left >= 1) {
    // The page is too short to give way: it gets longer at its foot.
    document.body.style.minHeight = `${document.documentElement.scrollHeight + left}px`
    scrollBy({ top: left, behavior: 'instant' })
    left = topOf(element) - wanted
  }
  broughtTo = scrollY
  owed = Math.abs(left) < 1 ? left : 0
}

/**
 * What must not move: the field that is typed in, else what the reader sees first and what follows, in case it goes.
 * At the very top nothing is held: there one waits for what is new.
 */
function inSight(): Element[] {
  const typedIn = document.activeElement
  const isTyped = typedIn instanceof HTMLInputElement && typedIn.type === 'text' && isVisible(typedIn)
  if (scrollY <= 0 && !isTyped) return []
  const seen = [
    ...document.querySelectorAll(`:is(main, #mine, #chat-section, footer) :is(${blocks})`),
  ].filter(isVisible)
  const whole = seen.filter((element) => topOf(element) >= 0)
  return [...(isTyped ? [typedIn] : []), ...(whole.length > 0 ? whole : seen)]
}

function isVisible(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect()
  return height > 0 && bottom > 0 && top < innerHeight
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}
