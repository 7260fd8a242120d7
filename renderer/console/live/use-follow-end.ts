import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, type WheelEvent } from 'react'

/** Pixels from the end that still count as being there: about two lines. */
const nearEnd = 40

const upKeys = new Set(['ArrowUp', 'PageUp', 'Home'])

/**
 * Keeps a scrolling box at its end until a person moves it up. Only their own wheel, key, finger or pointer counts:
 * lines that arrive faster than the page draws also leave the end behind, and nobody wanted that.
 * @returns listeners for the box
 */
export function useFollowEnd(
  box: RefObject<HTMLElement | null>,
  end: {
    readonly following: boolean
    /** Changes whenever what is shown, or its height, does. */
    readonly content: string
    readonly onLeave: () => void
    readonly onReturn: () => void
  },
) {
  /** A finger or pointer holds the box (or its scroll bar): it is not pulled away from under it. */
  const held = useRef(false)
  const lastTop = useRef(0)
  /** Seen away from the end since leaving: the event of the last pull to the end comes after a leave, too. */
  const gone = useRef(false)
  const { following, content } = end
  // biome-ignore lint/correctness/useExhaustiveDependencies: content is what the end moves with
  useLayoutEffect(() => {
    if (!following || held.current || box.current === null) return
    gone.current = false
    box.current.scrollTop = box.current.scrollHeight
  }, [box, following, content])
  const leave = () => {
    if (box.current !== null && box.current.scrollTop > 0) end.onLeave()
  }
  const hold = () => {
    held.current = true
  }
  const release = () => {
    held.current = false
  }
  return {
    onWheel: (event: WheelEvent) => {
      if (event.deltaY < 0) leave()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (upKeys.has(event.key)) leave()
    },
    onTouchStart: hold,
    onTouchEnd: release,
    onTouchCancel: release,
    onPointerDown: hold,
    onPointerUp: release,
    onPointerCancel: release,
    onScroll: () => {
      const one = box.current
      if (one === null) return
      const down = one.scrollTop >= lastTop.current
      lastTop.current = one.scrollTop
      const away = one.scrollHeight - one.scrollTop - one.clientHeight > nearEnd
      if (away && held.current && !down) end.onLeave()
      if (away) gone.current = true
      else if (gone.current && down) end.onReturn()
    },
  }
}
