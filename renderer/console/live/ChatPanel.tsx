import { Button, TextInput } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef, useState } from 'react'
import type { LineView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { useCommand } from '../../kit/use-command'
import classes from './chat.module.css'
import { type ChatEntry, lastIndexOf } from './chat-log'
import { useChat } from './use-chat'
import { useFollowEnd } from './use-follow-end'

/** Every line of every platform, newest at the bottom; stays at the bottom until the host scrolls up. */
export function ChatPanel() {
  const { entries } = useChat()
  const counts = useConsole((state) => state.airing?.counts ?? null)
  return (
    <Panel
      title="Chat"
      area="chat"
      scroll={false}
      aside={
        <span className={classes.aside}>
          {counts === null ? '' : `${counts.lines.toLocaleString('en')} lines`}
        </span>
      }
    >
      {entries.length === 0 ? (
        <EmptyState
          title="No lines yet"
          words="What viewers write on any platform appears here, already judged."
        />
      ) : (
        <Lines lines={entries} />
      )}
      <SayField />
    </Panel>
  )
}

function Lines({ lines }: { lines: readonly ChatEntry[] }) {
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
  const moves = useFollowEnd(box, {
    following: left === null,
    content: `${newest} ${height}`,
    onLeave: () => setLeft((before) => before ?? newest),
    onReturn: () => setLeft(null),
  })
  const unseen = left === null ? 0 : lines.length - 1 - lastIndexOf(lines, left)
  const toEnd = () => {
    setLeft(null)
    box.current?.focus()
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
      >
        <div style={{ height, position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.item}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Entry entry={lines[item.index]!} />
            </div>
          ))}
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

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

function Entry({ entry }: { entry: ChatEntry }) {
  if (!('own' in entry)) return <Line line={entry} />
  return (
    <p className={classes.line} data-own>
      <time>{clock.format(entry.at)}</time> <b>Micdrop</b> <em>said</em> <span>{entry.text}</span>
    </p>
  )
}

const Line = memo(
  function Line({ line }: { line: LineView }) {
    const kept = line.shown
      ? null
      : line.verdict.action === 'hold' && line.reviewed === null
        ? 'held'
        : 'hidden'
    return (
      <p className={classes.line} data-kept={kept}>
        <time>{clock.format(line.at)}</time> <b title={line.viewer.platform}>{line.viewer.name}</b>{' '}
        {kept !== null && <em>{kept}</em>} <span dir="auto">{line.text}</span>
      </p>
    )
  },
  ({ line: a }, { line: b }) =>
    a.id === b.id && a.shown === b.shown && a.reviewed === b.reviewed && a.text === b.text,
)

function SayField() {
  const command = useCommand()
  const [text, setText] = useState('')
  const silent = useConsole((state) => state.airing?.panic != null) ?? false
  const send = async () => {
    const words = text.trim()
    if (words === '') return
    const said = await command({ failed: 'Nothing was said' }, (client) => client.chat.say({ text: words }))
    if (said !== null) setText('')
  }
  return (
    <form
      className={classes.say}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextInput
        aria-label="Say in chat"
        placeholder={silent ? 'The bot is silent until you resume' : 'Say in chat on every platform'}
        value={text}
        maxLength={450}
        disabled={silent}
        onChange={(event) => setText(event.currentTarget.value)}
        size="xs"
        style={{ flex: 1 }}
      />
      <Button type="submit" size="xs" variant="default" disabled={silent}>
        Say
      </Button>
    </form>
  )
}
