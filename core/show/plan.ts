import type { Duration, Instant } from '../base/time'
import type { Airing } from './airing'
import type { Show } from './show'

export interface PlannedTime {
  readonly cueId: string
  /** Milliseconds after the show's start. */
  readonly startsAt: Duration
}

/** When each cue is planned to begin, counted from the show's start. */
export function plannedTimes(show: Pick<Show, 'rundown'>): PlannedTime[] {
  let startsAt = 0
  return show.rundown.map((cue) => {
    const planned = { cueId: cue.id, startsAt }
    startsAt += cue.plannedFor
    return planned
  })
}

/** All cues together; a rundown without times falls back on the show's planned length. */
export function plannedTotal(show: Pick<Show, 'rundown' | 'plannedFor'>): Duration {
  return show.rundown.reduce((sum, cue) => sum + cue.plannedFor, 0) || show.plannedFor
}

/** Planned against actual, as the Live screen shows it. */
export interface Pace {
  /** The cue fired last and still in the rundown. */
  readonly nowCueId: string | null
  readonly nextCueId: string | null
  /** Since the show began. */
  readonly elapsed: Duration
  /** Left of the current cue's planned time; negative once it overruns. Null before the first cue. */
  readonly leftOfCue: Duration | null
  /** Behind the plan when positive, ahead of it when negative. */
  readonly over: Duration
  readonly plannedEndAt: Instant
  /** Where the show ends if everything still to come takes its planned time. */
  readonly projectedEndAt: Instant
}

export function pace(airing: Airing, now: Instant): Pace {
  const { show, startedAt } = airing
  const at = airing.endedAt ?? now
  const elapsed = Math.max(0, at - startedAt)
  const times = plannedTimes(show)
  const total = plannedTotal(show)
  const last = lastFired(airing)
  const plannedEndAt = startedAt + total
  if (last === null) {
    // Nothing was fired yet: the show is as late as its first cue.
    const projectedEndAt = airing.endedAt ?? plannedEndAt + elapsed
    return {
      nowCueId: null,
      nextCueId: show.rundown[0]?.id ?? null,
      elapsed,
      leftOfCue: null,
      over: elapsed,
      plannedEndAt,
      projectedEndAt,
    }
  }
  const cue = show.rundown[last.index]!
  const next = show.rundown[last.index + 1]
  const firedLate = last.firedAt - startedAt - times[last.index]!.startsAt
  const cueEnds = last.firedAt + cue.plannedFor
  const over = firedLate + Math.max(0, at - cueEnds)
  return {
    nowCueId: cue.id,
    nextCueId: next?.id ?? null,
    elapsed,
    leftOfCue: cueEnds - at,
    over,
    plannedEndAt,
    projectedEndAt: airing.endedAt ?? plannedEndAt + over,
  }
}

function lastFired(airing: Airing): { index: number; firedAt: Instant } | null {
  for (let at = airing.runOrder.length - 1; at >= 0; at -= 1) {
    const run = airing.runs[airing.runOrder[at]!]!
    const index = airing.show.rundown.findIndex((cue) => cue.id === run.cueId)
    if (index >= 0) return { index, firedAt: run.firedAt }
  }
  return null
}
