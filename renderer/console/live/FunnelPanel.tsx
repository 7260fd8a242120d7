import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { FunnelView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { useNow } from '../../kit/use-now'
import { FunnelPlot } from './FunnelPlot'
import classes from './funnel.module.css'
import { type FunnelSeries, funnelFigures, funnelSeries } from './funnel-series'

/** The newest sale's first 30 seconds. */
export function Funnel() {
  const view = useConsole((state) => state.funnels[0] ?? null)
  if (view === null)
    return (
      <EmptyState
        title="No sale yet"
        words="Fire a drop: its first 30 seconds draw themselves here, second by second."
      />
    )
  return <Drawn key={view.runId} view={view} />
}

function Drawn({ view }: { view: FunnelView }) {
  const [table, setTable] = useState(false)
  const series = funnelSeries(view, useNow(500))
  return (
    <div className={classes.funnel}>
      <div className={classes.drawn}>
        <div className={classes.head}>
          <b title={view.cueTitle}>{view.cueTitle}</b>
          <span>{view.reached} reached</span>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-pressed={table}
            onClick={() => setTable((on) => !on)}
          >
            {table ? 'Plot' : 'Table'}
          </Button>
        </div>
        <dl className={classes.figures}>
          {funnelFigures(view).map((figure) => (
            <div key={figure.label} data-step={figure.label}>
              <dt>{figure.label}</dt>
              <dd>
                <b>{figure.total}</b>{' '}
                <small>
                  {figure.share}
                  <span> {figure.of}</span>
                </small>
              </dd>
            </div>
          ))}
        </dl>
        {table ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          <div className={classes.table} tabIndex={0}>
            <FunnelTable view={view} series={series} />
          </div>
        ) : (
          <>
            <FunnelPlot series={series} />
            <VisuallyHidden>
              <FunnelTable view={view} series={series} />
            </VisuallyHidden>
          </>
        )}
      </div>
    </div>
  )
}

function FunnelTable({ view, series }: { view: FunnelView; series: FunnelSeries }) {
  return (
    <table>
      <caption>{view.cueTitle}: people who have come this far, by second after opening</caption>
      <thead>
        <tr>
          {['Second', 'Claimed', 'Checkout', 'Paid'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series.seconds
          .filter((second) => series.claimed[second] !== null)
          .map((second) => (
            <tr key={second}>
              <th scope="row">{second}</th>
              <td>{series.claimed[second]}</td>
              <td>{series.checkout[second]}</td>
              <td>{series.paid[second]}</td>
            </tr>
          ))}
        <tr>
          <th scope="row">all</th>
          <td>{view.totals.claimed}</td>
          <td>{view.totals.checkout}</td>
          <td>{view.totals.paid}</td>
        </tr>
      </tbody>
    </table>
  )
}
