import { type Funnel, type FunnelStep, funnelSteps, stepTotal } from './funnel'

/** Running totals at the end of each second: what the funnel plot draws. The last row counts all that came later. */
export type FunnelRow = Readonly<Record<FunnelStep, number>>

export function funnelRows(funnel: Funnel): readonly FunnelRow[] {
  const sum: Record<FunnelStep, number> = { claimed: 0, checkout: 0, paid: 0 }
  return funnel.perSecond.claimed.map((_, place) => {
    for (const step of funnelSteps) sum[step] += funnel.perSecond[step][place]!
    return { ...sum }
  })
}

/** Shares from 0 to 1, or null where there is nothing to share: "0 of 0" is not 0 %. */
export interface Conversion {
  /** Claims per spectator reached; above 1 when viewers claim more than one. */
  readonly claimed: number | null
  /** Checkouts per claim. */
  readonly checkout: number | null
  /** Paid orders per checkout. */
  readonly paid: number | null
  /** Paid orders per spectator reached. */
  readonly overall: number | null
}

export function conversionOf(funnel: Funnel): Conversion {
  const claimed = stepTotal(funnel, 'claimed')
  const checkout = stepTotal(funnel, 'checkout')
  const paid = stepTotal(funnel, 'paid')
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    claimed: share(claimed, funnel.reached),
    checkout: share(checkout, claimed),
    paid: share(paid, checkout),
    overall: share(paid, funnel.reached),
  }
}
