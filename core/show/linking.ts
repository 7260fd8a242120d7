import { ok, type Result } from '../base/result'
import type { ViewerRef } from '../chat/viewer'
import type { ViewerAct } from '../cues/happening'
import type { Airing } from './airing'
import type { Scratch } from './scratch'

export function linkViewer(
  _airing: Airing,
  _viewer: ViewerRef,
  _act: Extract<ViewerAct, { act: 'link' | 'unlink' }>,
  _scratch: Scratch,
): Result<unknown> {
  return ok(null)
}
