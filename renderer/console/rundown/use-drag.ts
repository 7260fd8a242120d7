import { type DragEvent, type RefObject, useState } from 'react'

/** Where a dragged cue would land: a gap counted from 0 (before the first) to `count` (after the last). */
export interface Drag {
  readonly from: number
  readonly gap: number
}

/** The place in the list without the cue itself, as the edit action counts it. */
export function placeOf(drag: Drag): number {
  return drag.gap > drag.from ? drag.gap - 1 : drag.gap
}

/** Reordering by mouse with the browser's own drag: it scrolls the list by itself at its edges. */
export function useDrag(
  box: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
  move: (from: number, to: number) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const gapAt = (event: DragEvent): number => {
    const list = box.current
    if (list === null) return 0
    const y = event.clientY - list.getBoundingClientRect().top + list.scrollTop
    return Math.min(count, Math.max(0, Math.round(y / rowHeight)))
  }
  return {
    drag,
    row: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('application/x-micdrop-cue', String(index))
        setDrag({ from: index, gap: index })
      },
      onDragEnd: () => setDrag(null),
    }),
    list: {
      onDragOver: (event: DragEvent) => {
        if (drag === null) return
        event.preventDefault()
        const gap = gapAt(event)
        if (gap !== drag.gap) setDrag({ ...drag, gap })
      },
      onDrop: (event: DragEvent) => {
        if (drag === null) return
        event.preventDefault()
        const to = placeOf({ ...drag, gap: gapAt(event) })
        setDrag(null)
        if (to !== drag.from) move(drag.from, to)
      },
    },
  }
}
