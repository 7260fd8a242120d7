import type { Duration, Instant } from '../base/time'
import { second } from '../base/time'

export const funnelSteps = ['claimed', 'checkout', 'paid'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/** Seconds drawn one by one; what comes later is counted together in the last place. */
export const funnelSeconds = 30

/**
 * Counts only, no viewers: how many reached each step in each second after the cue was fired.
 * `perSecond[step]` has `funnelSeconds + 1` places.
 */
export interface Funnel {
  readonly openedAt: Instant
  /** Spectators connected or heard within five minutes when it opened. */
  readonly reached: number
  readonly perSecond: Record<FunnelStep, number[]>
}

export function openFunnel(openedAt: Instant, reached: number): Funnel {
  const zeros = () => Array.from({ length: funnelSeconds + 1 }, () => 0)
  return { openedAt, reached, perSecond: { claimed: zeros(), checkout: zeros(), paid: zeros() } }
}

/** Counts one viewer reaching `step` at `at`. */
export function countStep(funnel: Funnel, step: FunnelStep, at: Instant): void {
  const elapsed: Duration = Math.max(0, at - funnel.openedAt)
  const place = Math.min(funnelSeconds, Math.floor(elapsed / second))
  funnel.perSecond[step][place]! += 1
}

export function stepTotal(funnel: Funnel, step: FunnelStep): number {
  return funnel.perSecond[step].reduce((sum, count) => sum + count, 0)
}
