import { moneyText } from '../../core/base/money'
import { clockText } from '../../core/base/time'
import { ownName } from '../../core/chat/viewer'
import type { Report } from '../../core/contract/report'
import type { FunnelView } from '../../core/contract/state'

const style = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#16161d;background:#fff}
h1{margin-bottom:0}h2{margin-top:2.2rem}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8d8e0;vertical-align:top}td.n,th.n{text-align:right}
.note{color:#50505c}svg{width:100%;height:auto}@media print{body{margin:0}}`

interface Column {
  readonly title: string
  readonly numeric?: boolean
}

function Table({
  caption,
  columns,
  rows,
}: {
  caption: string
  columns: Column[]
  rows: (string | number)[][]
}) {
  if (rows.length === 0) return <p class="note">{caption}: nothing.</p>
  return (
    <table>
      <caption class="note">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={column.numeric ? 'n' : ''}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, at) => (
              <td class={columns[at]?.numeric ? 'n' : ''}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const text = (title: string): Column => ({ title })
const number = (title: string): Column => ({ title, numeric: true })
const signed = (ms: number) => `${ms < 0 ? '-' : '+'}${clockText(Math.abs(ms))}`

/** Cumulative counts as three lines; the table beside it has the same numbers for everyone who cannot see it. */
function Curve({ funnel }: { funnel: FunnelView }) {
  const sums = (counts: readonly number[]) =>
    counts.slice(0, 30).map((_, at) => counts.slice(0, at + 1).reduce((sum, one) => sum + one, 0))
  const lines = [
    { name: 'claimed', color: '#5b3fd6', dash: '', values: sums(funnel.perSecond.claimed) },
    { name: 'checkout', color: '#a85b00', dash: '6 3', values: sums(funnel.perSecond.checkout) },
    { name: 'paid', color: '#0b7a5a', dash: '2 3', values: sums(funnel.perSecond.paid) },
  ]
  const top = Math.max(1, ...lines.flatMap((line) => line.values))
  const point = (value: number, second: number) => `${((second + 1) * 600) / 30},${150 - (value / top) * 140}`
  return (
    <svg viewBox="0 0 640 170" role="img" aria-label={`First 30 seconds of ${funnel.cueTitle}`}>
      <line x1="0" y1="150" x2="600" y2="150" stroke="#999" />
      {lines.map((line) => (
        <polyline
          points={line.values.map(point).join(' ')}
          fill="none"
          stroke={line.color}
          stroke-width="2"
          stroke-dasharray={line.dash}
        />
      ))}
      {lines.map((line, at) => (
        <text x={8 + at * 110} y="167" fill={line.color} font-size="13">
          {line.name} {line.values[29] ?? 0}
        </text>
      ))}
    </svg>
  )
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`
}

/** The report as one file that opens anywhere and prints; no script, no address to load from. */
export function reportHtml(report: Report): string {
  const { airing } = report
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`Report: ${airing.showTitle}`}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>{airing.showTitle}</h1>
        <p class="note">
          {airing.mode === 'rehearsal' ? 'Rehearsal, no real money. ' : ''}
          {new Date(airing.startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC, planned{' '}
          {clockText(report.plannedFor)}, actual {clockText(report.actualFor)}
        </p>
        <p>
          Revenue {moneyText(report.revenue)}, refunded {moneyText(report.refunded)}, fees{' '}
          {moneyText(report.fees)}.
        </p>
        <h2>Rundown</h2>
        <Table
          caption="Planned against actual"
          columns={[
            text('Cue'),
            text('Kind'),
            number('Planned'),
            number('Fired'),
            number('Off by'),
            text('Not done'),
          ]}
          rows={report.cues.map((cue) => [
            cue.title,
            cue.kind,
            clockText(cue.plannedAt),
            cue.firedAt.length === 0 ? 'not fired' : cue.firedAt.map(clockText).join(', '),
            cue.offBy === null ? '' : signed(cue.offBy),
            cue.undone.join(' '),
          ])}
        />
        <h2>Stock</h2>
        <Table
          caption="Units of each drop"
          columns={[
            text('Drop'),
            number('Stock'),
            number('Sold'),
            number('Held'),
            number('Left'),
            number('Waiting'),
          ]}
          rows={report.pools.map((pool) => [
            pool.title,
            pool.stock,
            pool.sold,
            pool.held,
            pool.left,
            pool.waiting,
          ])}
        />
        <h2>First 30 seconds</h2>
        {report.funnels.map((funnel) => (
          <section>
            <h3>{funnel.cueTitle}</h3>
            <Curve funnel={funnel} />
            <Table
              caption="All of the run"
              columns={[
                number('Reached'),
                number('Claimed'),
                number('Checkout'),
                number('Paid'),
                number('Paid of claimed'),
              ]}
              rows={[
                [
                  funnel.reached,
                  funnel.totals.claimed,
                  funnel.totals.checkout,
                  funnel.totals.paid,
                  share(funnel.totals.paid, funnel.totals.claimed),
                ],
              ]}
            />
          </section>
        ))}
        <h2>Orders</h2>
        <Table
          caption="Newest first"
          columns={[number('No.'), text('What'), text('State'), number('Price'), text('Carrier')]}
          rows={report.orders.map((order) => [
            order.number,
            order.title,
            order.state,
            moneyText(order.price),
            `${order.carrier ?? 'none'}${order.sandbox ? ' (not real money)' : ''}`,
          ])}
        />
        <h2>Paid on platforms</h2>
        <Table
          caption="Money of the platforms, not of this show"
          columns={[text('Platform'), text('Kind'), number('In all')]}
          rows={report.paid.map(({ platform, kind, currency, total }) => [
            platform,
            kind,
            currency === null ? total : moneyText({ amount: total, currency }),
          ])}
        />
        <h2>Quizzes</h2>
        {report.quizzes.map((quiz) => (
          <Table
            caption={quiz.title}
            columns={[text('Figure'), text('Value')]}
            rows={quiz.figures.map((figure) => [figure.label, figure.value])}
          />
        ))}
        <Table
          caption="Leaderboard"
          columns={[number('Rank'), text('Name'), number('Points')]}
          rows={report.leaderboard.map((row) => [row.rank, row.name, row.points])}
        />
        <h2>Moderation</h2>
        <p>
          {report.verdicts.lines} lines: {report.verdicts.allowed} allowed, {report.verdicts.held} held,{' '}
          {report.verdicts.hidden} hidden; {report.verdicts.reversed} decided otherwise by a person.
        </p>
        <Table
          caption="Reasons"
          columns={[text('Reason'), number('Lines')]}
          rows={Object.entries(report.verdicts.reasons).map(([rule, count]) => [rule, count])}
        />
        <Table
          caption="What moderators did"
          columns={[text('Viewer'), text('Action'), text('Reason'), text('By'), text('State')]}
          rows={report.moderated.map((one) => [
            `${ownName(one.viewer)} (${one.viewer.platform})`,
            one.seconds === null ? one.act : `${one.act}, ${one.seconds} s`,
            one.why,
            one.by,
            one.fault === null ? one.state : `${one.state}: ${one.fault}`,
          ])}
        />
      </body>
    </html>
  )
  return `<!doctype html>\n${page.toString()}\n`
}
