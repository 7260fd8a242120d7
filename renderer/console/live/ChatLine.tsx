import { memo } from 'react'
import { ownName } from '../../../core/chat/viewer'
import type { LineView } from '../../../core/contract/state'
import { platformTitle, roleWords } from '../platforms/names'
import { PlatformMark } from '../platforms/PlatformMark'
import classes from './chat.module.css'
import type { ChatEntry } from './chat-log'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

export function ChatLine({ entry }: { entry: ChatEntry }) {
  if (!('own' in entry)) return <Line line={entry} />
  return (
    <p className={classes.line} data-own>
      <time>{clock.format(entry.at)}</time> {entry.only !== null && <PlatformMark id={entry.only} />}{' '}
      <b>Micdrop</b> <em>said</em> <span>{entry.text}</span>
    </p>
  )
}

/** At most a screenful is drawn anew for 200 lines a second, and only lines that changed. */
const Line = memo(
  function Line({ line }: { line: LineView }) {
    const { viewer } = line
    const kept = line.shown
      ? null
      : line.verdict.action === 'hold' && line.reviewed === null
        ? 'held'
        : 'hidden'
    const held = line.heldByPlatform ? `held by ${platformTitle(viewer.platform)}` : 'held'
    return (
      <p className={classes.line} data-kept={kept}>
        <time>{clock.format(line.at)}</time> <PlatformMark id={viewer.platform} /> <b>{ownName(viewer)}</b>{' '}
        {viewer.name !== ownName(viewer) && <i>no name for others</i>}
        {line.roles.map((role) => (
          <i key={role}>{roleWords[role]}</i>
        ))}
        {line.sharedFrom !== null && <i>from {line.sharedFrom}</i>}
        {kept !== null && <em>{line.text === '' ? 'deleted' : kept === 'held' ? held : kept}</em>}{' '}
        <span dir="auto">{line.text}</span>
      </p>
    )
  },
  ({ line: a }, { line: b }) =>
    a.id === b.id &&
    a.shown === b.shown &&
    a.reviewed === b.reviewed &&
    a.text === b.text &&
    a.viewer.name === b.viewer.name,
)
