import type { Duration, Instant } from '../base/time'
import type { PlatformCaps } from './capability'
import { freeAt, repeatableAt, roomAt, type Sent, sendWindow, shareOf } from './send-window'
import { lengthIn, splitText } from './split'

/**
 * What waits to be said on one platform and when it may go: pure, told the time, changed in place. The host's own
 * words go before announcements, announcements before replies; within one urgency texts keep their order, except
 * that a repeat steps aside until the platform takes it again.
 */

export type Urgency = 'host' | 'announcement' | 'reply'

/** One text to be posted. `effectIds`: who asked for it; several when they asked for the same or replies were merged. */
export interface Post {
  readonly id: string
  readonly text: string
  readonly urgency: Urgency
  readonly since: Instant
  readonly effectIds: readonly string[]
}

/** A post on its way; `parts` are what it was merged from. */
export interface Sending extends Post {
  readonly parts: readonly Post[]
}

export type DropCode = 'too-old' | 'repeat' | 'quota' | 'too-many' | 'too-long' | 'emptied'
export interface Dropped {
  readonly post: Post
  readonly code: DropCode
  /** For the host. */
  readonly why: string
}

export interface SendQueue {
  waiting: Post[]
  /** Handed over lately, oldest first. */
  sent: Sent[]
  /** When viewers were last told where the answers are. */
  hintedAt: Instant
}

/** What holds for the platform just now. */
export interface Channel {
  readonly limits: Pick<
    PlatformCaps,
    'maxLength' | 'lengthUnit' | 'perThirtySeconds' | 'minGap' | 'repeatAfter'
  >
  /** False while there is no connection: posts wait, as long as they are not too old. */
  readonly ready: boolean
  /** Posts the platform still takes before its count starts anew; null where it does not count. */
  readonly postsLeft: number | null
  /** Where viewers find the answers that are not posted; null while unknown. */
  readonly roomUrl: string | null
}

export interface Step {
  readonly drops: readonly Dropped[]
  readonly send: Sending | null
  /** When to look again if nothing else happens; null when nothing waits. */
  readonly wakeAt: Instant | null
}

/** A text older than this is worse than none. */
export const oldAfter: Readonly<Record<Urgency, Duration>> = {
  host: 60_000,
  announcement: 60_000,
  reply: 15_000,
}
/** With this many counted posts left, replies are not posted any more ... */
export const fewPosts = 40
/** ... and with this many only the host's own words. */
export const hostPosts = 8
const hintEvery: Duration = 5 * 60_000
/** More than this cannot go out before it is too old, on any platform. */
const mostWaiting = 300

/** Ends the id of a text's second post. */
const half = '+2'

/** The most urgent first. */
export const urgencies: readonly Urgency[] = ['host', 'announcement', 'reply']

/** `sent`: what was handed over before, when the platform was switched off meanwhile; it is kept up in place. */
export function openQueue(sent: Sent[] = []): SendQueue {
  return { waiting: [], sent, hintedAt: Number.NEGATIVE_INFINITY }
}

/**
 * Puts a text in line, as one post or two. A text that already waits is not put there twice where the platform refuses
 * repeats. `posts`: how many have to end before the effect has; `cut`: what of a very long text is not sent.
 */
export function enqueue(
  queue: SendQueue,
  asked: {
    readonly effectId: string
    readonly text: string
    readonly urgency: Urgency
    readonly at: Instant
  },
  limits: Channel['limits'],
): { readonly posts: number; readonly cut: string; readonly drops: readonly Dropped[] } {
  const { effectId, urgency, at } = asked
  const same = limits.repeatAfter === 0 ? -1 : queue.waiting.findIndex(({ text }) => text === asked.text)
  const twin = queue.waiting[same]
  if (twin !== undefined) {
    const raised = urgencies.indexOf(urgency) < urgencies.indexOf(twin.urgency)
    const effectIds = [...twin.effectIds, effectId]
    queue.waiting[same] = raised ? { ...twin, effectIds, urgency, since: at } : { ...twin, effectIds }
    return { posts: 1, cut: '', drops: [] }
  }
  const { posts, left } = splitText(asked.text, limits.maxLength, limits.lengthUnit)
  const made = posts.map((text, part): Post => {
    return {
      id: part === 0 ? effectId : `${effectId}${half}`,
      text,
      urgency,
      since: at,
      effectIds: [effectId],
    }
  })
  queue.waiting.push(...made)
  const drops = crowdedOut(queue)
  if (made.length > 0) return { posts: made.length, cut: left, drops }
  const whole: Post = { id: effectId, text: asked.text, urgency, since: at, effectIds: [effectId] }
  return { posts: 1, cut: '', drops: [...drops, dropped(whole, 'too-long')] }
}

/** What to do now: what is dropped by rule, the one post that may go, and when to ask again. */
export function nextStep(queue: SendQueue, channel: Channel, now: Instant): Step {
  forget(queue, channel.limits, now)
  const drops = [...tooOld(queue, now), ...beyondQuota(queue, channel, now), ...hopeless(queue, channel, now)]
  const expiry = queue.waiting.map((post) => post.since + oldAfter[post.urgency] + 1)
  const look = (send: Sending | null, times: readonly Instant[]): Step => ({
    drops,
    send,
    wakeAt: queue.waiting.length === 0 ? null : Math.min(...times, ...expiry),
  })
  if (!channel.ready || queue.waiting.length === 0) return look(null, [])

  const free = freeAt(queue.sent, channel.limits, now)
  if (free > now) return look(null, [free])
  const times: Instant[] = []
  for (const urgency of urgencies) {
    const room = roomAt(queue.sent, shareOf(urgency, channel.limits.perThirtySeconds), now)
    for (const post of queue.waiting.filter((one) => one.urgency === urgency)) {
      const allowed = Math.max(room, repeatableAt(queue.sent, post.text, channel.limits, now))
      if (allowed > now) times.push(allowed)
      else return look(take(queue, post, channel, now), [now])
    }
  }
  return look(null, times)
}

