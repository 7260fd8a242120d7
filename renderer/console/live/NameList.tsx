import { type KeyboardEvent, useEffect, useRef } from 'react'
import { ownName, type ViewerRef, viewerKey } from '../../../core/chat/viewer'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { useNow } from '../../kit/use-now'
import { PlatformMark } from '../platforms/PlatformMark'
import { ageText } from '../platforms/state-words'
import classes from './moderation.module.css'
import { NameButton } from './NameButton'
import { useHideName } from './use-hide-name'

/** Names on the leaderboard and in the ticker, and those the host took off. Press N on a row, or its button. */
export function NameList() {
  const names = useConsole((state) => state.names)
  const now = useNow(5_000)
  const list = useRef<HTMLUListElement>(null)
  const pressed = useRef<string | null>(null)
  const shown = names?.shown ?? []
  const hidden = names?.hidden ?? []
  // A row that changed its place takes the focus along.
  useEffect(() => {
    if (pressed.current === null || document.activeElement !== document.body) return
    for (const row of list.current?.children ?? [])
      if (row instanceof HTMLElement && row.dataset.viewer === pressed.current) row.focus()
  })
  if (shown.length + hidden.length === 0)
    return (
      <EmptyState
        title="No name on a screen"
        words="Names on the leaderboard and in the ticker appear here. Hide one, and it is off the overlay, the room and all answers, in later shows too."
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
    <ul ref={list} className={classes.done} aria-label="Names on screens, then hidden ones">
      {shown.map(({ viewer, detail }) => row(viewer, detail))}
      {hidden.map(({ viewer, by, at }) => row(viewer, `Hidden by ${by}, ${ageText(now - at)} ago`))}
    </ul>
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
