import { Button, Group, Loader } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { moneyText } from '../../../core/base/money'
import { clockText } from '../../../core/base/time'
import type { Report } from '../../../core/contract/report'
import { useConsole } from '../../kit/console'
import { downloadText } from '../../kit/download'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { useCommand } from '../../kit/use-command'
import { useLoaded } from '../../kit/use-loaded'
import { goTo } from '../router'
import { FunnelReport } from './FunnelReport'
import { OrdersTable } from './OrdersTable'
import { ModeratedTable, PaidTable } from './PlatformTables'
import { QuizTables } from './QuizTables'
import classes from './report.module.css'
import { TimesTable } from './TimesTable'
import { VerdictTables } from './VerdictTables'

const formats = [
  { format: 'html', label: 'HTML', words: 'Save the report as a page' },
  { format: 'csv', label: 'CSV', words: 'Save the numbers for a spreadsheet' },
  { format: 'journal', label: 'Journal', words: 'Save the ledger as a plain text journal' },
] as const

/** Everything one airing left behind; every number is a fold of its log. */
export function ReportPage({ airingId }: { airingId: string }) {
  const command = useCommand()
  const loaded = useLoaded(`report:${airingId}`, (client) => client.reports.get({ airingId }))
  const report = loaded.value
  useReloadOnChange(airingId, loaded.reload)
  return (
    <Panel
      title={report === null ? 'Report' : report.airing.showTitle}
      area="page"
      aside={
        <Group gap={6} wrap="nowrap">
          {report?.airing.endedAt === null && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconRefresh size={14} aria-hidden />}
              onClick={loaded.reload}
            >
              Count again
            </Button>
          )}
          {formats.map(({ format, label, words }) => (
            <Button
              key={format}
              size="compact-sm"
              variant="default"
              title={words}
              aria-label={`${label}: ${words.toLowerCase()}`}
              leftSection={<IconDownload size={14} aria-hidden />}
              disabled={report === null}
              onClick={() =>
                void command({ failed: 'The file was not made' }, async (client) =>
                  downloadText(await client.reports.file({ airingId, format })),
                )
              }
            >
              {label}
            </Button>
          ))}
        </Group>
      }
    >
      {report === null ? (
        loaded.fault === null ? (
          <Loader size="sm" aria-label="Counting" />
        ) : (
          <EmptyState title="This report cannot be shown" words={loaded.fault}>
            <Group gap={8} mt="sm">
              <Button variant="default" onClick={loaded.reload}>
                Try again
              </Button>
              <Button variant="default" onClick={() => goTo('report')}>
                The newest report
              </Button>
            </Group>
          </EmptyState>
        )
      ) : (
        <Body report={report} />
      )}
    </Panel>
  )
}

/** The last show still changes: it ends, and money goes back. */
function useReloadOnChange(airingId: string, reload: () => void): void {
  const now = useConsole(({ airing, orders }) =>
    airing?.id === airingId
      ? `${airing.endedAt} ${orders.filter((order) => order.state === 'refunded').length}`
      : null,
  )
  const seen = useRef(now)
  useEffect(() => {
    if (seen.current !== now) reload()
    seen.current = now
  }, [now, reload])
}

function Body({ report }: { report: Report }) {
  return (
    <article className={classes.report}>
      <h1>{report.airing.showTitle}</h1>
      <p className={classes.lead}>
        {report.airing.mode === 'live' ? 'Live show' : 'Rehearsal with a simulated crowd and sandbox money'},{' '}
        {new Date(report.airing.startedAt).toLocaleString([], { dateStyle: 'full', timeStyle: 'short' })}
        {report.airing.endedAt === null && '. It is still running: these are the numbers so far.'}
      </p>
      <dl className={classes.figures}>
        {figures(report).map(({ label, value, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <b>{value}</b>
              <small>{note}</small>
            </dd>
          </div>
        ))}
      </dl>
      <TimesTable report={report} />
      <Pools pools={report.pools} />
      {report.funnels.map((funnel) => (
        <FunnelReport key={funnel.runId} funnel={funnel} />
      ))}
      <OrdersTable airingId={report.airing.id} orders={report.orders} />
      <PaidTable paid={report.paid} />
      <QuizTables quizzes={report.quizzes} leaderboard={report.leaderboard} />
      <VerdictTables verdicts={report.verdicts} />
      <ModeratedTable moderated={report.moderated} />
    </article>
  )
}

function figures(report: Report): { label: string; value: string; note: string }[] {
  const paid = report.orders.filter((order) => order.state === 'paid').length
  const over = report.actualFor - report.plannedFor
  const pace =
    over > 0 ? `${clockText(over)} longer than planned` : `${clockText(-over)} shorter than planned`
  const running = report.airing.endedAt === null
  return [
    {
      label: 'Revenue',
      value: moneyText(report.revenue),
      note: `${paid} paid ${paid === 1 ? 'order' : 'orders'}`,
    },
    { label: 'Refunded', value: moneyText(report.refunded), note: 'given back to buyers' },
    { label: 'Fees', value: moneyText(report.fees), note: 'of the payment carriers' },
    {
      label: 'Length',
      value: running ? 'running' : clockText(report.actualFor),
      note: running ? `planned ${clockText(report.plannedFor)}` : pace,
    },
    {
      label: 'Chat lines',
      value: report.verdicts.lines.toLocaleString('en'),
      note: `${report.verdicts.held + report.verdicts.hidden} held back`,
    },
  ]
}

function Pools({ pools }: { pools: Report['pools'] }) {
  if (pools.length === 0) return null
  return (
    <section>
      <h2>Stock</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Item</th>
            {['Stock', 'Sold', 'Held', 'Left', 'Waiting'].map((name) => (
              <th key={name} scope="col" data-number>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pools.map((pool, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two pools may have one title, and their order is fixed
            <tr key={at}>
              <th scope="row">{pool.title}</th>
              {[pool.stock, pool.sold, pool.held, pool.left, pool.waiting].map((count, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
                <td key={column} data-number>
                  {count.toLocaleString('en')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
