/** Milliseconds and pixels in which a second tap is the same tap. */
const sameTap = 600
const sameSpot = 24

/**
 * A double tap is one press, also when its first half was answered at once and another button or link has come under
 * the finger, and nothing that is new there is pressed (settle.ts). A key that is held down presses once. Who writes fast may send fast: Enter in a text field counts each time.
 */
export function tapOnce(): void {
  const never = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY, on: null as Element | null }
  let last = never
  let isHeld = false
  document.addEventListener('keydown', ({ repeat }) => {
    isHeld = repeat
  })
  document.addEventListener(
    'click',
    (event) => {
      const { clientX: x, clientY: y, timeStamp: at, target, detail } = event
      const on = target instanceof Element ? target.closest<HTMLElement>('button, a, summary') : null
      // A tap elsewhere stands between two on one spot: they are two.
      if (on === null) {
        last = never
        return
      }
      const isNear = Math.abs(x - last.x) < sameSpot && Math.abs(y - last.y) < sameSpot
      // A key's click has no place.
      const isSame = detail === 0 ? on === last.on && !isTyping() : isNear
      // A key goes to what has the focus, which nothing takes the place of.
      const isFresh = detail !== 0 && on.dataset.fresh !== undefined
      if (isFresh || (isSame && at - last.at < sameTap) || (detail === 0 && isHeld)) event.preventDefault()
      last = { x, y, at, on }
    },
    { capture: true },
  )
}

function isTyping(): boolean {
  const { activeElement } = document
  return activeElement instanceof HTMLInputElement && activeElement.type === 'text'
}
