import { assertNever, fail, ok, type Result } from '../base/result'
import type { Instant } from '../base/time'
import { applyNews, askRefund, expireHolds, nextExpiry, orderOf } from '../commerce'
import type { Order } from '../commerce/order'
import type { Effect } from '../cues/effect'
import type { Entry, Happening } from '../cues/happening'
import type { Posting } from '../ledger/posting'
import { actAsViewer } from './acts'
import type { Airing, World } from './airing'
import { readmit } from './barring'
import { startAiring } from './begin'
import { endMeasuring, measureDelays, nextCodeAt, setDelay, tellDelay } from './delays'
import { settleEffect } from './effects'
import { hideName, veiled } from './hiding'
import { judgeLine, reviewLine } from './lines'
import { askModeration, settleModeration, undoModeration } from './moderating'
import { takePaid } from './paid'
import { panic, resume } from './panic'
import { noteName } from './renaming'
import { drainReplies, dueAt } from './replies'
import { retractLine, retractLines } from './retracting'
import { actAsHost, fireCue, nextRunWake, openRuns, presserText, tickRuns } from './runs'
import { openScratch, type Scratch } from './scratch'

export interface Outcome {
  readonly effects: readonly Effect[]
  readonly postings: readonly Posting[]
  /** Orders this entry changed, as they are now. */
  readonly orders: readonly Order[]
  /** What the asker is told: saved beside the key, so that a repeat gets the same words. */
  readonly reply: Result<unknown>
  /** True when nothing changed and the entry need not be kept. */
  readonly refused: boolean
}

export function emptyWorld(): World {
  return { seq: 0, at: 0, airing: null }
}

/** The one place where anything changes. Changes `world` in place; the same entries always give the same world. */
export function reduce(world: World, entry: Entry): Outcome {
  world.seq = entry.seq
  world.at = entry.at
  const happening = entry.happening
  if (happening.type === 'airing-started') return bare(startAiring(world, entry, happening))
  const airing = world.airing
  if (airing === null) return bare(fail('not-on-air', 'No show is running. Start one first.'))
  // After the end only money that was already on its way is still believed.
  if (airing.endedAt !== null && !settles(happening)) return bare(fail('not-on-air', 'This show has ended.'))
  const scratch = openScratch(airing, entry)
  const booked = airing.ledger.length
  const before = airing.shop.openHolds
  const reply = step(airing, entry, scratch)
  const postings = airing.ledger.slice(booked)
  const refused =
    !reply.ok && scratch.effects.length === 0 && postings.length === 0 && !keepsRefusal(happening)
  return {
    effects: scratch.effects,
    postings,
    orders: changedOrders(airing, happening, before),
    reply,
    refused,
  }
}

function step(airing: Airing, entry: Entry, scratch: Scratch): Result<unknown> {
  const happening = veiled(airing, entry.happening)
  switch (happening.type) {
    case 'airing-started':
      return ok(null)
    case 'airing-ended':
      return endAiring(airing, scratch)
    case 'cue-fired':
      return fireCue(airing, entry, happening, scratch)
    case 'host-acted':
      return actAsHost(airing, happening, scratch)
    case 'line-judged':
      noteName(airing, happening.viewer, scratch)
      if (!judgeLine(airing, entry, happening))
        return fail('retracted', 'This line was taken back before it was judged.')
      return happening.act === null
        ? ok(null)
        : actAsViewer(airing, happening.viewer, happening.audience, happening.act, scratch)
    case 'viewer-acted':
      noteName(airing, happening.viewer, scratch)
      return actAsViewer(airing, happening.viewer, happening.audience, happening.act, scratch)
    case 'line-reviewed':
      return reviewLine(airing, happening, scratch)
    case 'host-said':
      if (airing.panic !== null)
        return fail('panicked', 'Everything is stopped: nothing is said until you resume.')
      scratch.shop.emit('', {
        type: 'say',
        text: happening.text,
        only: happening.only ?? null,
        host: true,
      })
      return ok(null)
    case 'line-retracted':
      retractLine(airing, happening, scratch)
      return ok(null)
    case 'lines-retracted':
      retractLines(airing, happening, scratch)
      return ok(null)
    case 'moderation-asked':
      return askModeration(airing, happening, scratch)
    case 'name-hidden':
      return hideName(airing, happening, scratch)
    case 'visitor-readmitted':
      return readmit(airing, happening)
    case 'moderation-undone':
      return undoModeration(airing, happening, scratch)
    case 'moderation-settled':
      return settleModeration(airing, happening, entry.at)
    case 'platform-paid':
      return takePaid(airing, entry, happening, scratch)
    case 'on-air-vouched':
      airing.vouched = { at: entry.at, by: presserText(happening.by) }
      return ok(null)
    case 'vouch-ended':
      airing.vouched = null
      return ok(null)
    case 'delay-measuring':
      return measureDelays(airing, entry, happening)
    case 'delay-told':
      return tellDelay(airing, entry, happening)
    case 'delay-set':
      return setDelay(airing, happening)
    case 'viewer-count':
      airing.audience[happening.platform] = happening.count
      return ok(null)
    case 'payment-changed':
      applyNews(scratch.shop, happening.news)
      return ok(null)
    case 'refund-asked':
      return askRefund(scratch.shop, happening.orderId)
    case 'scene-switched':
      airing.scene = happening.scene
      return ok(null)
    case 'effect-settled':
      return settleEffect(airing, happening)
    case 'join-url-changed':
      airing.joinUrl = happening.joinUrl
      return ok(null)
    case 'panicked':
      return panic(airing, happening, scratch)
    case 'resumed':
      return resume(airing, happening, scratch)
    case 'tick':
      return tick(airing, entry.at, scratch)
    default:
      return assertNever(happening)
  }
}

