import { shortened } from '../base/graphemes'
import { type Duration, type Instant, minute, second } from '../base/time'
import { aViewer, mention, type ViewerKey, type ViewerRef, viewerKey } from '../chat/viewer'
import type { ReplyKind } from '../cues/effect'
import { addressInChat } from '../reach/reach'
import { type BotWords, botWordsOf } from '../words/bot'
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
  const words = botWordsOf(airing.show)
  const way = wayToPay(airing, platform, words)
  const groups = order
    .map((kind) => [kind, perViewer(pending.names[kind] ?? [])] as const)
    .filter(([, asked]) => asked.length > 0)
  pending.names = {}
  pending.since = null
  pending.lastSaidAt = now
  let lines: string[] = []
  for (const shown of [8, 5, 3, 1, 0]) {
    const parts = groups.map(([kind, asked]) => sentence(words, kind, asked, shown, way))
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
  'no-choice',
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

function sentence(
  words: BotWords,
  kind: ReplyKind,
  asked: readonly Asked[],
  shown: number,
  way: Way,
): string {
  const note = asked[asked.length - 1]!.note
  const to = (said: string, noteText: (note: string) => string = () => '') =>
    words.to(names(words, asked, shown, noteText), said) + words.stop
  switch (kind) {
    case 'answered':
      return words.answersCounted(asked.length) + words.stop
    case 'stock':
      return (note === '' ? words.seeOverlay : note) + words.stop
    case 'waiting':
      return to(words.waiting, (place) => (place === '' ? '' : ` ${words.place(place)}`))
    case 'link-code':
      return to(words.linkCode, (code) => ` !link ${code}`)
    case 'link-asked':
      return to(words.linkAsked, (other) => ` (${other})`)
    case 'linked':
      return to(words.linked, (other) => ` ${words.linkedWith(other)}`)
    case 'held':
    case 'moved-up': {
      const said = unitSaid(words, kind, way)
      // No full stop behind the address: some chats would take it into the link.
      return way.pay === null
        ? to(said)
        : words.to(
            names(words, asked, shown, () => ''),
            said,
          )
    }
    default:
      return to(answer(words, kind, asked.length, note, way))
  }
}

function unitSaid(words: BotWords, kind: 'held' | 'moved-up', { pay, time }: Way): string {
  if (kind === 'held') return pay === null ? words.kept(time) : words.have(pay)
  return pay === null ? words.cameFreeKept(time) : words.cameFree(pay)
}

function answer(
  words: BotWords,
  kind: Exclude<
    ReplyKind,
    'answered' | 'stock' | 'waiting' | 'link-code' | 'link-asked' | 'linked' | 'held' | 'moved-up'
  >,
  many: number,
  note: string,
  way: Way,
): string {
  switch (kind) {
    case 'expired':
      return words.ranOut(way.pay !== null)
    case 'extended':
      return note === '' ? words.moreTime : `${words.moreTime}, ${note}`
    case 'cancelled':
      return words.cancelled
    case 'sold-out':
      return words.allSold
    case 'limit':
      return words.limit(many)
    case 'closed':
      return words.closed
    case 'nothing-held':
      return words.nothingHeld
    case 'already-answered':
      return words.alreadyAnswered
    case 'no-choice':
      return words.noChoice
    case 'link-failed':
      return words.linkFailed
    case 'unlinked':
      return words.unlinked
  }
}

interface Way {
  /** How to pay, with the address at its end; null where no way leads there, so that nobody is sent to one. */
  readonly pay: string | null
  /** "8 min", or null while nothing is held. */
  readonly time: string | null
}

/** Names the shortest time to pay of all pools with held units, so that nobody is promised too much. */
function wayToPay(airing: Airing, platform: string, words: BotWords): Way {
  const pools = Object.values(airing.shop.pools).filter((pool) => pool.held.stream + pool.held.hall > 0)
  const time =
    pools.length === 0 ? null : durationText(words, Math.min(...pools.map((pool) => pool.payWithin)))
  const address = addressInChat(platform, airing.joinUrl)
  return { pay: address === null ? null : words.pay(time, address), time }
}

function durationText(words: BotWords, duration: Duration): string {
  return duration < 2 * minute
    ? words.seconds(Math.floor(duration / second))
    : words.minutes(Math.floor(duration / minute))
}

function names(
  words: BotWords,
  asked: readonly Asked[],
  shown: number,
  noteText: (note: string) => string,
): string {
  if (shown === 0) return words.viewers(asked.length)
  const listed = asked
    .slice(0, shown)
    .map(({ name, note }) => `${mention(name, words.aViewer)}${noteText(note)}`)
  const unnamed = listed.filter((one) => one === words.aViewer).length
  const said =
    unnamed < 2 ? listed : [...listed.filter((one) => one !== words.aViewer), words.viewers(unnamed)]
  const more = asked.length - listed.length
  return said.join(', ') + (more > 0 ? ` ${words.more(more)}` : '')
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
