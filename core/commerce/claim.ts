import { fail, ok, type Result } from '../base/result'
import type { AiringStage } from '../show/stage'
import { countRunStep } from '../telemetry/count'
import { type Claimant, countUse, keepUnit, moveUp, usedBy } from './holds'
import type { Hold } from './order'
import { poolOf } from './shop'
import { isSoldOut, leftFor, reservedForHall } from './stock'

export interface ClaimRequest extends Claimant {
  readonly poolId: string
}

/** `place` 1 is next in line. */
export type Claimed =
  | { readonly kind: 'held'; readonly hold: Hold }
  | { readonly kind: 'waiting'; readonly place: number }
export type ClaimFault = 'sold-out' | 'limit' | 'closed'

/**
 * One unit for one viewer, or a place in line while units are only held; replies to the viewer either way.
 * Constant time: a rush of claims walks neither holds nor the line. The limit counts per person: the platform
 * account, together with those its owner has linked with it.
 */
export function claim(stage: AiringStage, request: ClaimRequest): Result<Claimed, ClaimFault> {
  const pool = poolOf(stage.airing.shop, request.poolId)
  if (pool === undefined || stage.airing.panic !== null) {
    stage.reply(request.viewer, 'closed')
    return fail('closed', 'This drop is closed.')
  }
  if (usedBy(stage.airing.links, pool, request.viewer) >= pool.perViewer) {
    stage.reply(request.viewer, 'limit')
    return fail('limit', pool.perViewer === 1 ? 'One per viewer.' : `At most ${pool.perViewer} per viewer.`)
  }
  if (isSoldOut(pool)) {
    stage.reply(request.viewer, 'sold-out')
    return fail('sold-out', `${pool.title} is sold out.`)
  }
  countUse(pool, request.viewer, 1)
  countRunStep(stage.airing, request.runId, 'claimed', stage.now)
  if (leftFor(pool, request.audience) > 0) {
    stage.reply(request.viewer, 'held')
    return ok({ kind: 'held', hold: keepUnit(stage, pool, request) })
  }
  const { viewer, audience, runId } = request
  pool.waiting.push({ viewer, audience, since: stage.now, runId })
  stage.reply(viewer, 'waiting', String(pool.waiting.length))
  return ok({ kind: 'waiting', place: pool.waiting.length })
}

/** The host gives the hall's unsold units to all; who waits moves up. Answers how many were given. */
export function releaseHall(stage: AiringStage, poolId: string): number {
  const pool = poolOf(stage.airing.shop, poolId)
  if (pool === undefined || pool.hall === null) return 0
  const given = reservedForHall(pool)
  pool.hall = null
  moveUp(stage, pool)
  return given
}
