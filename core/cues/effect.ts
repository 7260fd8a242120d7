import type { Money } from '../base/money'
import type { ModerationAct } from '../chat/port'
import type { ViewerRef } from '../chat/viewer'

/**
 * What we ask of the world. Closed, saved in the same transaction as its cause, and repeated after a crash
 * under the same id, so every performer must treat a known id as done. What viewers see and when to wake are
 * folds of the state, not effects (docs/decisions/0002).
 */
export type Effect =
  | {
      readonly type: 'say'
      readonly id: string
      readonly text: string
      readonly only: string | null
      readonly replies?: boolean
      readonly host?: boolean
    }
  | { readonly type: 'switch-scene'; readonly id: string; readonly scene: string }
  | { readonly type: 'mark'; readonly id: string; readonly text: string }
  | {
      readonly type: 'open-payment'
      readonly id: string
      readonly carrier: string
      readonly orderId: string
      readonly operationId: string
      readonly amount: Money
      readonly title: string
      readonly viewer: ViewerRef
      readonly test: string | null
    }
  | {
      readonly type: 'close-payment'
      readonly id: string
      readonly carrier: string
      readonly operationId: string
    }
  | {
      readonly type: 'refund'
      readonly id: string
      readonly carrier: string
      readonly operationId: string
      readonly amount: Money
    }
  | { readonly type: 'remove-line'; readonly id: string; readonly lineId: string }
  /** `actionId`: whose end has to be told by `moderation-settled`; null when nobody waits for it. */
  | {
      readonly type: 'moderate'
      readonly id: string
      readonly platform: string
      readonly act: ModerationAct
      readonly actionId: string | null
      readonly undo: boolean
    }
  | {
      readonly type: 'settle-redemption'
      readonly id: string
      readonly platform: string
      readonly rewardId: string
      readonly redemptionId: string
      readonly fulfil: boolean
    }

/**
 * The platform asked for by `only`, or null for every platform that can write. `replies`: merged answers to viewers,
 * which may wait and be merged further where posts are few. `host`: the host's own words, which go before all others.
 */
export type SayEffect = Extract<Effect, { type: 'say' }>

/** An effect as a kind writes it; the stage adds the id, from run and step. */
export type EffectDraft = Effect extends infer E ? (E extends Effect ? Omit<E, 'id'> : never) : never

/** What viewers are told when a command of theirs was handled; merged into one chat line every few seconds. */
export type ReplyKind =
  | 'held'
  | 'waiting'
  | 'sold-out'
  | 'limit'
  | 'closed'
  | 'extended'
  | 'cancelled'
  | 'answered'
  | 'already-answered'
  | 'no-choice'
  | 'stock'
  | 'nothing-held'
  | 'moved-up'
  | 'link-code'
  | 'link-asked'
  | 'linked'
  | 'link-failed'
  | 'unlinked'
  | 'expired'
