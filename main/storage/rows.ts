import type { Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import type { Effect } from '../../core/cues/effect'
import type { Entry } from '../../core/cues/happening'
import type { Outcome } from '../../core/show/reduce'

/** One reduced entry, ready to be saved. `hash` is of the input, to tell a repeat from a key used twice. */
export interface Saved {
  readonly entry: Entry
  readonly airingId: string | null
  readonly hash: string
  readonly outcome: Pick<Outcome, 'effects' | 'postings' | 'orders' | 'reply'>
}

/** What became of an effect. `dropped`: too old to be worth performing. */
export interface Settled {
  readonly id: string
  readonly state: 'done' | 'failed' | 'dropped'
  readonly tries: number
  readonly result: Result<unknown>
}

export interface WaitingEffect {
  readonly effect: Effect
  readonly seq: number
  /** When its cause was stamped. */
  readonly at: Instant
}

export interface AiringSummary {
  readonly id: string
  readonly showTitle: string
  readonly mode: 'rehearsal' | 'live'
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  readonly firstSeq: number
}
