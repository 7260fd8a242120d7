import { fail, ok, type Result } from '../base/result'
import type { Entry, HappeningOf } from '../cues/happening'
import type { Airing, World } from './airing'

/** The airing as it stands before anything was fired. */
function freshAiring(started: HappeningOf<'airing-started'>, at: number): Airing {
  return {
    id: started.airingId,
    mode: started.mode,
    startedAt: at,
    by: started.by.name,
    endedAt: null,
    show: started.show,
    joinUrl: started.joinUrl,
    runs: {},
    runOrder: [],
    panic: null,
    shop: { pools: {}, holds: {}, orders: {}, openHolds: [], consents: {}, nextOrderNumber: 1 },
    ledger: [],
    scores: {},
    lines: [],
    said: [],
    counts: { lines: 0, allowed: 0, held: 0, hidden: 0, reversed: 0, acts: 0, reasons: {} },
    audience: {},
    present: {},
    ticker: [],
    replies: { names: {}, since: null, lastSaidAt: 0 },
    scene: null,
  }
}

export function startAiring(world: World, entry: Entry, started: HappeningOf<'airing-started'>): Result<unknown> {
  if (world.airing !== null && world.airing.endedAt === null)
    return fail('already-on-air', `"${world.airing.show.title}" is still running. End it first.`)
  world.airing = freshAiring(started, entry.at)
  return ok({ airingId: started.airingId })
}
