import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useMemo } from 'react'
import { clockText } from '../../../core/base/time'
import { plannedTimes } from '../../../core/show/plan'
import type { Show } from '../../../core/show/show'
import { RundownRow } from './RundownRow'
import classes from './rundown.module.css'
import { useDrag } from './use-drag'

export const rowHeight = 48

export interface RundownListProps {
  readonly show: Show
  readonly chosen: string | null
  readonly box: RefObject<HTMLDivElement | null>
  readonly onChoose: (cueId: string) => void
  readonly onMove: (cueId: string, to: number) => void
  readonly onDuplicate: (cueId: string) => void
  readonly onRemove: (cueId: string) => void
  /** Enter: on to the form. */
  readonly onOpen: () => void
}

/**
 * The rundown as a list box, windowed so that a thousand cues cost no more than twenty. Arrows choose, Alt with
 * arrows moves, Ctrl+D duplicates, Delete removes, Enter goes to the form.
 */
export function RundownList({
  show,
  chosen,
  box,
  onChoose,
  onMove,
  onDuplicate,
  onRemove,
  onOpen,
}: RundownListProps) {
  const { rundown } = show
  const times = useMemo(() => plannedTimes({ rundown }), [rundown])
  const at = rundown.findIndex((cue) => cue.id === chosen)
  const virtual = useVirtualizer({
    count: rundown.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rundown[index]?.id ?? index,
    overscan: 8,
  })
  const dragging = useDrag(box, rowHeight, rundown.length, (from, to) => {
    const cue = rundown[from]
    if (cue !== undefined) onMove(cue.id, to)
  })

  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const to = Math.min(rundown.length - 1, Math.max(0, at + step))
      const target = rundown[to]
      if (event.altKey) {
        if (chosen !== null && to !== at) onMove(chosen, to)
      } else if (target !== undefined) onChoose(target.id)
      return
    }
    if (chosen === null) return
    if (event.key === 'Enter') onOpen()
    else if (event.key === 'Delete') onRemove(chosen)
    else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) onDuplicate(chosen)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={box}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={`Cues of ${show.title}, ${rundown.length}`}
      aria-describedby="rundown-keys"
      aria-activedescendant={at < 0 ? undefined : rowId(chosen!)}
      onKeyDown={onKeyDown}
      {...dragging.list}
    >
      <div role="presentation" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const cue = rundown[item.index]!
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys for all its options
            <div
              key={item.key}
              id={rowId(cue.id)}
              className={classes.row}
              role="option"
              tabIndex={-1}
              aria-selected={cue.id === chosen}
              aria-posinset={item.index + 1}
              aria-setsize={rundown.length}
              data-dragged={dragging.drag?.from === item.index}
              style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
              onClick={() => {
                onChoose(cue.id)
                box.current?.focus()
              }}
              {...dragging.row(item.index)}
            >
              <RundownRow
                cue={cue}
                number={item.index + 1}
                plannedAt={times[item.index]?.startsAt ?? 0}
                startsAt={show.startsAt}
                timezone={show.timezone}
              />
            </div>
          )
        })}
        {dragging.drag !== null && (
          <div
            className={classes.gap}
            role="presentation"
            style={{ transform: `translateY(${dragging.drag.gap * rowHeight - 1}px)` }}
          />
        )}
      </div>
    </div>
  )
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** Ids of cues may hold anything a file held; an element's id may not hold spaces. */
function rowId(cueId: string): string {
  return `cue-${encodeURIComponent(cueId)}`
}

/** The sum under the list: planned cues beside the show's own length. */
export function plannedWords(show: Show): { words: string; late: boolean } {
  const total = show.rundown.reduce((sum, cue) => sum + cue.plannedFor, 0)
  const over = total - show.plannedFor
  const count = `${show.rundown.length.toLocaleString('en')} ${show.rundown.length === 1 ? 'cue' : 'cues'}`
  const rest =
    over === 0 || show.plannedFor === 0
      ? ''
      : over > 0
        ? `, ${clockText(over)} more than the show's ${clockText(show.plannedFor)}`
        : `, ${clockText(-over)} free of ${clockText(show.plannedFor)}`
  return { words: `${count}, ${clockText(total)} planned${rest}`, late: over > 0 && show.plannedFor > 0 }
}