function tick(airing: Airing, now: Instant, scratch: Scratch): Result<unknown> {
  tickRuns(airing, now, scratch)
  if (!keepsTime(airing)) expireHolds(scratch.shop)
  const due = dueAt(airing.replies)
  if (due !== null && due <= now)
    for (const { platform, text } of drainReplies(airing, now))
      scratch.shop.emit('', { type: 'say', text, only: platform, replies: true })
  return ok(null)
}

/** A panic keeps buyers from paying, so no unit's time runs out during one; resuming gives all of it again. */
function keepsTime(airing: Airing): boolean {
  return airing.panic !== null && airing.endedAt === null
}

/** Ends every run; units being paid for settle afterwards, when the carrier answers. */
function endAiring(airing: Airing, scratch: Scratch): Result<unknown> {
  for (const run of openRuns(airing)) run.closedAt = scratch.shop.now
  endMeasuring(airing, scratch.shop.now)
  airing.endedAt = scratch.shop.now
  airing.vouched = null
  return ok({ airingId: airing.id })
}

/** The next Instant at which a `tick` must be offered, or null. Computed after each batch; not state. */
export function nextWakeAt(world: World): Instant | null {
  const airing = world.airing
  if (airing === null) return null
  const expiry = keepsTime(airing) ? null : nextExpiry(airing.shop)
  if (airing.endedAt !== null) return expiry
  const candidates = [
    expiry,
    nextRunWake(airing),
    airing.panic === null ? dueAt(airing.replies) : null,
    nextCodeAt(airing, world.at),
  ]
  return candidates.reduce<Instant | null>(
    (next, due) => (due !== null && (next === null || due < next) ? due : next),
    null,
  )
}

/** What viewers may ask for without anything being promised to them. */
const free: readonly string[] = ['stock', 'answer', 'sync']

/** True when losing the entry would lose money, stock or a promise: its transaction is flushed to the disk. */
export function touchesMoney(happening: Happening, outcome: Outcome): boolean {
  if (outcome.postings.length > 0 || outcome.orders.length > 0) return true
  switch (happening.type) {
    case 'line-judged':
      return happening.act !== null && !free.includes(happening.act.act)
    case 'line-reviewed':
    case 'line-retracted':
    case 'lines-retracted':
    case 'viewer-count':
    case 'delay-measuring':
    case 'delay-told':
    case 'delay-set':
    case 'scene-switched':
    case 'effect-settled':
    case 'join-url-changed':
      return false
    default:
      return true
  }
}

/** Money on its way, and what becomes of lines and of what was asked of the world. */
const settling: readonly string[] = [
  'payment-changed',
  'refund-asked',
  'tick',
  'line-reviewed',
  'line-retracted',
  'lines-retracted',
  'moderation-settled',
  'effect-settled',
  'name-hidden',
  'visitor-readmitted',
]

function settles(happening: Happening): boolean {
  if (happening.type === 'viewer-acted')
    return (
      happening.act.act === 'check-out' || happening.act.act === 'cancel' || happening.act.act === 'more-time'
    )
  return settling.includes(happening.type)
}

/** A refused chat line is still a chat line, and a refused act of a viewer still gets its reply. */
function keepsRefusal(happening: Happening): boolean {
  return happening.type === 'line-judged' || happening.type === 'viewer-acted'
}

function changedOrders(airing: Airing, happening: Happening, holdsBefore: readonly string[]): Order[] {
  const { holds, openHolds } = airing.shop
  const ids = new Set<string>()
  if (happening.type === 'payment-changed') ids.add(happening.news.orderId)
  if (happening.type === 'refund-asked') ids.add(happening.orderId)
  if (happening.type === 'viewer-acted' && happening.act.act === 'check-out')
    ids.add(holds[happening.act.holdId]?.orderId ?? '')
  // The shop keeps the same list until a hold ends (pruneOpenHolds); one may end and another begin at once.
  if (openHolds !== holdsBefore) {
    const open = new Set(openHolds)
    for (const id of holdsBefore) if (!open.has(id)) ids.add(holds[id]?.orderId ?? '')
  }
  return [...ids].map((id) => orderOf(airing.shop, id)).filter((order) => order !== undefined)
}

function bare(reply: Result<unknown>): Outcome {
  return { effects: [], postings: [], orders: [], reply, refused: !reply.ok }
}
