import type { Instant } from '../base/time'
import type { ViewerRef } from '../chat/viewer'
import type { EffectDraft, ReplyKind } from '../cues/effect'
import type { Airing } from './airing'

/** What the shop may do while one entry is reduced: the part of a kind's stage that needs no run of its own. */
export interface AiringStage {
  readonly now: Instant
  readonly seq: number
  readonly nonce: string
  /** The chat line the entry came by; null for a button, whose answer nobody else reads. */
  readonly lineId: string | null
  readonly airing: Airing
  /** The effect's id is made from the run and its step. */
  readonly emit: (runId: string, effect: EffectDraft) => void
  readonly reply: (viewer: ViewerRef, kind: ReplyKind, note?: string) => void
}
