import type { Instant } from '../base/time'
import type { Delays } from '../chat/delay'
import type { Links } from '../chat/links'
import type { PaidEvent } from '../chat/paid'
import type { Role } from '../chat/port'
import type { Barred, HiddenName } from '../chat/rulings'
import type { Audience, ViewerKey, ViewerRef } from '../chat/viewer'
import type { Shop } from '../commerce/order'
import type { ReplyKind } from '../cues/effect'
import type { Posting } from '../ledger/posting'
import type { Verdict } from '../moderation/verdict'
import type { Funnel } from '../telemetry/funnel'
import type { Show } from './show'

/** One thing a run asked of the world, and what became of it. */
export interface RunEffect {
  readonly id: string
  readonly what: 'scene' | 'post' | 'mark' | 'redemption'
  /** The scene exactly as it was asked for, the beginning of the text, or the platform of the redemption. */
  readonly name: string
  state: 'waiting' | 'done' | 'failed'
  /** Why it failed, or what was left out of it; null when there is nothing to say. */
  reason: string | null
  /** It failed because it can never happen here: no fault of the show. */
  quiet: boolean
}

/** One firing of a cue. Firing twice with the same key is the same run. */
export interface Run {
  readonly id: string
  readonly cueId: string
  readonly kind: string
  readonly firedAt: Instant
  readonly by: string
  closedAt: Instant | null
  /** Hidden by panic and not yet resumed. */
  paused: boolean
  /** The kind's own state: plain JSON. */
  state: unknown
  /** For kinds that sell: the first 30 seconds, second by second. */
  funnel: Funnel | null
  /** Stream delay of each source in ms, as estimated when the cue was fired: its windows are shifted by it. */
  readonly delays: Readonly<Record<string, number>>
  /** How many effects this run has asked for; with the run's id it makes an effect's id. */
  step: number
  /** Oldest first, money left out: that has orders. Absent in an airing that does not follow them: not known. */
  effects?: RunEffect[]
}

/** A judged chat line, as the lane shows it. The last `keptLines` stay in the state, all stay in the log. */
export interface JudgedLine {
  readonly id: string
  readonly at: Instant
  readonly viewer: ViewerRef
  readonly text: string
  readonly verdict: Verdict
  /** allow at once; or held / hidden until a person decides otherwise. */
  shown: boolean
  reviewed: 'allow' | 'hide' | null
  readonly roles: readonly Role[]
  /** Shared chat: name of the other channel; null when written in the host's own. */
  readonly sharedFrom: string | null
  /** The platform holds it until a moderator decides. */
  readonly heldByPlatform: boolean
  /** It asked for something: the asker is answered, and it is no talk for others. */
  readonly command: boolean
}

/** What a moderator asked of a platform, and how it ended. */
export interface Moderated {
  readonly id: string
  readonly at: Instant
  readonly by: string
  readonly act: 'delete' | 'timeout' | 'ban' | 'warn'
  readonly viewer: ViewerRef
  readonly lineId: string | null
  /** Whole seconds; null for everything but a timeout. */
  readonly seconds: number | null
  readonly why: string
  state: 'asked' | 'done' | 'refused' | 'undoing' | 'undone'
  /** Why the platform refused, in its words. */
  fault: string | null
}

export interface Score {
  readonly name: string
  points: number
  answered: number
  correct: number
}

/** Replies to viewers' commands of one platform, waiting to be merged into one line there. */
export interface PendingReplies {
  names: Partial<Record<ReplyKind, { readonly key: ViewerKey; name: string; note: string }[]>>
  since: Instant | null
  lastSaidAt: Instant
}

/** One time a show goes on air (or is rehearsed). Everything here is a fold of the log. */
export interface Airing {
  readonly id: string
  readonly mode: 'rehearsal' | 'live'
  readonly startedAt: Instant
  readonly by: string
  endedAt: Instant | null
  show: Show
  joinUrl: string | null
  runs: Record<string, Run>
  /** Run ids in the order they were fired. */
  runOrder: string[]
  panic: { readonly at: Instant; readonly by: string; readonly runIds: readonly string[] } | null
  shop: Shop
  ledger: Posting[]
  scores: Record<ViewerKey, Score>
  lines: JudgedLine[]
  /** What the console itself said, newest last: on the platform `only`, or with null on all of them. */
  said: { readonly id: string; readonly at: Instant; readonly text: string; readonly only: string | null }[]
  counts: {
    lines: number
    allowed: number
    held: number
    hidden: number
    reversed: number
    acts: number
    reasons: Record<string, number>
  }
  /** Spectators connected, per platform, as last reported. */
  audience: Record<string, number>
  /** Last word per viewer, for the funnel's "reached"; a sale's start forgets who was silent for five minutes. */
  present: Record<ViewerKey, { at: Instant; audience: Audience }>
  /** Orders that were paid lately. */
  ticker: { id: string; at: Instant }[]
  /** By platform: answers go to the chat the question came from. */
  replies: Record<string, PendingReplies>
  /** Visitors of the room who stood in line for something until its sale was over, and its title; until they act again. */
  inVain: Record<ViewerKey, string>
  /** Whose name the host took off every screen; carried from show to show. */
  hiddenNames: Record<ViewerKey, HiddenName>
  /** Visitors of the room who are timed out or banned; carried from show to show. */
  barred: Record<ViewerKey, Barred>
  /** Owners, moderators and bots heard in this show's chats, by the names they have there. */
  staff: Record<ViewerKey, string>
  scene: string | null
  links: Links
  /** Windows are shifted by the delay of each source; otherwise one end holds for all. */
  readonly fairWindows: boolean
  /** Absent in airings begun by older versions. */
  readonly followsEffects?: boolean
  delays: Delays
  /** Newest last. */
  moderated: Moderated[]
  /** Line ids taken back lately: a line that comes after its own deletion is never shown. */
  retracted: string[]
  /** The host's word that viewers see the overlay. Absent in snapshots older than it. */
  vouched?: { readonly at: Instant; readonly by: string } | null
  /** Paid and redeemed on the platforms, newest last; `seen` keeps one from counting twice. */
  paid: { list: (PaidEvent & { readonly at: Instant })[]; seen: string[]; totals: Record<string, number> }
}

/** What one installation holds in memory: at most one airing at a time. */
export interface World {
  seq: number
  at: Instant
  airing: Airing | null
}
