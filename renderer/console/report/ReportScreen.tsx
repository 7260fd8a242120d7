import { Button, Loader, VisuallyHidden } from '@mantine/core'
import { clockText } from '../../../core/base/time'
import type { AiringSummary } from '../../../core/contract/report'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { useLoaded } from '../../kit/use-loaded'
import { goTo, routeHash, useRoute } from '../router'
import { ReportPage } from './ReportPage'
import classes from './report.module.css'

/** Past airings beside the report of the chosen one: `#report/<airingId>`. */
export function ReportScreen() {
  const { detail } = useRoute()
  // A show that ends while this screen is open belongs in the list.
  const ended = useConsole((state) =>
    state.airing === null ? '' : `${state.airing.id}:${state.airing.endedAt}`,
  )
  const list = useLoaded(`airings:${ended}`, (client) => client.reports.list())
  const airings = list.value === null ? null : [...list.value].sort((a, b) => b.startedAt - a.startedAt)
  const chosen = detail ?? airings?.[0]?.id ?? null

  return (
    <div className={classes.screen}>
      <Panel title="Past shows" area="list">
        {airings === null ? (
          list.fault === null ? (
            <Loader size="sm" aria-label="Reading the archive" />
          ) : (
            <EmptyState title="The archive could not be read" words={list.fault}>
              <Button mt="sm" variant="default" onClick={list.reload}>
                Try again
              </Button>
            </EmptyState>
          )
        ) : airings.length === 0 ? (
          <EmptyState
            title="Nothing yet"
            words="Every show and rehearsal is listed here once it has begun."
          />
        ) : (
          <ul className={classes.airings}>
            {airings.map((airing) => (
              <li key={airing.id}>
                <a
                  href={routeHash('report', airing.id)}
                  aria-current={airing.id === chosen ? 'page' : undefined}
                >
                  <b>{airing.showTitle}</b>
                  <span>
                    {dayText(airing.startedAt)}, {lengthText(airing)}
                  </span>
                  <em data-mode={airing.mode}>{airing.mode === 'live' ? 'Live' : 'Rehearsal'}</em>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {chosen === null ? (
        <Panel title="Report" area="page">
          <VisuallyHidden component="h1">Report</VisuallyHidden>
          {airings !== null && (
            <EmptyState
              title="No report yet"
              words="A report shows planned against actual, sales, quizzes and moderation of one show. Rehearse one and end it to see your first."
            >
              <Button mt="sm" onClick={() => goTo('live')}>
                Go to Live
              </Button>
            </EmptyState>
          )}
        </Panel>
      ) : (
        <ReportPage key={chosen} airingId={chosen} />
      )}
    </div>
  )
}

function dayText(at: number): string {
  return new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
}

function lengthText(airing: AiringSummary): string {
  return airing.endedAt === null ? 'running' : clockText(airing.endedAt - airing.startedAt)
}
