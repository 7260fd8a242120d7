import { SegmentedControl } from '@mantine/core'
import { type FocusEvent, type KeyboardEvent, useCallback, useRef, useState } from 'react'
import type { LineView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import classes from './chat.module.css'
import { DoneList } from './DoneList'
import { KeptLine } from './KeptLine'
import { LineBar } from './LineBar'
import { LaneKeys } from './line-keys'
import { useChat } from './use-chat'
import { useModerate } from './use-moderate'
import { useReview } from './use-review'

type Tab = 'held' | 'hidden' | 'done'

/** More than anyone decides on at a glance; the rest moves up. */
const drawn = 60

/**
 * Lines that moderation keeps back, with the reason in words. Oldest first and new ones below, so that nothing moves
 * under the pointer; J and K move, A allows, H hides, D T B W ask the platform, N
 * takes the name off every screen, U undoes.
 */
export function LaneLines() {
  const { lane } = useChat()
  const doneCount = useConsole((state) => state.moderated.length) ?? 0
  const sendReview = useReview()
  const moderate = useModerate()
  const [tab, setTab] = useState<Tab>('held')
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const lines = tab === 'held' ? lane.held : [...lane.hidden].reverse()
  const line = lines.find((one) => one.id === chosen) ?? null

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  const move = (by: number) => {
    const all = items()
    const at = all.findIndex((item) => item.contains(document.activeElement))
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
  }
  const review = useRef<(line: LineView, action: 'allow' | 'hide') => Promise<void>>(async () => undefined)
  review.current = async (of, action) => {
    const at = items().findIndex((item) => item.dataset.line === of.id)
    if (!(await sendReview(of, action))) return
    requestAnimationFrame(() => {
      const all = items()
      const next = all[Math.min(at, all.length - 1)] ?? list.current
      next?.focus()
    })
  }
  const onReview = useCallback(
    (of: LineView, action: 'allow' | 'hide') => void review.current(of, action),
    [],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const key = event.key.toLowerCase()
    if (key === 'j' || event.key === 'ArrowDown') move(1)
    else if (key === 'k' || event.key === 'ArrowUp') move(-1)
    else if (key === 'a' || key === 'h') {
      if (line === null || (key === 'h' && tab === 'hidden')) return
      onReview(line, key === 'a' ? 'allow' : 'hide')
    } else if (!moderate.onKey(key, line)) return
    event.preventDefault()
  }
  const onFocus = (event: FocusEvent) =>
    setChosen(event.target.closest<HTMLElement>('[data-line]')?.dataset.line ?? null)

  return (
    <>
      <div className={classes.laneHead}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Which lines"
          value={tab}
          onChange={(value) => setTab(value as Tab)}
          data={[
            { value: 'held', label: `Review (${lane.held.length})` },
            { value: 'hidden', label: `Hidden (${lane.hidden.length})` },
            { value: 'done', label: `Done (${doneCount})` },
          ]}
        />
      </div>
      {tab === 'done' ? (
        <DoneList onUndo={(actionId) => void moderate.undo(actionId)} />
      ) : lines.length === 0 ? (
        <EmptyState
          title={tab === 'held' ? 'Nothing to review' : 'Nothing hidden'}
          words={
            tab === 'held'
              ? 'Lines that need your decision wait here; viewers do not see them meanwhile.'
              : 'Lines kept from the stream appear here; you can allow them again.'
          }
        />
      ) : (
        <>
          <ul
            ref={list}
            className={classes.lane}
            tabIndex={-1}
            aria-label={tab === 'held' ? 'Lines to review' : 'Hidden lines'}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
          >
            {lines.slice(0, drawn).map((one) => (
              <KeptLine
                key={one.id}
                line={one}
                hidden={tab === 'hidden'}
                chosen={one.id === chosen}
                onReview={onReview}
              />
            ))}
          </ul>
          <LineBar line={line} moderate={moderate} hint={<LaneKeys hide={tab === 'held'} />} />
        </>
      )}
      {moderate.dialog}
    </>
  )
}
