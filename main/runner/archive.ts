import { ok, type Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import type { JudgedLine, World } from '../../core/show/airing'
import type { Core, LogStore } from './port'
import { readAiring } from './recovery'

/** What is read of past shows. */
export interface ArchiveStore extends LogStore {
  lines(ask: {
    readonly airingId: string
    readonly before: Instant | null
    readonly limit: number
  }): JudgedLine[]
  purgeText(before: Instant): Result<{ readonly purged: number; readonly more: boolean }>
}

export interface Archive {
  /** The world as an airing left it, or null. Constant time, whatever the log's size. */
  read(airingId: string): World | null
  /** One page of chat, newest first, before the Instant `before`. */
  lines: ArchiveStore['lines']
  /** Empties the text of chat lines older than `before`, in steps between which the show goes on. */
  purgeText(before: Instant): Promise<Result<number>>
}

export function createArchive(store: ArchiveStore, core: Core): Archive {
  return {
    read: (airingId) => readAiring(store, core, airingId),
    lines: (ask) => store.lines(ask),
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
