import type { Result } from '../../core/base/result'
import type { Presser } from '../../core/cues/happening'
import { saleFault } from '../../core/onair/sale'
import type { Airing } from '../../core/show/airing'
import type { Engine } from './engine'

export interface Firing {
  readonly cueId: string
  /** One key is one run. */
  readonly key: string
  readonly by: Presser
  /** The host insists although viewers might not see it. */
  readonly anyway: boolean
}

/** Fires a cue: the same way for button, hotkey, Stream Deck and HTTP. */
export type Fire = (firing: Firing) => Promise<Result<{ readonly runId: string }>>

/** `unseen`: why viewers might not see a sale that opens now; null when they would. */
export function createFire(engine: Pick<Engine, 'world' | 'offer'>, unseen: () => string | null): Fire {
  return async ({ cueId, key, by, anyway }) => {
    const airing = engine.world().airing
    const blocked = anyway || airing === null ? null : unseenSale(airing, cueId, unseen)
    if (blocked !== null) return blocked
    const fired = await engine.offer(
      { type: 'cue-fired', cueId, by },
      `cue.fire:${airing?.id ?? 'none'}:${key}`,
    )
    return fired as Result<{ runId: string }>
  }
}

function unseenSale(airing: Airing, cueId: string, unseen: () => string | null) {
  const cue = airing.show.rundown.find((one) => one.id === cueId)
  return cue === undefined ? null : saleFault(airing, cue, unseen())
}
