import { ok, type Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import type { AiringSummary } from '../../core/contract/report'
import type { LineView } from '../../core/contract/state'
import { lineView } from '../../core/contract/view'
import { toHledger } from '../../core/ledger'
import type { Airing, JudgedLine, World } from '../../core/show/airing'
import type { Core, LogStore } from './port'
import { readAiring } from './recovery'

/** One page of chat, newest first, before the Instant `before`. */
interface LinesAsked {
  readonly airingId: string
  readonly before: Instant | null
  readonly limit: number
}

/** What is read of past shows. */
export interface ArchiveStore extends LogStore {
  airings(): readonly (AiringSummary & { readonly firstSeq: number })[]
  lines(ask: LinesAsked): JudgedLine[]
  purgeText(before: Instant): Result<{ readonly purged: number; readonly more: boolean }>
}

export interface Archive {
  airings(): AiringSummary[]
  /** The world as an airing left it, or null. Constant time, whatever the log's size. */
  read(airingId: string): World | null
  lines(ask: LinesAsked): LineView[]
  /** The books of a show as an hledger journal. */
  journal(airing: Airing): string
  /** Empties the text of chat lines older than `before`, in steps between which the show goes on. */
  purgeText(before: Instant): Promise<Result<number>>
}

export function createArchive(store: ArchiveStore, core: Core): Archive {
  return {
    airings: () => store.airings().map(({ firstSeq: _firstSeq, ...summary }) => summary),
    read: (airingId) => readAiring(store, core, airingId),
    lines: (ask) => store.lines(ask).map(lineView),
    journal: (airing) => toHledger(airing.ledger, airing.show.title),
    purgeText: async (before) => {
      for (let lines = 0; ; ) {
        const step = store.purgeText(before)
        if (!step.ok) return step
        lines += step.value.purged
        if (!step.value.more) return ok(lines)
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
    },
  }
}
