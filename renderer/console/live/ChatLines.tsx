import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { ChatLine } from './ChatLine'
import classes from './chat.module.css'
import { type ChatEntry, lastIndexOf, nextPick } from './chat-log'
import { useFollowEnd } from './use-follow-end'

export interface ChatLinesProps {
  readonly lines: readonly ChatEntry[]
  /** The line keys and buttons work on; while there is one the list holds still. */
  readonly picked: string | null
  readonly onPick: (id: string | null) => void
  /** A key on the picked line; true when it meant something. */
  readonly onKey: (key: string) => boolean
}

/** A window over thousands of lines that stays at its end until a person leaves it. */
export function ChatLines({ lines, picked, onPick, onKey }: ChatLinesProps) {
  const box = useRef<HTMLDivElement>(null)
  const [left, setLeft] = useState<string | null>(null)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 22,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 12,
    anchorTo: 'end',
  })
  const newest = lines[lines.length - 1]?.id ?? null
  const height = virtual.getTotalSize()
  const leave = () => setLeft((before) => before ?? newest)
  const moves = useFollowEnd(box, {
    following: left === null && picked === null,
    content: `${newest} ${height}`,
    onLeave: leave,
    onReturn: () => setLeft(null),
  })
  const unseen = left === null ? 0 : lines.length - 1 - lastIndexOf(lines, left)
  const toEnd = () => {
    setLeft(null)
    onPick(null)
    box.current?.focus()
  }
  const pick = (by: number) => {
    const at = nextPick(lines, picked, by)
    const line = lines[at]
    if (line === undefined) return
    leave()
    onPick(line.id)
    virtual.scrollToIndex(at, { align: 'auto' })
    // The row may have to be drawn first.
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true }),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    moves.onKeyDown(event)
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const key = event.key.toLowerCase()
    const arrow = picked === null ? '' : event.key
    if (key === 'j' || arrow === 'ArrowDown') pick(1)
    else if (key === 'k' || arrow === 'ArrowUp') pick(-1)
    else if (key === 'escape' && picked !== null) toEnd()
    else if (!onKey(key)) return
    event.preventDefault()
  }
  const onFocus = (event: FocusEvent) => {
    const row = event.target.closest<HTMLElement>('[data-pick]')
    if (row === null) return
    leave()
    onPick(row.dataset.pick ?? null)
  }
  return (
    <div className={classes.wrap}>
      <div
        ref={box}
        className={classes.box}
        role="log"
        aria-live="off"
        aria-label="Chat lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        {...moves}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <div style={{ height, position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const entry = lines[item.index]!
            const own = 'own' in entry
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                data-pick={own ? undefined : entry.id}
                data-picked={entry.id === picked || undefined}
                tabIndex={own ? undefined : -1}
                className={classes.item}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ChatLine entry={entry} />
              </div>
            )
          })}
        </div>
      </div>
      {unseen > 0 && (
        <Button
          className={classes.more}
          size="compact-sm"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={toEnd}
        >
          {unseen} new {unseen === 1 ? 'line' : 'lines'}
        </Button>
      )}
    </div>
  )
}
