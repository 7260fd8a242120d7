import { Button } from '@mantine/core'
import type { SaveState } from './autosave'
import classes from './save-mark.module.css'
import { ToneMark } from './tone'

/** Whether what is on screen is kept. A failure is spoken at once; "Saved" is not, it would talk over typing. */
export function SaveMark({ save, onRetry }: { save: SaveState; onRetry: () => void }) {
  if (save.state === 'failed')
    return (
      <span className={classes.mark} data-state="failed" role="alert">
        <ToneMark tone="bad" />
        <span title={save.reason}>Not saved: {save.reason}</span>
        <Button size="compact-xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </span>
    )
  return (
    <span className={classes.mark} data-state={save.state}>
      <ToneMark tone={save.state === 'saved' ? 'good' : 'plain'} />
      {save.state === 'saved' ? 'Saved' : 'Saving…'}
    </span>
  )
}
