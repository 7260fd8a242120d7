import { ok, type Result } from '../base/result'
import type { ViewerRef } from '../chat/viewer'
import type { DelayView } from '../contract/state'
import type { Entry, HappeningOf } from '../cues/happening'
import type { Airing } from './airing'

/** The delay of each source a new run's windows are shifted by, in milliseconds. */
export function delaysNow(_airing: Airing): Record<string, number> {
  return {}
}
export function measureDelays(
  _airing: Airing,
  _entry: Entry,
  _asked: HappeningOf<'delay-measuring'>,
): Result<unknown> {
  return ok(null)
}
export function tellDelay(_airing: Airing, _entry: Entry, _told: HappeningOf<'delay-told'>): Result<unknown> {
  return ok(null)
}
export function setDelay(_airing: Airing, _set: HappeningOf<'delay-set'>): Result<unknown> {
  return ok(null)
}
/** A viewer typed the code they see on the stream. */
export function echoCode(
  _airing: Airing,
  _entryAt: number,
  _viewer: ViewerRef,
  _code: string,
): Result<unknown> {
  return ok(null)
}
export function delayViews(_airing: Airing): DelayView[] {
  return []
}
/** The code the overlay shows at `now`, and until when it measures; null while nothing is measured. */
export function codeAt(_airing: Airing, _now: number): { code: string; until: number } | null {
  return null
}
/** When the code changes next or the measuring ends; null while nothing is measured. */
export function nextCodeAt(_airing: Airing, _now: number): number | null {
  return null
}
