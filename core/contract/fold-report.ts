import { left } from '../commerce'
import { leaderboard } from '../cues/quiz'
import type { Airing, RunEffect } from '../show/airing'
import { effectWords } from '../show/effect-words'
import { paidTotals } from '../show/paid'
import { plannedTimes, plannedTotal } from '../show/plan'
import type { AiringSummary, Report } from './report'
import { funnelView, orderViews, revenue, runView } from './view'

/** The report after the show: planned against actual, and every number a fold of the log. */
export function reportOf(
  airing: Airing,
  summary: AiringSummary,
  realMoney: (carrier: string) => boolean,
): Report {
  const currency = airing.show.currency
  const runs = airing.runOrder.map((id) => airing.runs[id]!)
  const times = plannedTimes(airing.show)
  const cues = airing.show.rundown.map((cue, at) => {
    const planned = times[at]!.startsAt
    const mine = runs.filter((run) => run.cueId === cue.id)
    const firedAt = mine.map((run) => run.firedAt - airing.startedAt)
    return {
      cueId: cue.id,
      title: cue.title,
      kind: cue.kind,
      plannedAt: planned,
      plannedFor: cue.plannedFor,
      firedAt,
      offBy: firedAt[0] === undefined ? null : firedAt[0] - planned,
      undone: mine.flatMap((run) => (run.effects ?? []).flatMap(undoneWords)),
    }
  })
  const booked = (prefix: string) =>
    airing.ledger.reduce((sum, one) => (one.account.startsWith(prefix) ? sum + one.amount : sum), 0)
  const { lines, allowed, held, hidden, reversed, reasons } = airing.counts
  return {
    airing: summary,
    plannedFor: plannedTotal(airing.show),
    actualFor: (airing.endedAt ?? airing.startedAt) - airing.startedAt,
    cues,
    funnels: runs.map((run) => funnelView(airing, run)).filter((view) => view !== null),
    orders: orderViews(airing, realMoney, 10_000),
    revenue: { amount: revenue(airing), currency },
    refunded: {
      amount: airing.ledger.reduce(
        (sum, one) => (one.account === 'sales' && one.amount > 0 ? sum + one.amount : sum),
        0,
      ),
      currency,
    },
    fees: { amount: booked('fees:'), currency },
    pools: Object.values(airing.shop.pools).map((pool) => ({
      title: pool.title,
      stock: pool.stock,
      sold: pool.sold.stream + pool.sold.hall,
      held: pool.held.stream + pool.held.hall,
      left: left(pool),
      waiting: pool.waiting.length,
    })),
    quizzes: runs
      .filter((run) => run.kind === 'quiz')
      .map((run) => {
        const view = runView(airing, run)
        return {
          runId: run.id,
          title: view.title,
          figures: view.figures.map(({ label, value }) => ({ label, value })),
        }
      }),
    leaderboard: leaderboard(airing.scores, airing.links, 50),
    verdicts: { lines, allowed, held, hidden, reversed, reasons: { ...reasons } },
    paid: paidTotals(airing),
    moderated: airing.moderated.map((one) => ({ ...one })),
  }
}

function undoneWords(effect: RunEffect): string[] {
  if (effect.state === 'waiting') return [`${effectWords(effect)} No answer was noted.`]
  return effect.state === 'failed' && !effect.quiet ? [effectWords(effect)] : []
}
