import { Button } from '@mantine/core'
import { memo } from 'react'
import { ownName } from '../../../core/chat/viewer'
import type { LineView } from '../../../core/contract/state'
import { platformTitle } from '../platforms/names'
import { PlatformMark } from '../platforms/PlatformMark'
import classes from './chat.module.css'
import { reasonWords } from './chat-log'

export interface KeptLineProps {
  readonly line: LineView
  readonly hidden: boolean
  readonly chosen: boolean
  /** Must stay the same function: lines are drawn anew only when they change. */
  readonly onReview: (line: LineView, action: 'allow' | 'hide') => void
}

/** One line of the lane with its reason and its two answers. */
export const KeptLine = memo(
  function KeptLine({ line, hidden, chosen, onReview }: KeptLineProps) {
    const reason = reasonWords(line)
    const where = platformTitle(line.viewer.platform)
    const kept = hidden ? 'Hidden' : line.heldByPlatform ? `Held by ${where}` : 'Held'
    return (
      <li>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is one line with its two answers */}
        <div
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: J and K move the focus over lines
          tabIndex={0}
          data-line={line.id}
          data-hidden={hidden}
          data-chosen={chosen}
          className={classes.kept}
          aria-label={`${ownName(line.viewer)} on ${where}: ${line.text}. ${kept}: ${reason}`}
        >
          <div className={classes.keptText} title={line.text}>
            <PlatformMark id={line.viewer.platform} /> <b>{ownName(line.viewer)}</b>{' '}
            <span dir="auto">{line.text}</span>
          </div>
          <div className={classes.decide} style={{ gridRow: 'span 2' }}>
            <Button size="compact-xs" color="teal" variant="light" onClick={() => onReview(line, 'allow')}>
              Allow
            </Button>
            {!hidden && (
              <Button size="compact-xs" color="gray" variant="light" onClick={() => onReview(line, 'hide')}>
                Hide
              </Button>
            )}
          </div>
          <div className={classes.reason}>
            {kept}: {reason}
          </div>
        </div>
      </li>
    )
  },
  (a, b) =>
    a.line.id === b.line.id &&
    a.line.text === b.line.text &&
    a.line.reviewed === b.line.reviewed &&
    a.hidden === b.hidden &&
    a.chosen === b.chosen &&
    a.onReview === b.onReview,
)
