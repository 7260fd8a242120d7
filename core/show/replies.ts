import { shortened } from '../base/graphemes'
import { type Duration, type Instant, minute, second } from '../base/time'
import { aViewer, mention, type ViewerKey, type ViewerRef, viewerKey } from '../chat/viewer'
import type { ReplyKind } from '../cues/effect'
import { addressInChat } from '../reach/reach'
import type { Airing, PendingReplies } from './airing'

/** The first asker waits this long, so that a rush becomes one line; afterwards one answer per `sayEvery`. */
export const firstAfter: Duration = 1.5 * second
export const sayEvery: Duration = 4 * second

/** Twitch takes 500 characters, and the adapter may add a few of its own. */
export const maxLine = 450
const maxLines = 2

type Replies = Airing['replies']

/** Remembers that `viewer` is owed an answer in their chat. Constant time: 10,000 may ask within one second. */
export function addReply(
  replies: Replies,
  now: Instant,
  viewer: ViewerRef,
  kind: ReplyKind,
  note = '',
): void {
  replies[viewer.platform] ??= { names: {}, since: null, lastSaidAt: 0 }
  const pending = replies[viewer.platform]!
  pending.since ??= now
  pending.names[kind] ??= []
  pending.names[kind].push({ key: viewerKey(viewer), name: viewer.name, note })
}

/** Nobody is answered any more for what they asked so far. */
export function forgetReplies(replies: Replies): void {
  for (const pending of Object.values(replies)) Object.assign(pending, { names: {}, since: null })
}

/** When the first platform's waiting answers must be said, or null when nobody waits anywhere. */
export function dueAt(replies: Replies): Instant | null {
  return Object.values(replies).reduce<Instant | null>((first, pending) => {
    const due = dueOf(pending)
    return due === null || (first !== null && first <= due) ? first : due
  }, null)
}

function dueOf({ since, lastSaidAt }: PendingReplies): Instant | null {
  return since === null ? null : Math.max(since + firstAfter, lastSaidAt + sayEvery)
}

export interface Answers {
  readonly platform: string
  readonly text: string
}

/** What is due is taken, platform by platform: each chat hears the answers to its own viewers, and only those. */
export function drainReplies(airing: Airing, now: Instant): Answers[] {
  return Object.entries(airing.replies).flatMap(([platform, pending]) => {
    const due = dueOf(pending)
    if (due === null || due > now) return []
    return drain(pending, platform, airing, now).map((text) => ({ platform, text }))
  })
}

/**
 * Takes all waiting answers, merged into at most two chat lines of at most 450 characters; shorter platforms cut them
 * themselves. Names give way first ("+12 more"), then the answers that matter least; what concerns a viewer's unit
 * comes first.
 */
function drain(pending: PendingReplies, platform: string, airing: Airing, now: Instant): string[] {
  const way = wayToPay(airing, platform)
  const groups = order
    .map((kind) => [kind, perViewer(pending.names[kind] ?? [])] as const)
    .filter(([, asked]) => asked.length > 0)
  pending.names = {}
  pending.since = null
  pending.lastSaidAt = now
  let lines: string[] = []
  for (const shown of [8, 5, 3, 1, 0]) {
    const parts = groups.map(([kind, asked]) => sentence(kind, asked, shown, way))
    lines = pack(parts)
    if (lines.length <= maxLines) return lines
  }
  return lines.slice(0, maxLines)
}

/** What a viewer must act on comes first. */
const order: readonly ReplyKind[] = [
  'held',
  'moved-up',
  'expired',
  'waiting',
  'extended',
  'cancelled',
  'sold-out',
  'limit',
  'closed',
  'nothing-held',
  'link-code',
  'link-asked',
  'linked',
  'link-failed',
  'unlinked',
  'stock',
  'already-answered',
  'answered',
]

interface Asked {
  readonly key: ViewerKey
  readonly name: string
  readonly note: string
}

/** One entry per viewer, the last note counts; those who go without a name come last. */
function perViewer(asked: readonly Asked[]): Asked[] {
  const each = [...new Map(asked.map((one) => [one.key, one])).values()]
  return [...each.filter(({ name }) => name !== aViewer), ...each.filter(({ name }) => name === aViewer)]
}

