import { type Instant, minute } from '../base/time'
import type { Order } from '../commerce/order'
import { picturesSoon } from '../pictures/picture'
import type { Airing } from '../show/airing'
import { codeAt } from '../show/delays'
import { pace } from '../show/plan'
import { castOf, openRuns } from '../show/runs'
import type { OverlayModel, View } from './model'
import { Theme } from './theme'

/** At most so many purchases, none older than `tickerFor`. */
export const tickerItems = 2
export const tickerFor = minute

const nothing = {
  views: [],
  ticker: [],
  more: 0,
  rehearsal: false,
  joinUrl: null,
  pictures: [],
  delayCode: null,
}

/** What viewers see: a fold of the state. Time passes only for the ticker, which empties by itself. */
export function overlayOf(airing: Airing | null, now: Instant): OverlayModel {
  if (airing === null) return { ...nothing, theme: Theme.parse({}), language: 'en' }
  const silent = airing.panic !== null || airing.endedAt !== null
  const sold = silent ? [] : soldLately(airing, now)
  return {
    views: viewsFor(airing),
    ticker: sold.slice(-tickerItems).map((order) => tickerItem(order)),
    more: Math.max(0, sold.length - tickerItems),
    theme: airing.show.theme,
    language: airing.show.language ?? 'en',
    rehearsal: airing.mode === 'rehearsal' && airing.endedAt === null,
    joinUrl: airing.joinUrl,
    pictures: airing.endedAt === null ? picturesSoon(airing.show, pace(airing, now).nextCueId) : [],
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

function soldLately(airing: Airing, now: Instant): Order[] {
  return airing.ticker.flatMap(({ id, at }) => {
    const order =
      now - at < tickerFor && Object.hasOwn(airing.shop.orders, id) ? airing.shop.orders[id] : undefined
    return order === undefined ? [] : [order]
  })
}

function tickerItem({ id, viewer, title }: Order): OverlayModel['ticker'][number] {
  return { id, name: viewer.name, item: title }
}
