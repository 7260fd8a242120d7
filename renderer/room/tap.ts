/** Milliseconds and pixels in which a second tap is the same tap. */
const sameTap = 600
const sameSpot = 24

/**
 * A double tap is one press, also when its first half was answered at once and another button or link has come under
 * the finger; and a key that is held down presses once.
 */
export function tapOnce(): void {
  let last = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY, on: null as EventTarget | null }
  document.addEventListener(
    'click',
    (event) => {
      const { clientX: x, clientY: y, timeStamp: at, target: on, detail } = event
      const pressed = on instanceof Element ? on.closest('button, a') : null
      if (pressed === null) return
      // A key's click has no place.
      const again =
        detail === 0
          ? pressed === last.on
          : Math.abs(x - last.x) < sameSpot && Math.abs(y - last.y) < sameSpot
      if (again && at - last.at < sameTap) event.preventDefault()
      last = { x, y, at, on: pressed }
    },
    { capture: true },
  )
}
