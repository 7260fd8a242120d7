import { Button } from '@mantine/core'
import { clockText } from '../../../core/base/time'
import type { ConsoleState } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { useCommand } from '../../kit/use-command'
import { useNow } from '../../kit/use-now'
import { DelayRow } from './DelayRow'
import classes from './delays.module.css'

/** How late each platform's viewers see the show, how that is known, and how to measure it. */
export function DelayList() {
  const delays = useConsole((state) => state.delays)
  const running = useConsole((state) => state.airing !== null && state.airing.endedAt === null) ?? false
  const now = useNow(1_000)
  const command = useCommand()
  if (delays === null) return null
  const measure = (on: boolean) =>
    command({ failed: on ? 'Nothing is measured' : 'Still measuring' }, (client) =>
      client.delays.measure({ on }),
    )
  return (
    <div className={classes.delays}>
      <div className={classes.measure}>
        <Measuring measuring={delays.measuring} now={now} />
        <Button
          size="compact-sm"
          variant="default"
          w={84}
          px={0}
          disabled={!running}
          onClick={() => void measure(delays.measuring === null)}
        >
          {delays.measuring === null ? 'Measure' : 'Stop'}
        </Button>
      </div>
      {delays.sources.length === 0 ? (
        <EmptyState
          title="No delay is known yet"
          words={
            running
              ? 'Press Measure: the stream shows a code, and viewers who type it tell how late they are.'
              : 'Start a show, then measure: the stream shows a code, and viewers who type it tell how late they are.'
          }
        />
      ) : (
        <ul className={classes.list} aria-label="Delay of each platform">
          {delays.sources.map((one) => (
            <DelayRow key={one.source} view={one} now={now} editable={running} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Measuring({ measuring, now }: { measuring: ConsoleState['delays']['measuring']; now: number }) {
  if (measuring === null) return <p>The stream shows no code.</p>
  return (
    <p>
      Code on the stream: <b className={classes.code}>{measuring.code}</b>{' '}
      <span>{clockText(Math.max(0, measuring.until - now))} left</span>
    </p>
  )
}
