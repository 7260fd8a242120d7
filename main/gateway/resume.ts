import type { Result } from '../../core/base/result'
import type { Presser } from '../../core/cues/happening'
import { saleFault } from '../../core/onair/sale'
import type { Airing } from '../../core/show/airing'
import type { Engine } from './engine'

export interface Resuming {
  /** What comes back; the rest ends, or stays closed if it sells. */
  readonly runIds: readonly string[]
  readonly by: Presser
  /** The host insists although viewers might not see a sale that opens again. */
  readonly anyway: boolean
}

export type Resume = (resuming: Resuming) => Promise<Result<{ readonly runIds: string[] }>>

/** Brings back what panic stopped. A sale opens again under the same rule as it opened: viewers see it. */
export function createResume(engine: Pick<Engine, 'world' | 'offer'>, unseen: () => string | null): Resume {
  return async ({ runIds, by, anyway }) => {
    const airing = engine.world().airing
    const blocked = anyway || airing === null ? null : unseenSale(airing, runIds, unseen)
    if (blocked !== null) return blocked
    const resumed = await engine.offer({ type: 'resumed', runIds: [...runIds], by }, null)
    return resumed as Result<{ runIds: string[] }>
  }
}

function unseenSale(airing: Airing, runIds: readonly string[], unseen: () => string | null) {
  for (const id of runIds) {
    const run = Object.hasOwn(airing.runs, id) ? airing.runs[id] : undefined
    const fault = run === undefined || run.closedAt !== null ? null : saleFault(airing, run, unseen())
    if (fault !== null) return fault
  }
  return null
}
