import { ok, type Result } from '../base/result'
import type { Entry, HappeningOf } from '../cues/happening'
import type { Airing } from './airing'
import type { Scratch } from './scratch'

export function takePaid(
  _airing: Airing,
  _entry: Entry,
  _told: HappeningOf<'platform-paid'>,
  _scratch: Scratch,
): Result<unknown> {
  return ok(null)
}
