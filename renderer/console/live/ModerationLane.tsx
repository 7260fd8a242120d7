import { Button, SegmentedControl } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { LineView } from '../../../core/contract/state'
import { announce } from '../../kit/announcer'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { useCommand } from '../../kit/use-command'
import classes from './chat.module.css'
import { reasonWords } from './chat-log'
import { useChat } from './use-chat'

type Tab = 'held' | 'hidden'

/**
 * Lines that moderation keeps back, with the reason in words. Oldest first and new ones below, so that nothing moves
 * under the pointer; J and K move, A allows, H hides.
 */
export function ModerationLane() {
  const { lane, decided } = useChat()
  const command = useCommand()
  const [tab, setTab] = useState<Tab>('held')
  const list = useRef<HTMLUListElement>(null)
  const lines = tab === 'held' ? lane.held : [...lane.hidden].reverse()

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
  const move = (by: number) => {
    const all = items()
    const at = all.findIndex((item) => item.contains(document.activeElement))
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
  }
  const review = async (line: LineView, action: 'allow' | 'hide') => {
    const at = items().findIndex((item) => item.dataset.line === line.id)
    const done = await command(
      {
        failed: `The line was not ${action === 'allow' ? 'allowed' : 'hidden'}`,
        onRefused: ({ code }) => {
          // Too old to change: it leaves the lane as it would when allowed.
          if (code === 'line-gone') decided(line.id, 'allow')
          return false
        },
      },
      (client) => client.chat.review({ lineId: line.id, action }),
    )
    if (done === null) return
    decided(line.id, action)
    announce(action === 'allow' ? 'Allowed.' : 'Hidden.')
    requestAnimationFrame(() => {
      const all = items()
      const next = all[Math.min(at, all.length - 1)] ?? list.current
      next?.focus()
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const key = event.key.toLowerCase()
    if (key === 'j' || event.key === 'ArrowDown') move(1)
    else if (key === 'k' || event.key === 'ArrowUp') move(-1)
    else if (key === 'a' || key === 'h') {
      const id = (document.activeElement?.closest('[data-line]') as HTMLElement | null)?.dataset.line
      const line = lines.find((one) => one.id === id)
      if (line === undefined || (key === 'h' && tab === 'hidden')) return
      void review(line, key === 'a' ? 'allow' : 'hide')
    } else return
    event.preventDefault()
  }

  return (
    <Panel title="Moderation" area="lane" scroll={false}>
      <div className={classes.laneHead}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Which lines"
          value={tab}
          onChange={(value) => setTab(value as Tab)}
          data={[
            { value: 'held', label: `To review (${lane.held.length})` },
            { value: 'hidden', label: `Hidden (${lane.hidden.length})` },
          ]}
        />
      </div>
      {lines.length === 0 ? (
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
          >
            {lines.slice(0, 60).map((line) => (
              <KeptLine
                key={line.id}
                line={line}
                hidden={tab === 'hidden'}
                onReview={(action) => void review(line, action)}
              />
            ))}
          </ul>
          <p className={classes.keys}>
            <kbd>J</kbd> <kbd>K</kbd> move, <kbd>A</kbd> allow
            {tab === 'held' && (
              <>
                , <kbd>H</kbd> hide
              </>
            )}
          </p>
        </>
      )}
    </Panel>
  )
}

function KeptLine({
  line,
  hidden,
  onReview,
}: {
  line: LineView
  hidden: boolean
  onReview: (action: 'allow' | 'hide') => void
}) {
  const reason = reasonWords(line)
  return (
    <li>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is one line with its two answers */}
      <div
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: J and K move the focus over lines
        tabIndex={0}
        data-line={line.id}
        data-hidden={hidden}
        className={classes.kept}
        aria-label={`${line.viewer.name}: ${line.text}. ${hidden ? 'Hidden' : 'Held'}: ${reason}`}
      >
        <div className={classes.keptText} title={line.text}>
          <b>{line.viewer.name}</b> <span dir="auto">{line.text}</span>
        </div>
        <div className={classes.decide} style={{ gridRow: 'span 2' }}>
          <Button size="compact-xs" color="teal" variant="light" onClick={() => onReview('allow')}>
            Allow
          </Button>
          {!hidden && (
            <Button size="compact-xs" color="gray" variant="light" onClick={() => onReview('hide')}>
              Hide
            </Button>
          )}
        </div>
        <div className={classes.reason}>
          {hidden ? 'Hidden' : 'Held'}: {reason}
        </div>
      </div>
    </li>
  )
}
