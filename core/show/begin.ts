import { fail, ok, type Result } from '../base/result'
import { noDelays } from '../chat/delay'
import { copyLinks, noLinks } from '../chat/links'
import { emptyShop } from '../commerce'
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
    shop: emptyShop(),
    ledger: [],
    scores: {},
    lines: [],
    said: [],
    counts: { lines: 0, allowed: 0, held: 0, hidden: 0, reversed: 0, acts: 0, reasons: {} },
    audience: {},
    present: {},
    ticker: [],
    replies: {},
    inVain: {},
    hiddenNames: { ...started.hiddenNames },
    barred: { ...started.barred },
    staff: {},
    scene: null,
    links: started.links === undefined ? noLinks() : copyLinks(started.links),
    fairWindows: started.fairWindows ?? true,
    ...(started.followsEffects === true ? { followsEffects: true } : {}),
    delays: noDelays(),
    moderated: [],
    retracted: [],
    vouched: null,
    paid: { list: [], seen: [], totals: {} },
  }
}

/** What a show hands on to the next one, through its `airing-started`: the log alone tells it. */
export function carriedOver(
  last: Airing | null,
): Pick<HappeningOf<'airing-started'>, 'links' | 'hiddenNames' | 'barred'> {
  if (last === null) return {}
  const { links, hiddenNames, barred } = last
  return { links, hiddenNames, barred }
}

export function startAiring(
  world: World,
  entry: Entry,
  started: HappeningOf<'airing-started'>,
): Result<unknown> {
  if (world.airing !== null && world.airing.endedAt === null)
    return fail('already-on-air', `"${world.airing.show.title}" is still running. End it first.`)
  const owed = world.airing?.mode === 'live' ? paymentsOnTheirWay(world.airing) : 0
  if (owed > 0)
    return fail(
      'payments-open',
      `${owed} payment${owed === 1 ? ' of the last show is' : 's of the last show are'} still on the way. Wait until the carrier has answered, then start.`,
    )
  world.airing = freshAiring(started, entry.at)
  return ok({ airingId: started.airingId })
}

/** Money whose end is not known yet; a new show must not forget it. */
function paymentsOnTheirWay(airing: Airing): number {
  const open = ['opening', 'pending', 'refunding']
  return Object.values(airing.shop.orders).filter((order) =>
    order.payments.some((payment) => open.includes(payment.state)),
  ).length
}
