import type { Instant } from '../base/time'
import type { Airing } from '../show/airing'
import { countStep, type FunnelStep } from './funnel'

/** Counts a step in the funnel of its run; a run without one (or unknown) counts nothing. */
export function countRunStep(airing: Airing, runId: string, step: FunnelStep, at: Instant): void {
  const funnel = Object.hasOwn(airing.runs, runId) ? airing.runs[runId]!.funnel : null
  if (funnel !== null) countStep(funnel, step, at)
}