function sentence(kind: ReplyKind, asked: readonly Asked[], shown: number, way: Way): string {
  const note = asked[asked.length - 1]!.note
  switch (kind) {
    case 'answered':
      return `${count(asked.length, 'answer')} counted.`
    case 'stock':
      return `${note === '' ? 'See the overlay for what is left' : note}.`
    case 'waiting':
      return `${names(asked, shown, (place) => (place === '' ? '' : ` (no. ${place})`))}: on the waiting list.`
    case 'link-code':
      return `${names(asked, shown, (code) => ` !link ${code}`)}: type this in your other chat within 10 minutes.`
    case 'link-asked':
      return `${names(asked, shown, (other) => ` (${other})`)}: type !link ok if that is you too, else do nothing.`
    case 'linked':
      return `${names(asked, shown, (other) => ` (with ${other})`)}: linked, limits count for both together. !unlink undoes it.`
    default:
      return ended(`${names(asked, shown, () => '')}: ${answer(kind, asked.length, note, way)}`, way)
  }
}

/** No full stop behind the address: some chats would take it into the link. */
function ended(text: string, { address }: Way): string {
  return address !== null && text.endsWith(address) ? text : `${text}.`
}

function answer(
  kind: Exclude<ReplyKind, 'answered' | 'stock' | 'waiting' | 'link-code' | 'link-asked' | 'linked'>,
  many: number,
  note: string,
  way: Way,
): string {
  switch (kind) {
    case 'held':
      return way.pay === null ? `one is kept for you${way.kept}` : `you have one, ${way.pay}`
    case 'moved-up':
      return way.pay === null
        ? `a unit came free and is kept for you${way.kept}`
        : `a unit came free and is yours, ${way.pay}`
    case 'expired':
      return `the time${way.pay === null ? '' : ' to pay'} ran out, the unit is free again`
    case 'extended':
      return note === '' ? 'you have more time' : `you have more time, ${note}`
    case 'cancelled':
      return 'cancelled'
    case 'sold-out':
      return 'sold out'
    case 'limit':
      return many === 1 ? 'you have reached the limit' : 'you have each reached the limit'
    case 'closed':
      return 'nothing is on sale now'
    case 'nothing-held':
      return 'you hold nothing'
    case 'already-answered':
      return 'your first answer counts'
    case 'link-failed':
      return 'that code is not known (any more)'
    case 'unlinked':
      return 'not linked any more'
  }
}

interface Way {
  /** How to pay; null where no way leads there, so that nobody is sent to one. */
  readonly pay: string | null
  /** Ends `pay`, where it is in there. */
  readonly address: string | null
  /** " for 8 min", or nothing while nothing is held. */
  readonly kept: string
}

/** Names the shortest time to pay of all pools with held units, so that nobody is promised too much. */
function wayToPay(airing: Airing, platform: string): Way {
  const pools = Object.values(airing.shop.pools).filter((pool) => pool.held.stream + pool.held.hall > 0)
  const time = pools.length === 0 ? null : durationText(Math.min(...pools.map((pool) => pool.payWithin)))
  const within = time === null ? '' : ` within ${time}`
  const kept = time === null ? '' : ` for ${time}`
  const address = addressInChat(platform, airing.joinUrl)
  return { pay: address === null ? null : `pay${within} in the room: ${address}`, address, kept }
}

function durationText(duration: Duration): string {
  return duration < 2 * minute ? `${Math.floor(duration / second)} s` : `${Math.floor(duration / minute)} min`
}

function names(asked: readonly Asked[], shown: number, noteText: (note: string) => string): string {
  if (shown === 0) return count(asked.length, 'viewer')
  const listed = asked.slice(0, shown).map(({ name, note }) => `${mention(name)}${noteText(note)}`)
  const unnamed = listed.filter((one) => one === aViewer).length
  const said = unnamed < 2 ? listed : [...listed.filter((one) => one !== aViewer), count(unnamed, 'viewer')]
  const more = asked.length - listed.length
  return said.join(', ') + (more > 0 ? ` +${more.toLocaleString('en')} more` : '')
}

function count(many: number, what: string): string {
  return `${many.toLocaleString('en')} ${what}${many === 1 ? '' : 's'}`
}

/** Fills line after line; a sentence is never torn, one that is too long alone is cut. */
function pack(sentences: readonly string[]): string[] {
  const lines: string[] = []
  for (const text of sentences) {
    const last = lines[lines.length - 1]
    const joined = last === undefined ? text : `${last} ${text}`
    if (last !== undefined && joined.length <= maxLine) lines[lines.length - 1] = joined
    else lines.push(shortened(text, maxLine))
  }
  return lines
}
