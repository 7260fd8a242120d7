import type { AiringView, RunView } from '../../../core/contract/state'
import type { Cue } from '../../../core/show/show'

/** Planned against actual, in milliseconds; `drift` above zero is over, below is under. */
export interface Pacing {
  readonly elapsed: number
  readonly plannedTotal: number
  readonly drift: number
  /** The cue fired last, with when it was fired and how long it has left of its planned time. */
  readonly now: {
    readonly cue: Cue
    readonly run: RunView
    readonly spent: number
    readonly remaining: number
  } | null
  readonly next: { readonly cue: Cue; readonly plannedAt: number; readonly dueIn: number } | null
  /** When the show ends if the rest takes what was planned. */
  readonly endsAt: number
}

/** Where each cue starts by plan, in milliseconds after the start of the show. */
export function plannedStarts(rundown: readonly Cue[]): number[] {
  let at = 0
  return rundown.map((cue) => {
    const start = at
    at += cue.plannedFor
    return start
  })
}

/** A cue's lateness is what it started late, plus what it has taken beyond its own time. */
export function pacingOf(airing: AiringView, runs: readonly RunView[], now: number): Pacing {
  const { rundown } = airing.show
  const starts = plannedStarts(rundown)
  const elapsed = Math.max(0, (airing.endedAt ?? now) - airing.startedAt)
  const planned = rundown.reduce((sum, cue) => sum + cue.plannedFor, 0)
  const last = [...runs].sort((a, b) => b.firedAt - a.firedAt)[0]
  const at = last === undefined ? -1 : rundown.findIndex((cue) => cue.id === last.cueId)
  const cue = rundown[at]
  const nextAt = rundown.findIndex((one) => one.id === airing.nextCueId)
  const next = rundown[nextAt]

  let drift = rundown.length === 0 ? 0 : elapsed
  let current: Pacing['now'] = null
  if (last !== undefined && cue !== undefined) {
    const spent = now - last.firedAt
    drift = last.firedAt - airing.startedAt - starts[at]! + Math.max(0, spent - cue.plannedFor)
    current = { cue, run: last, spent, remaining: cue.plannedFor - spent }
  }
  return {
    elapsed,
    plannedTotal: planned,
    drift,
    now: current,
    next:
      next === undefined
        ? null
        : { cue: next, plannedAt: starts[nextAt]!, dueIn: airing.startedAt + starts[nextAt]! + drift - now },
    endsAt: airing.startedAt + planned + drift,
  }
}

/** `90 000 -> "1:30 over"`, `-20 000 -> "0:20 under"`; within five seconds it is "on time". */
export function driftWords(drift: number, clock: (ms: number) => string): string {
  if (Math.abs(drift) < 5_000) return 'on time'
  return drift > 0 ? `${clock(drift)} over` : `${clock(-drift)} under`
}
