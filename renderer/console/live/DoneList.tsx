import { Button } from '@mantine/core'
import type { ModeratedView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { type Tone, ToneMark } from '../../kit/tone'
import { useNow } from '../../kit/use-now'
import { PlatformMark } from '../platforms/PlatformMark'
import { ageText } from '../platforms/state-words'
import { actText, canUndo, outcomeText } from './moderate-words'
import classes from './moderation.module.css'

const tones: Readonly<Record<ModeratedView['state'], Tone>> = {
  asked: 'plain',
  done: 'good',
  refused: 'bad',
  undoing: 'plain',
  undone: 'plain',
}

/** What was asked of the platforms, newest first, with their answer and the way back. */
export function DoneList({ onUndo }: { onUndo: (actionId: string) => void }) {
  const moderated = useConsole((state) => state.moderated) ?? []
  const now = useNow(5_000)
  if (moderated.length === 0)
    return (
      <EmptyState
        title="Nothing done yet"
        words="What you delete, time out, ban or warn appears here with the platform's answer; bans and timeouts can be undone."
      />
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <ul className={classes.done} aria-label="Done, newest first" tabIndex={0}>
      {moderated.map((one) => (
        <li key={one.id} data-state={one.state}>
          <div>
            <PlatformMark id={one.viewer.platform} /> <b>{actText(one)}</b>
            <p>
              <ToneMark tone={one.fault === null ? tones[one.state] : 'bad'} size={13} />
              <span>
                {outcomeText(one)}, {ageText(now - one.at)} ago
                {one.why !== '' && <> - {one.why}</>}
              </span>
            </p>
          </div>
          {canUndo(one) && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Undo: ${actText(one)}`}
              onClick={() => onUndo(one.id)}
            >
              Undo
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
