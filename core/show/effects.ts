import { inPoints, shortened } from '../base/graphemes'
import { fail, ok, type Result } from '../base/result'
import type { Effect, EffectDraft } from '../cues/effect'
import type { HappeningOf } from '../cues/happening'
import type { Airing, Run, RunEffect } from './airing'

/** How many a run keeps: a drop that is opened again and again says so each time. */
export const keptEffects = 20
const longestName = 60
/** As `effect-settled` takes it. */
const longestReason = 500

/** Notes what a run has asked for. Orders follow money, and nobody's row stands for what belongs to no run. */
export function followEffect(run: Run, id: string, draft: EffectDraft): void {
  const named = nameOf(draft)
  if (run.effects === undefined || named === null) return
  run.effects.push({ id, ...named, state: 'waiting', reason: null, quiet: false })
  if (run.effects.length > keptEffects) run.effects.shift()
}

function nameOf(draft: EffectDraft): Pick<RunEffect, 'what' | 'name'> | null {
  switch (draft.type) {
    case 'switch-scene':
      return { what: 'scene', name: draft.scene }
    case 'say':
      return { what: 'post', name: shortened(draft.text, longestName, inPoints) }
    case 'mark':
      return { what: 'mark', name: shortened(draft.text, longestName, inPoints) }
    case 'settle-redemption':
      return { what: 'redemption', name: draft.platform }
    default:
      return null
  }
}

/** What became of an effect: told once, whatever is told after it. */
export function settleEffect(airing: Airing, settled: HappeningOf<'effect-settled'>): Result<unknown> {
  const effect = effectOf(airing, settled.effectId)
  if (effect === null) return fail('unknown-effect', 'No run of this show asked for this.')
  if (effect.state !== 'waiting') return fail('settled-before', 'This has ended before.')
  effect.state = settled.state
  effect.reason = settled.reason
  effect.quiet = settled.quiet ?? false
  return ok(null)
}

/** A followed effect of this airing by its id, which begins with its run's; null for all others. */
export function effectOf(airing: Airing, id: string): RunEffect | null {
  const runId = runIdOf(id)
  const run = Object.hasOwn(airing.runs, runId) ? airing.runs[runId] : undefined
  return run?.effects?.find((one) => one.id === id) ?? null
}

/** Of an effect that belongs to a run. */
export function runIdOf(effectId: string): string {
  return effectId.slice(0, effectId.lastIndexOf(':'))
}

/** Oldest first. */
export function waitingEffects(airing: Airing): RunEffect[] {
  return airing.runOrder.flatMap((id) =>
    (airing.runs[id]?.effects ?? []).filter(({ state }) => state === 'waiting'),
  )
}

/** `done` when all it asked for has happened; `unknown` in airings that do not follow it. */
export type RunOutcome = 'unknown' | 'waiting' | 'failed' | 'done'

export function outcomeOf({ effects }: Pick<Run, 'effects'>): RunOutcome {
  if (effects === undefined) return 'unknown'
  if (effects.some(({ state, quiet }) => state === 'failed' && !quiet)) return 'failed'
  return effects.some(({ state }) => state === 'waiting') ? 'waiting' : 'done'
}

/**
 * What can never happen where the show is run, or what the host did away with: told quietly, for crying wolf at every
 * cue would hide the one that matters (docs/decisions/0020).
 */
const quietly: Readonly<Partial<Record<Effect['type'], readonly string[]>>> = {
  mark: ['unsupported', 'not-recording', 'refused', 'not-connected', 'stale'],
  'switch-scene': ['superseded'],
  say: ['rehearsal', 'emptied'],
}

/** How the end of an effect is told. A text as its value says what was left out of it. */
export function settlementOf(
  effect: Pick<Effect, 'id' | 'type'>,
  result: Result<unknown>,
): HappeningOf<'effect-settled'> {
  const told = { type: 'effect-settled', effectId: effect.id, runId: runIdOf(effect.id) } as const
  if (result.ok)
    return {
      ...told,
      state: 'done',
      reason: typeof result.value === 'string' ? shortened(result.value, longestReason) : null,
    }
  const quiet = quietly[effect.type]?.includes(result.code) ?? false
  return {
    ...told,
    state: 'failed',
    reason: shortened(result.message, longestReason),
    ...(quiet ? { quiet } : {}),
  }
}
