import { ok, type Result } from '../base/result'
import type { HappeningOf } from '../cues/happening'
import type { Airing } from './airing'
import type { Scratch } from './scratch'

export function askModeration(
  _airing: Airing,
  _asked: HappeningOf<'moderation-asked'>,
  _scratch: Scratch,
): Result<unknown> {
  return ok(null)
}
export function undoModeration(
  _airing: Airing,
  _undone: HappeningOf<'moderation-undone'>,
  _scratch: Scratch,
): Result<unknown> {
  return ok(null)
}
export function settleModeration(
  _airing: Airing,
  _settled: HappeningOf<'moderation-settled'>,
): Result<unknown> {
  return ok(null)
}
