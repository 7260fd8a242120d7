import type { Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import type { Effect } from '../../core/cues/effect'
import type { Entry, Happening } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'
import type { Outcome } from '../../core/show/reduce'

/** core/show/reduce.ts, as a value: tests bring a smaller one. */
export interface Core {
  reduce(world: World, entry: Entry): Outcome
  emptyWorld(): World
  nextWakeAt(world: World): Instant | null
  touchesMoney(happening: Happening, outcome: Outcome): boolean
}

export interface Saved {
  readonly entry: Entry
  readonly airingId: string | null
  readonly hash: string
  readonly outcome: Outcome
}

export interface PendingEffect {
  readonly effect: Effect
  readonly seq: number
  /** When its cause was stamped. */
  readonly at: Instant
}

export interface Settled {
  readonly id: string
  readonly state: 'done' | 'failed' | 'dropped'
  readonly tries: number
  readonly result: Result<unknown>
}

/** What the runner needs of the event log; main/storage has one. */
export interface LogStore {
  last(): { readonly seq: number; readonly at: Instant }
  seen(key: string): { readonly hash: string; readonly reply: Result<unknown> } | null
  append(batch: readonly Saved[], strict: boolean): Result<null>
  probe(): Result<null>
  settle(settled: readonly Settled[]): Result<null>
  waiting(): readonly PendingEffect[]
  /** How an effect ended; null while it waits, or where there is none of this id. */
  ending(id: string): { readonly effect: Effect; readonly result: Result<unknown> } | null
  snapshot(airingId: string, seq: number, world: World, version: number): Result<null>
  lastSnapshot(version: number, airingId?: string): { readonly seq: number; readonly world: World } | null
  entriesAfter(seq: number): Iterable<Entry>
  entries(airingId: string, after?: number): Iterable<Entry>
  airings(): readonly { readonly id: string; readonly firstSeq: number }[]
  checkpoint(): void
}

/** Levels of electron-log; no chat text and no viewer names go in. */
export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string, error?: unknown): void
}
