import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { moneyText } from '../../../core/base/money'
import { useConsole } from '../../kit/console'
import { Panel } from '../../kit/Panel'
import { ChatPanel } from './ChatPanel'
import { CueList } from './CueList'
import { DelayList } from './DelayList'
import { Funnel } from './FunnelPanel'
import { Health } from './HealthPanel'
import classes from './live.module.css'
import { ModerationLane } from './ModerationLane'
import { NowNext } from './NowNext'
import { OpenRuns } from './OpenRuns'
import { Orders } from './OrdersPanel'
import { PaidList } from './PaidList'
import { Preview } from './Preview'
import { StartShow } from './StartShow'

/** Everything a producer needs while the show runs, on one screen that never scrolls as a whole. */
export function LiveScreen() {
  const running = useConsole((state) => state.airing !== null && state.airing.endedAt === null) ?? false
  const wide = useMediaQuery('(min-width: 1600px)', true, { getInitialValueInEffect: false })
  if (!running) return <StartShow />
  return (
    <div className={classes.live} data-wide={wide}>
      <VisuallyHidden>
        <h1>Live</h1>
      </VisuallyHidden>
      <div className={classes.onNow}>
        <OpenRuns />
        {wide ? (
          <Panel title="Funnel, first 30 seconds">
            <Funnel />
          </Panel>
        ) : (
          <Tabbed
            title="Sales"
            tabs={[
              ['Funnel', <Funnel key="funnel" />],
              ['Orders', <Orders key="orders" />],
              ['Gifts', <PaidList key="gifts" />],
            ]}
          />
        )}
      </div>
      <div className={classes.next}>
        <NowNext />
        <CueList />
      </div>
      <div className={classes.viewers}>
        {wide ? (
          <Panel title="What viewers see">
            <Preview />
          </Panel>
        ) : (
          <Tabbed
            title="What viewers see"
            tabs={[
              ['On air', <Preview key="preview" />],
              ['Health', <Health key="health" />],
              ['Delays', <DelayList key="delays" />],
            ]}
          />
        )}
        <ModerationLane />
        <ChatPanel />
      </div>
      {wide && (
        <div className={classes.more}>
          <Tabbed
            title="Sales"
            aside={<Revenue />}
            tabs={[
              ['Orders', <Orders key="orders" />],
              ['Gifts', <PaidList key="gifts" />],
            ]}
          />
          <Tabbed
            title="Health"
            tabs={[
              ['Links', <Health key="health" />],
              ['Delays', <DelayList key="delays" />],
            ]}
          />
        </div>
      )}
    </div>
  )
}

function Tabbed({
  title,
  aside,
  tabs,
}: {
  title: string
  aside?: ReactNode
  tabs: readonly (readonly [string, ReactNode])[]
}) {
  const [shown, setShown] = useState(tabs[0]?.[0] ?? '')
  return (
    <Panel
      title={title}
      aside={
        <span className={classes.tabs}>
          {aside}
          <SegmentedControl
            size="xs"
            aria-label={`${title} panel`}
            value={shown}
            onChange={setShown}
            data={tabs.map(([name]) => name)}
          />
        </span>
      }
    >
      {tabs.find(([name]) => name === shown)?.[1]}
    </Panel>
  )
}

function Revenue() {
  const revenue = useConsole((state) => state.airing?.revenue ?? null)
  return <span className={classes.revenue}>{revenue === null ? '' : moneyText(revenue)}</span>
}
