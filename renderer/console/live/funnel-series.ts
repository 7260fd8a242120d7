import type { FunnelView } from '../../../core/contract/state'
import { type FunnelStep, funnelSeconds, funnelSteps } from '../../../core/telemetry/funnel'

/** Cumulative counts at second 0 to 30; `null` for seconds that have not passed yet. */
export interface FunnelSeries {
  readonly seconds: readonly number[]
  readonly claimed: readonly (number | null)[]
  readonly checkout: readonly (number | null)[]
  readonly paid: readonly (number | null)[]
}

/** What the plot draws at `now`: place `s` holds everything that happened before second `s` was over. */
export function funnelSeries(view: FunnelView, now: number): FunnelSeries {
  const elapsed = (now - view.openedAt) / 1000
  const seconds = Array.from({ length: funnelSeconds + 1 }, (_, second) => second)
  const sums = (step: FunnelStep) => {
    let sum = 0
    return seconds.map((second) => {
      if (second > elapsed + 1) return null
      if (second > 0) sum += view.perSecond[step][second - 1] ?? 0
      return sum
    })
  }
  return { seconds, claimed: sums('claimed'), checkout: sums('checkout'), paid: sums('paid') }
}

/** Share of `part` in `whole` as "42 %", or a dash when there is nothing to divide. */
export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`
}

/** One row of figures: totals to date, and how many of the step before came this far. */
export function funnelFigures(
  view: FunnelView,
): { label: string; total: number; share: string; of: string }[] {
  const before = { claimed: view.reached, checkout: view.totals.claimed, paid: view.totals.checkout }
  const of = { claimed: 'of reached', checkout: 'of claimed', paid: 'of checkout' }
  const label = { claimed: 'Claimed', checkout: 'Checkout', paid: 'Paid' }
  return funnelSteps.map((step) => ({
    label: label[step],
    total: view.totals[step],
    share: shareWords(view.totals[step], before[step]),
    of: of[step],
  }))
}
