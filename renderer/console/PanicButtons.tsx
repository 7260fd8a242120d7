import { Button, Tooltip, UnstyledButton } from '@mantine/core'
import { IconHandStop, IconPlayerPlay } from '@tabler/icons-react'
import { acceleratorText } from '../kit/accelerator'
import { useConsole } from '../kit/console'
import classes from './frame.module.css'
import { usePanic } from './use-panic'

/** PANIC asks nothing and is always here. The way back stands beside it, in a place kept free for it. */
export function PanicButtons({ onReview }: { onReview: () => void }) {
  const panicked = useConsole((state) => state.airing?.panic != null) ?? false
  const running = useConsole((state) => state.airing !== null && state.airing.endedAt === null) ?? false
  const accelerator = useConsole(
    (state) => state.health.hotkeys.find((key) => key.what === 'panic')?.accelerator ?? null,
  )
  const { panic } = usePanic()
  return (
    <div className={classes.panicGroup}>
      <Button
        className={classes.resume}
        style={{ visibility: panicked ? 'visible' : 'hidden' }}
        color="yellow"
        variant="outline"
        size="compact-md"
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        onClick={onReview}
      >
        Resume…
      </Button>
      <Tooltip
        label={
          running
            ? 'Close sales, clear the overlay, silence the bot'
            : 'No show is running: there is nothing to stop'
        }
      >
        <UnstyledButton
          className={classes.panic}
          data-stopped={panicked}
          aria-label={
            panicked
              ? 'PANIC: everything is stopped'
              : 'PANIC: close sales, clear the overlay, silence the bot'
          }
          onClick={() => void panic()}
        >
          <IconHandStop size={20} aria-hidden />
          <span>
            <strong>{panicked ? 'STOPPED' : 'PANIC'}</strong>
            <small>{accelerator === null ? 'one press' : acceleratorText(accelerator)}</small>
          </span>
        </UnstyledButton>
      </Tooltip>
    </div>
  )
}
