import type { Order } from '../commerce/order'
import { emptyCard, hostCardOf } from '../cues/host-card'
import type { Airing, JudgedLine, Run } from '../show/airing'
import { effectWords, worstOf } from '../show/effect-words'
import { outcomeOf } from '../show/effects'
import { pace } from '../show/plan'
import { castOf } from '../show/runs'
import { stepTotal } from '../telemetry/funnel'
import type {
  AiringView,
  ConsoleState,
  FunnelView,
  LineView,
  ModeratedView,
  OrderView,
  RunView,
} from './state'

/** Folds of the airing for the console's screens: nothing here is kept, everything comes from the log. */

const shownRuns = 40
const shownFunnels = 12
const shownOrders = 200
const shownModerated = 50
const shownPaid = 50

export function airingView(airing: Airing): AiringView {
  const runs = airing.runOrder.map((id) => airing.runs[id]!)
  const fired = new Map<string, number>()
  for (const { cueId } of runs) fired.set(cueId, (fired.get(cueId) ?? 0) + 1)
  const { lines, allowed, held, hidden, reversed, acts } = airing.counts
  return {
    id: airing.id,
    mode: airing.mode,
    show: airing.show,
    startedAt: airing.startedAt,
    endedAt: airing.endedAt,
    panic: airing.panic === null ? null : { ...airing.panic, runIds: [...airing.panic.runIds] },
    nextCueId: airing.endedAt === null ? nextCueId(airing) : null,
    fired: Object.fromEntries(fired),
    undone: undone(new Map(runs.map((run) => [run.cueId, run])).values()),
    counts: { lines, allowed, held, hidden, reversed, acts },
    audience: airing.audience,
    revenue: { amount: revenue(airing), currency: airing.show.currency },
    scene: airing.scene,
  }
}

/** Of the newest run of each cue. */
function undone(runs: Iterable<Run>): AiringView['undone'] {
  const open: [string, AiringView['undone'][string]][] = []
  for (const run of runs) {
    const outcome = outcomeOf(run)
    const worst = worstOf(run.effects ?? [])
    if (outcome === 'done') continue
    open.push([run.cueId, { runId: run.id, outcome, words: worst === null ? '' : effectWords(worst) }])
  }
  return Object.fromEntries(open)
}

/** The cue after the one fired last in rundown order; firing out of order moves on from there. */
export function nextCueId(airing: Airing): string | null {
  return pace(airing, airing.startedAt).nextCueId
}

/** Sales less refunds, from the ledger, in minor units. */
export function revenue(airing: Airing): number {
  return airing.ledger.reduce((sum, posting) => (posting.account === 'sales' ? sum - posting.amount : sum), 0)
}

export function runViews(airing: Airing): RunView[] {
  const newest = [...airing.runOrder].reverse().map((id) => airing.runs[id]!)
  const open = newest.filter((run) => run.closedAt === null)
  const ended = newest.filter((run) => run.closedAt !== null)
  return [...open, ...ended].slice(0, shownRuns).map((run) => runView(airing, run))
}

export function runView(airing: Airing, run: Run): RunView {
  const cast = castOf(airing, run)
  const staged = run as Run & { state: unknown }
  const open = run.closedAt === null
  return {
    id: run.id,
    cueId: run.cueId,
    kind: run.kind,
    title: cast?.cue.title ?? run.cueId,
    firedAt: run.firedAt,
    closedAt: run.closedAt,
    paused: run.paused,
    figures:
      cast === null ? [] : cast.kind.figures(cast.props, staged, airing).map((figure) => ({ ...figure })),
    card: cast === null ? { ...emptyCard } : hostCardOf(cast.kind, cast.props, run, airing),
    actions:
      cast === null || !open ? [] : cast.kind.actions(cast.props, staged).map((action) => ({ ...action })),
    outcome: outcomeOf(run),
    effects: (run.effects ?? []).map((effect) => ({ ...effect })),
  }
}

export function funnelView(airing: Airing, run: Run): FunnelView | null {
  if (run.funnel === null) return null
  const { perSecond, reached, openedAt } = run.funnel
  return {
    runId: run.id,
    cueTitle: airing.show.rundown.find((cue) => cue.id === run.cueId)?.title ?? run.cueId,
    openedAt,
    reached,
    perSecond: {
      claimed: [...perSecond.claimed],
      checkout: [...perSecond.checkout],
      paid: [...perSecond.paid],
    },
    totals: {
      claimed: stepTotal(run.funnel, 'claimed'),
      checkout: stepTotal(run.funnel, 'checkout'),
      paid: stepTotal(run.funnel, 'paid'),
    },
  }
}

/** Newest first. */
export function funnelViews(airing: Airing): FunnelView[] {
  const views: FunnelView[] = []
  for (const id of [...airing.runOrder].reverse()) {
    const view = funnelView(airing, airing.runs[id]!)
    if (view !== null) views.push(view)
    if (views.length === shownFunnels) break
  }
  return views
}

export function lineView({ command: _, ...line }: JudgedLine): LineView {
  return { ...line, viewer: { ...line.viewer }, roles: [...line.roles] }
}

/** Newest first. */
export function moderatedViews(airing: Airing): ModeratedView[] {
  return newest(airing.moderated, shownModerated)
}

/** Newest first. */
export function paidViews(airing: Airing): ConsoleState['paid'] {
  return newest(airing.paid.list, shownPaid)
}

/** Copies: the state goes on changing. */
function newest<T extends object>(list: readonly T[], most: number): T[] {
  return list
    .slice(-most)
    .reverse()
    .map((one) => ({ ...one }))
}

/** Newest first. `realMoney` says which carriers move real money. */
export function orderViews(
  airing: Airing,
  realMoney: (carrier: string) => boolean,
  limit: number = shownOrders,
): OrderView[] {
  return Object.values(airing.shop.orders)
    .slice(-limit)
    .reverse()
    .map((order) => orderView(order, realMoney))
}

function orderView(order: Order, realMoney: (carrier: string) => boolean): OrderView {
  const payment = order.payments[order.payments.length - 1]
  return {
    id: order.id,
    number: order.number,
    title: order.title,
    viewer: { ...order.viewer },
    price: order.price,
    state: order.state,
    carrier: payment?.carrier ?? null,
    sandbox: payment !== undefined && !realMoney(payment.carrier),
    openedAt: order.openedAt,
    paidAt: order.paidAt,
    reason: payment?.reason ?? null,
  }
}
