import { type Instant, minute } from '../base/time'
import type { Airing } from '../show/airing'
import { codeAt } from '../show/delays'
import { castOf, openRuns } from '../show/runs'
import type { OverlayModel, View } from './model'
import { Theme } from './theme'

/** At most so many purchases, none older than `tickerFor`. */
export const tickerItems = 8
export const tickerFor = minute

/** What viewers see: a fold of the state. Time passes only for the ticker, which empties by itself. */
export function overlayOf(airing: Airing | null, now: Instant): OverlayModel {
  if (airing === null)
    return { views: [], ticker: [], theme: Theme.parse({}), rehearsal: false, joinUrl: null, delayCode: null }
  const silent = airing.panic !== null || airing.endedAt !== null
  return {
    views: viewsFor(airing),
    ticker: silent ? [] : tickerOf(airing, now),
    theme: airing.show.theme,
    rehearsal: airing.mode === 'rehearsal' && airing.endedAt === null,
    joinUrl: airing.joinUrl,
    delayCode: silent ? null : codeAt(airing, now),
  }
}

/** Views of the open runs, oldest first: on the overlay, or with a `source` as its own page shows them. */
export function viewsFor(airing: Airing, source?: string): View[] {
  if (airing.panic !== null || airing.endedAt !== null) return []
  const views: View[] = []
  for (const run of openRuns(airing)) {
    const cast = run.paused ? null : castOf(airing, run)
    const view = cast?.kind.view(cast.props, run, airing, source) ?? null
    if (view !== null) views.push(view)
  }
  return views
}

function tickerOf(airing: Airing, now: Instant): OverlayModel['ticker'] {
  return airing.ticker
    .slice(-tickerItems)
    .filter((item) => now - item.at < tickerFor)
    .map(({ id, text }) => ({ id, text }))
}
