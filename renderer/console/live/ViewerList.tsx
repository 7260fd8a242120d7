import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Barred } from '../../../core/chat/rulings'
import { ownName, type ViewerRef, viewerKey } from '../../../core/chat/viewer'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { useCommand } from '../../kit/use-command'
import { useNow } from '../../kit/use-now'
import { PlatformMark } from '../platforms/PlatformMark'
import { ageText } from '../platforms/state-words'
import classes from './moderation.module.css'
import { NameButton } from './NameButton'
import { useHideName } from './use-hide-name'

/** Names on the leaderboard and in the ticker, those the host took off, and visitors kept out of the room. */
export function ViewerList() {
  const names = useConsole((state) => state.names)
  const now = useNow(5_000)
  const list = useRef<HTMLUListElement>(null)
  const pressed = useRef<string | null>(null)
  const shown = names?.shown ?? []
  const hidden = names?.hidden ?? []
  const barred = names?.barred ?? []
  // A row that changed its place takes the focus along.
  useEffect(() => {
    if (pressed.current === null || document.activeElement !== document.body) return
    for (const row of list.current?.children ?? [])
      if (row instanceof HTMLElement && row.dataset.viewer === pressed.current) row.focus()
  })
  if (shown.length + hidden.length + barred.length === 0)
    return (
      <EmptyState
        title="Nobody yet"
        words="Names on the leaderboard and in the ticker appear here. Hide one, and it is off the overlay, the room and all answers, in later shows too. Whom you keep out of the room is here as well."
      />
    )
  const row = (viewer: ViewerRef, detail: string) => (
    <NameRow
      key={viewerKey(viewer)}
      viewer={viewer}
      detail={detail}
      onPress={() => {
        pressed.current = viewerKey(viewer)
      }}
    />
  )
  return (
    <ul ref={list} className={classes.done} aria-label="Names on screens, hidden ones, who is kept out">
      {shown.map(({ viewer, detail }) => row(viewer, detail))}
      {hidden.map(({ viewer, by, at }) => row(viewer, `Hidden by ${by}, ${ageText(now - at)} ago`))}
      {barred.map((one) => (
        <BarredRow key={`barred ${viewerKey(one.viewer)}`} barred={one} now={now} />
      ))}
    </ul>
  )
}

function BarredRow({ barred, now }: { barred: Barred; now: number }) {
  const command = useCommand()
  const { viewer, until, by, why } = barred
  const readmit = () =>
    void command(
      {
        failed: `${ownName(viewer)} was not let in again`,
        done: `${ownName(viewer)} may take part in the room again.`,
      },
      (client) => client.chat.readmit({ viewerId: viewer.id }),
    )
  const span = until === null ? 'Banned' : `Timed out, ${ageText(until - now)} left`
  return (
    <li data-barred={viewer.id}>
      <div>
        <PlatformMark id={viewer.platform} /> <b>{ownName(viewer)}</b>
        <p>
          <span />
          <span>
            {span}, by {by}
            {why === '' ? '' : `: ${why}`}
          </span>
        </p>
      </div>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Let ${ownName(viewer)} in again`}
        onClick={readmit}
      >
        Let in
      </Button>
    </li>
  )
}

interface NameRowProps {
  readonly viewer: ViewerRef
  readonly detail: string
  readonly onPress: () => void
}

function NameRow({ viewer, detail, onPress }: NameRowProps) {
  const names = useHideName()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onPress()
    names.toggle(viewer)
  }
  return (
    <li
      // biome-ignore lint/a11y/noNoninteractiveTabindex: N works on the row that has the focus
      tabIndex={0}
      data-viewer={viewerKey(viewer)}
      onKeyDown={onKeyDown}
      onClick={onPress}
    >
      <div>
        <PlatformMark id={viewer.platform} /> <b>{ownName(viewer)}</b>
        <p>
          <span />
          <span>{detail}</span>
        </p>
      </div>
      <NameButton viewer={viewer} />
    </li>
  )
}
