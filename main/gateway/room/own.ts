import type { Money } from '../../../core/base/money'
import type { Instant } from '../../../core/base/time'
import { identitiesOf } from '../../../core/chat/links'
import { type ViewerKey, viewerKey } from '../../../core/chat/viewer'
import { maxExtensions, orderOf, poolIdOf, poolOf } from '../../../core/commerce'
import type { Hold, Order, Shop } from '../../../core/commerce/order'
import { leaders, pointsOfPerson, type Standing, standingOf } from '../../../core/cues/quiz'
import { isPictureId } from '../../../core/pictures/picture'
import type { Airing } from '../../../core/show/airing'
import { rowName } from './facts'
import { answersOf, type OwnAnswer } from './own-answers'
import { placesIn, roughPlace } from './places'

export interface OwnHold {
  readonly hold: Hold
  readonly order: Order | null
  readonly title: string
  /** Of the cue that sells it; told on the room's page alone. */
  readonly picture: string | null
  /** Null when the pool is gone. */
  readonly price: Money | null
  readonly moreTime: boolean
}

/** What belongs to one viewer alone. */
export interface Own {
  /** Newest first; given up ones are left out. */
  readonly holds: readonly OwnHold[]
  readonly waiting: readonly { readonly title: string; readonly place: number }[]
  /** What they stood in line for until its sale was over. */
  readonly inVain: string | null
  /** They are timed out, until then (it may be over), or banned (null). */
  readonly barred: { readonly until: Instant | null } | null
  /** Of the questions still shown. */
  readonly answers: readonly OwnAnswer[]
  /** Pools of which they have all they may have, waiting places counted. */
  readonly full: readonly string[]
  /** Lines of theirs that nobody else sees. */
  readonly kept: readonly { readonly id: string; readonly text: string; readonly waits: boolean }[]
  readonly points: number | null
  /** Among all who have points; told with a result, for it is made anew by each. */
  readonly standing: Standing | null
  /** Their row of the leaderboard, as `rowName` writes it, where they have one. */
  readonly row: string | null
  readonly orders: number
  /** Other chats they linked with this page, by platform id. */
  readonly linked: readonly string[]
}

export const nothing: Own = {
  holds: [],
  waiting: [],
  inVain: null,
  barred: null,
  answers: [],
  full: [],
  kept: [],
  points: null,
  standing: null,
  row: null,
  orders: 0,
  linked: [],
}

/** As many of a viewer's own things as their page lists. */
const shownHolds = 5
const shownKept = 3

/** A viewer's holds, oldest first. */
function holdsOf(shop: Shop, key: ViewerKey): readonly Hold[] {
  return (shop.holdsOf[key] ?? []).map((id) => shop.holds[id]!)
}

export function ownOf(
  airing: Airing,
  key: ViewerKey,
  hasPicture: (id: string) => boolean = () => false,
): Own {
  const { shop } = airing
  const identities = identitiesOf(airing.links, key)
  const all = holdsOfPerson(airing, key)
  const holds = all
    .filter((hold) => hold.state !== 'cancelled')
    .slice(-shownHolds)
    .reverse()
    .map((hold) => ({ ...ownHold(shop, hold), picture: pictureOf(airing, hold, hasPicture) }))
  const answers = answersOf(airing, key)
  const points = pointsOfPerson(airing.scores, airing.links, key)
  const isTold = points !== null && answers.some(({ result }) => result !== null)
  return {
    holds,
    waiting: identities.flatMap((one) => waitingOf(shop, one)),
    inVain: Object.hasOwn(airing.inVain, key) ? airing.inVain[key]! : null,
    barred: Object.hasOwn(airing.barred, key) ? { until: airing.barred[key]!.until } : null,
    answers,
    full: fullOf(shop, identities),
    kept: keptOf(airing, key),
    points,
    standing: isTold ? standingOf(airing, points) : null,
    row: points === null ? null : rowOf(airing, identities),
    orders: all.filter((hold) => hold.orderId !== null).length,
    linked: identities.filter((one) => one !== key).map((one) => one.slice(0, one.indexOf(':'))),
  }
}

function rowOf(airing: Airing, identities: readonly ViewerKey[]): string | null {
  const place = leaders(airing).find(({ key }) => identities.includes(key))
  return place === undefined ? null : rowName(place.key)
}

function pictureOf({ show }: Airing, { poolId }: Hold, has: (id: string) => boolean): string | null {
  const picture = show.rundown.find((cue) => poolIdOf(cue.id) === poolId)?.props.picture
  return isPictureId(picture) && has(picture) ? picture : null
}

/** The holds of all identities of the person this one belongs to, oldest first. */
export function holdsOfPerson({ links, shop }: Airing, key: ViewerKey): readonly Hold[] {
  const holds = identitiesOf(links, key).flatMap((one) => holdsOf(shop, one))
  return holds.sort((a, b) => a.since - b.since)
}

export function ownHold(shop: Shop, hold: Hold): OwnHold {
  const moreTime = (hold.state === 'held' || hold.state === 'paying') && hold.extensions < maxExtensions
  const pool = poolOf(shop, hold.poolId)
  return {
    hold,
    order: hold.orderId === null ? null : (orderOf(shop, hold.orderId) ?? null),
    title: pool?.title ?? '',
    picture: null,
    price: pool?.price ?? null,
    moreTime,
  }
}

function waitingOf(shop: Shop, key: ViewerKey): Own['waiting'] {
  const places: { title: string; place: number }[] = []
  for (const pool of Object.values(shop.pools)) {
    if (pool.waiting.length === 0 || pool.perViewerUsed[key] === undefined) continue
    const at = placesIn(pool).get(key)
    if (at !== undefined) places.push({ title: pool.title, place: roughPlace(at + 1) })
  }
  return places
}

function fullOf(shop: Shop, identities: readonly ViewerKey[]): string[] {
  return Object.values(shop.pools)
    .filter(({ perViewer, perViewerUsed }) => {
      const used = identities.reduce((sum, one) => sum + (perViewerUsed[one] ?? 0), 0)
      return used >= perViewer
    })
    .map(({ id }) => id)
}

function keptOf(airing: Airing, key: ViewerKey): Own['kept'] {
  return airing.lines
    .filter((line) => !line.shown && line.text !== '' && viewerKey(line.viewer) === key)
    .slice(-shownKept)
    .map(({ id, text, verdict, reviewed }) => ({
      id,
      text,
      waits: verdict.action === 'hold' && reviewed === null,
    }))
}

/**
 * A text that is another one when what a viewer sees of their own is: on the room's page (`own`) or on the page of any
 * hold of theirs, which may be older than those the room lists. Without an airing, of those who have nothing.
 */
export function ownText(own: Own, airing: Airing | null, key: ViewerKey | null): string {
  const { holds: _listed, ...rest } = own
  const holds = airing === null || key === null ? [] : holdsOfPerson(airing, key)
  return JSON.stringify([holds.map((hold) => holdText(airing!.shop, hold)), rest])
}

function holdText(shop: Shop, hold: Hold): string {
  const order = hold.orderId === null ? undefined : orderOf(shop, hold.orderId)
  const payment = order?.payments.at(-1)
  const paying = `${order?.state} ${payment?.operationId} ${payment?.state} ${payment?.url}`
  return `${hold.id} ${hold.state} ${hold.payBy} ${paying}`
}
