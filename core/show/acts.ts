import { fail, ok, type Result } from '../base/result'
import { type Audience, type ViewerRef, viewerKey } from '../chat/viewer'
import { arrive, cancel, checkOut, moreTime } from '../commerce'
import type { ViewerAct } from '../cues/happening'
import type { Airing } from './airing'
import { barredNow, barredWords } from './barring'
import { echoCode } from './delays'
import { linkViewer } from './linking'
import { onStage, openRuns } from './runs'
import type { Scratch } from './scratch'

/** What a spectator asked for, from chat or from the room: holds and payments first, then the running cues. */
export function actAsViewer(
  airing: Airing,
  viewer: ViewerRef,
  audience: Audience,
  act: ViewerAct,
  scratch: Scratch,
): Result<unknown> {
  if (act.act === 'arrive') {
    if (audience === 'hall') arrive(scratch.shop, viewer)
    return ok(null)
  }
  airing.counts.acts += 1
  delete airing.inVain[viewerKey(viewer)]
  // What is held or paid stays theirs: they may pay, take more time and give up.
  if ((act.act === 'claim' || act.act === 'answer') && barredNow(airing, viewerKey(viewer), scratch.shop.now))
    return fail('barred', barredWords)
  switch (act.act) {
    case 'more-time':
      return moreTime(scratch.shop, viewer)
    case 'cancel':
      return cancel(scratch.shop, viewer, act.holdId)
    case 'check-out':
      if (airing.panic !== null)
        return fail('panicked', 'The host has paused sales. Your unit is kept; try again in a moment.')
      return checkOut(scratch.shop, {
        viewer,
        holdId: act.holdId,
        consent: act.consent,
        carrier: act.carrier,
        test: act.test,
      })
    case 'link':
    case 'unlink':
      return linkViewer(airing, viewer, act, scratch)
    case 'sync':
      return echoCode(airing, scratch.shop.now, viewer, act.code)
    case 'claim':
    case 'stock':
    case 'answer':
      return offerToRuns(airing, viewer, audience, act, scratch)
  }
}

/** Newest run first; the first that understands the act takes it. */
function offerToRuns(
  airing: Airing,
  viewer: ViewerRef,
  audience: Audience,
  act: Extract<ViewerAct, { act: 'claim' | 'stock' | 'answer' }>,
  scratch: Scratch,
): Result<unknown> {
  const wanted = 'runId' in act ? act.runId : null
  for (const run of openRuns(airing).reverse()) {
    if (run.paused || (wanted !== null && run.id !== wanted)) continue
    const taken = onStage(
      airing,
      run,
      scratch,
      (stage, kind) => kind.onAct?.(stage, viewer, audience, act) ?? null,
    )
    if (taken !== null) return taken
  }
  if (act.act === 'claim') {
    scratch.shop.reply(viewer, 'closed')
    return fail('closed', 'Nothing is on sale right now.')
  }
  return act.act === 'answer' ? fail('closed', 'No question is open right now.') : ok(null)
}
