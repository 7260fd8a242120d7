import { fail, ok, type Result } from '../base/result'
import { refillTime } from '../commerce'
import type { HappeningOf } from '../cues/happening'
import type { Airing } from './airing'
import { endMeasuring } from './delays'
import { forgetReplies } from './replies'
import { onStage, openRuns, presserText } from './runs'
import type { Scratch } from './scratch'

/**
 * The one panic key, in this order: sales close, what is on the overlay is hidden, the bot falls silent.
 * Payments in flight are left alone: money that moves is still believed and booked.
 */
export function panic(airing: Airing, panicked: HappeningOf<'panicked'>, scratch: Scratch): Result<unknown> {
  if (airing.panic !== null) return ok({ runIds: airing.panic.runIds })
  const runs = openRuns(airing).filter((run) => !run.paused)
  for (const run of runs) {
    onStage(airing, run, scratch, (stage, kind) => kind.onPanic?.(stage))
    run.paused = true
  }
  forgetReplies(airing.replies)
  endMeasuring(airing, scratch.shop.now)
  const runIds = runs.map((run) => run.id)
  airing.panic = { at: scratch.shop.now, by: presserText(panicked.by), runIds }
  return ok({ runIds })
}

/** Brings back only the runs the host named; the others end, except sales that still have units to settle. */
export function resume(airing: Airing, resumed: HappeningOf<'resumed'>, scratch: Scratch): Result<unknown> {
  if (airing.panic === null) return fail('not-panicked', 'Nothing is stopped.')
  const stopped = airing.panic.runIds
  airing.panic = null
  for (const poolId of Object.keys(airing.shop.pools)) refillTime(scratch.shop, poolId)
  for (const runId of stopped) {
    const run = airing.runs[runId]
    if (run === undefined || run.closedAt !== null) continue
    onStage(airing, run, scratch, (stage, kind) => {
      if (resumed.runIds.includes(runId)) {
        run.paused = false
        kind.onResume?.(stage)
      } else if (kind.risk !== 'money') run.closedAt = stage.now
    })
  }
  return ok({ runIds: resumed.runIds.filter((id) => stopped.includes(id)) })
}
