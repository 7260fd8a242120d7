import { aViewer, type ViewerKey, viewerKey } from '../chat/viewer'
import { leaders } from '../cues/quiz'
import { tickerFor } from '../overlay/fold'
import type { Airing } from '../show/airing'
import { barredNow } from '../show/barring'
import type { NamesView } from './state'

const mostListed = 200

export const noNames: NamesView = { shown: [], hidden: [], barred: [] }

/** Fold of the airing for the host, who may take a name off every screen without looking for a line of its viewer. */
export function namesView(airing: Airing, now: number): NamesView {
  // One row for a viewer, whatever else they stand on.
  const shown = new Map<ViewerKey, NamesView['shown'][number]>()
  for (const row of [...onLeaderboard(airing), ...inTicker(airing, now)])
    if (row.viewer.name !== aViewer && !shown.has(viewerKey(row.viewer)))
      shown.set(viewerKey(row.viewer), row)
  return {
    shown: [...shown.values()],
    hidden: Object.values(airing.hiddenNames).slice(-mostListed).reverse(),
    barred: Object.values(airing.barred)
      .filter(({ viewer }) => barredNow(airing, viewerKey(viewer), now) !== null)
      .slice(-mostListed)
      .reverse(),
  }
}

function onLeaderboard(airing: Airing): NamesView['shown'] {
  return leaders(airing).map(({ rank, key, points }) => ({
    viewer: { ...partsOf(key), name: airing.scores[key]!.name },
    where: 'leaderboard',
    detail: `No. ${rank} with ${points.toLocaleString('en')} points`,
  }))
}

/** More than the ticker shows at once: a name that has just left it is still in the stream that viewers see. */
const listedSales = 8

function inTicker({ ticker, shop }: Airing, now: number): NamesView['shown'] {
  const rows = ticker.slice(-listedSales).flatMap(({ id, at }) => {
    const order = now - at < tickerFor ? shop.orders[id] : undefined
    return order === undefined
      ? []
      : [{ viewer: { ...order.viewer }, where: 'ticker' as const, detail: `Got ${order.title}` }]
  })
  return rows.reverse()
}

function partsOf(key: ViewerKey): { platform: string; id: string } {
  const cut = key.indexOf(':')
  return { platform: key.slice(0, cut), id: key.slice(cut + 1) }
}
