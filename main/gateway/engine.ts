import type { Result } from '../../core/base/result'
import type { Instant } from '../../core/base/time'
import type { TakenLine } from '../../core/chat/act'
import type { Audience, ViewerRef } from '../../core/chat/viewer'
import type { Happening } from '../../core/cues/happening'
import type { World } from '../../core/show/airing'

/** What the pages and the contract may do with the engine; compose.ts builds it, tests build it headless. */
export interface Engine {
  readonly world: () => World
  /** Resolves after the commit. The same key gives the first answer again. */
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  /**
   * Called after each committed batch, with the revision it made and what was saved; null: the world was read anew, and
   * anything may be different.
   */
  readonly onChange: (
    listener: (revision: number, happenings: readonly Happening[] | null) => void,
  ) => () => void
  readonly revision: () => number
  readonly now: () => Instant
  /** 128 random bits, base64url. */
  readonly nonce: () => string
  /** A line typed on the room page: goes the same way as any platform's line (cleaned, judged, saved). */
  readonly roomLine: (
    viewer: ViewerRef,
    audience: Audience,
    text: string,
    messageId: string,
    /** `waits`: whatever its verdict, a moderator reads it first. */
    how?: { readonly waits: boolean },
  ) => Promise<Result<TakenLine>>
  /** How many spectators have the room open; reported to core in coarse steps. */
  readonly spectators: (count: number) => void
}
