import { Button } from '@mantine/core'
import { type FocusEvent, useRef, useState } from 'react'
import type { LineView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { ChatLines } from './ChatLines'
import { ChatTools } from './ChatTools'
import classes from './chat.module.css'
import { lastIndexOf } from './chat-log'
import { LineBar } from './LineBar'
import { ChatKeys } from './line-keys'
import { SayBar } from './SayBar'
import { useChat } from './use-chat'
import { useModerate } from './use-moderate'
import { useReview } from './use-review'

/** Every line of every platform, newest at the bottom; stays at the bottom until the host scrolls up or picks a line. */
export function ChatPanel() {
  const { lines, entries } = useChat()
  const counts = useConsole((state) => state.airing?.counts ?? null)
  const [picked, setPicked] = useState<string | null>(null)
  const moderate = useModerate()
  const review = useReview()
  const body = useRef<HTMLDivElement>(null)
  const line = picked === null ? null : (lines[lastIndexOf(lines, picked)] ?? null)

  const onKey = (key: string) => {
    if (line !== null && key === 'h' && line.shown) void review(line, 'hide')
    else if (line !== null && key === 'a' && !line.shown && line.text !== '') void review(line, 'allow')
    else return moderate.onKey(key, line)
    return true
  }
  /** Dialogs and the window's own edge keep the choice; another panel ends it. */
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Element) || body.current?.contains(relatedTarget) === true) return
    if (relatedTarget.closest('[role="dialog"]') === null) setPicked(null)
  }
  return (
    <Panel
      title="Chat"
      scroll={false}
      aside={
        <span className={classes.aside}>
          {counts === null ? '' : `${counts.lines.toLocaleString('en')} lines`} <ChatTools />
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: notices where the focus goes, takes none */}
      <div ref={body} className={classes.chat} onBlur={onBlur}>
        {entries.length === 0 ? (
          <EmptyState
            title="No lines yet"
            words="What viewers write on any platform appears here, already judged."
          />
        ) : (
          <ChatLines lines={entries} picked={line?.id ?? null} onPick={setPicked} onKey={onKey} />
        )}
        {line !== null && (
          <LineBar line={line} moderate={moderate} hint={<ChatKeys />} tall>
            {line.text !== '' && (
              <ReviewButton line={line} onReview={(action) => void review(line, action)} />
            )}
          </LineBar>
        )}
        <SayBar hidden={line !== null} />
      </div>
      {moderate.dialog}
    </Panel>
  )
}

function ReviewButton({ line, onReview }: { line: LineView; onReview: (action: 'allow' | 'hide') => void }) {
  return (
    <Button
      size="compact-xs"
      variant="light"
      w={52}
      px={0}
      color={line.shown ? 'gray' : 'teal'}
      onClick={() => onReview(line.shown ? 'hide' : 'allow')}
    >
      {line.shown ? 'Hide' : 'Allow'}
    </Button>
  )
}
