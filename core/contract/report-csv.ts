import { ownName } from '../chat/viewer'
import type { Report } from './report'

/** Cells a spreadsheet would run as a formula get a quote in front (OWASP, CSV injection). */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const row = (...cells: (string | number | null)[]) => cells.map(cell).join(',')

/** One sheet with a first column that names the section; times in milliseconds, money in minor units. */
export function reportCsv(report: Report): string {
  const rows = [
    row('section', 'name', 'a', 'b', 'c', 'd', 'e', 'f'),
    row(
      'show',
      report.airing.showTitle,
      report.airing.mode,
      report.airing.startedAt,
      report.airing.endedAt,
      report.plannedFor,
      report.actualFor,
    ),
    row(
      'money',
      report.revenue.currency,
      'revenue',
      report.revenue.amount,
      'refunded',
      report.refunded.amount,
      report.fees.amount,
    ),
    row('# cue', 'title', 'kind', 'plannedAt', 'plannedFor', 'firstFiredAt', 'offBy', 'notDone'),
    ...report.cues.map((cue) =>
      row(
        'cue',
        cue.title,
        cue.kind,
        cue.plannedAt,
        cue.plannedFor,
        cue.firedAt[0] ?? null,
        cue.offBy,
        cue.undone.join(' '),
      ),
    ),
    row('# stock', 'title', 'stock', 'sold', 'held', 'left', 'waiting'),
    ...report.pools.map((pool) =>
      row('stock', pool.title, pool.stock, pool.sold, pool.held, pool.left, pool.waiting),
    ),
    row('# funnel', 'cue', 'second', 'claimed', 'checkout', 'paid', 'reached'),
    ...report.funnels.flatMap((funnel) =>
      funnel.perSecond.claimed.map((claimed, second) =>
        row(
          'funnel',
          funnel.cueTitle,
          second,
          claimed,
          funnel.perSecond.checkout[second] ?? 0,
          funnel.perSecond.paid[second] ?? 0,
          funnel.reached,
        ),
      ),
    ),
    row('# order', 'title', 'number', 'state', 'amount', 'carrier', 'paidAt'),
    ...report.orders.map((order) =>
      row('order', order.title, order.number, order.state, order.price.amount, order.carrier, order.paidAt),
    ),
    row('# score', 'name', 'rank', 'points'),
    ...report.leaderboard.map((score) => row('score', score.name, score.rank, score.points)),
    row('# verdict', 'name', 'count'),
    ...(['lines', 'allowed', 'held', 'hidden', 'reversed'] as const).map((name) =>
      row('verdict', name, report.verdicts[name]),
    ),
    ...Object.entries(report.verdicts.reasons).map(([rule, count]) => row('verdict', rule, count)),
    row('# paid', 'platform', 'kind', 'currency', 'total'),
    ...report.paid.map((one) => row('paid', one.platform, one.kind, one.currency, one.total)),
    row('# moderation', 'viewer', 'platform', 'act', 'seconds', 'state', 'why'),
    ...report.moderated.map((one) =>
      row('moderation', ownName(one.viewer), one.viewer.platform, one.act, one.seconds, one.state, one.why),
    ),
  ]
  return `${rows.join('\r\n')}\r\n`
}