/** The platform could not be reached, so it never got the post: it waits again, before the others of its urgency. */
export function putBack(queue: SendQueue, sending: Sending): void {
  queue.waiting.unshift(...sending.parts)
  const record = [...queue.sent].reverse().find(({ text }) => text === sending.text)
  // The slot stays used, in case the platform counted the try; only the text may be said again.
  if (record !== undefined) record.text = null
}

/** Everything that waits is taken out; what was handed over is not called back. */
export function emptied(queue: SendQueue): Dropped[] {
  return removed(queue, () => 'emptied')
}

function take(queue: SendQueue, first: Post, channel: Channel, now: Instant): Sending {
  const { maxLength, lengthUnit } = channel.limits
  const parts = [first]
  let text = first.text
  if (first.urgency === 'reply' && !isHint(first))
    for (const post of queue.waiting.slice(queue.waiting.indexOf(first) + 1)) {
      if (post.urgency !== 'reply' || isHint(post)) continue
      const longer = `${text} ${post.text}`
      // Only up to the first that finds no room, so that answers keep their order.
      if (lengthIn(longer, lengthUnit) > maxLength) break
      if (repeatableAt(queue.sent, longer, channel.limits, now) > now) break
      parts.push(post)
      text = longer
    }
  queue.waiting = queue.waiting.filter((post) => !parts.includes(post))
  queue.sent.push({ at: now, text })
  return { ...first, text, effectIds: parts.flatMap(({ effectIds }) => effectIds), parts }
}

function tooOld(queue: SendQueue, now: Instant): Dropped[] {
  return removed(queue, (post) => (now - post.since > oldAfter[post.urgency] ? 'too-old' : null))
}

/** A repeat that would be too old when the platform takes it again need not wait for that. */
function hopeless(queue: SendQueue, channel: Channel, now: Instant): Dropped[] {
  return removed(queue, (post) =>
    repeatableAt(queue.sent, post.text, channel.limits, now) > post.since + oldAfter[post.urgency]
      ? 'repeat'
      : null,
  )
}

function beyondQuota(queue: SendQueue, { postsLeft, roomUrl }: Channel, now: Instant): Dropped[] {
  if (postsLeft === null || postsLeft > fewPosts) return []
  const drops = removed(queue, (post) => {
    if (postsLeft <= 0) return 'quota'
    if (post.urgency === 'host') return null
    if (postsLeft <= hostPosts) return 'quota'
    return post.urgency === 'reply' && !isHint(post) ? 'quota' : null
  })
  const missed = postsLeft > hostPosts && drops.some(({ post }) => post.urgency === 'reply')
  if (missed && roomUrl !== null && now - queue.hintedAt >= hintEvery) {
    queue.hintedAt = now
    const text = `Answers are in the room: ${roomUrl}`
    queue.waiting.push({ id: `hint:${now}`, text, urgency: 'reply', since: now, effectIds: [] })
  }
  return drops
}

function crowdedOut(queue: SendQueue): Dropped[] {
  const drops: Dropped[] = []
  while (queue.waiting.length > mostWaiting) {
    const least = [...urgencies].reverse().find((one) => queue.waiting.some(({ urgency }) => urgency === one))
    const at = queue.waiting.findIndex(({ urgency }) => urgency === least)
    drops.push(dropped(queue.waiting[at]!, 'too-many'))
    queue.waiting.splice(at, 1)
  }
  return drops
}

function removed(queue: SendQueue, rule: (post: Post) => DropCode | null): Dropped[] {
  const codes = new Map<string, DropCode>()
  const drops: Dropped[] = []
  queue.waiting = queue.waiting.filter((post) => {
    // A second half says nothing without its first.
    const first = post.id.endsWith(half) ? post.id.slice(0, -half.length) : ''
    const code = rule(post) ?? codes.get(first) ?? null
    if (code === null) return true
    codes.set(post.id, code)
    drops.push(dropped(post, code))
    return false
  })
  return drops
}

const whys: Readonly<Record<DropCode, string>> = {
  'too-old': 'It had waited too long to be of use.',
  repeat: 'The same was just said, and the platform refuses repeats.',
  quota: 'Too few posts are left on this platform.',
  'too-many': 'Too much was waiting to be said.',
  'too-long': 'It holds an address longer than the platform takes.',
  emptied: 'The queue was emptied.',
}

function dropped(post: Post, code: DropCode): Dropped {
  return { post, code, why: whys[code] }
}

/** Nobody asked for it, so nobody waits for its end. */
function isHint(post: Post): boolean {
  return post.effectIds.length === 0
}

function forget(queue: SendQueue, limits: Channel['limits'], now: Instant): void {
  const keep = Math.max(sendWindow, limits.repeatAfter)
  const first = queue.sent.findIndex(({ at }) => now - at <= keep)
  if (first !== 0) queue.sent.splice(0, first === -1 ? queue.sent.length : first)
}
