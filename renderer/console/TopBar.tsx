import { ActionIcon, Tooltip } from '@mantine/core'
import { openSpotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useConsole } from '../kit/console'
import classes from './frame.module.css'
import { OnAirLights } from './OnAirLights'
import { PanicButtons } from './PanicButtons'
import { ShowClock } from './ShowClock'

/** Always on screen: what runs, the clock, the lights, and PANIC. */
export function TopBar({ onReview }: { onReview: () => void }) {
  const title = useConsole((state) => (state.airing?.endedAt === null ? state.airing.show.title : null))
  return (
    <header className={classes.top}>
      <div className={classes.show}>
        <b title={title ?? undefined}>{title ?? 'Micdrop'}</b>
        {title === null && <span className={classes.mode}>No show running</span>}
      </div>
      <ShowClock />
      <OnAirLights />
      <Tooltip label="Command palette (Ctrl+K)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Command palette"
          onClick={openSpotlight}
        >
          <IconSearch size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <PanicButtons onReview={onReview} />
    </header>
  )
}
