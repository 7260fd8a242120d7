import type { Result } from '../base/result'
import type { Fragment, ReplyTarget } from './clean'
import type { ViewerRef } from './viewer'

export type { Fragment, ReplyTarget } from './clean'
export { ViewerRef, viewerKey } from './viewer'

/** One message as a platform delivers it. The name went through `cleanName`; the text is untouched. */
export type RawLine = {
  readonly platform: string
  /** The platform's own id: `platform:messageId` is what makes a repeated line do nothing. */
  readonly messageId: string
  readonly viewer: ViewerRef
  readonly text: string
  readonly reply: ReplyTarget | null
  readonly fragments: readonly Fragment[] | null
  /** The platform's stamp in ms since 1970: for display only, platforms' clocks do not even run forward. */
  readonly sentAt: number | null
}

/** `gap`: connected again after an outage in which lines may have been lost. */
export type PlatformState = {
  readonly link: 'off' | 'connecting' | 'live' | 'gap' | 'needs-login' | 'failed'
  /** One sentence for the host, or null when there is nothing to say. */
  readonly reason: string | null
}

/** What a platform can do; a missing capability greys its control out, with the reason. */
export type PlatformCaps = {
  readonly read: boolean
  readonly write: boolean
  readonly reply: boolean
  readonly remove: boolean
  /** Characters in one message. */
  readonly maxLength: number
  /** Messages the console may send in any 30 seconds. */
  readonly perThirtySeconds: number
}

/** What a platform is given: where its news go, and the clock and chance it has to use. */
export type PlatformWorld = {
  line(raw: RawLine): void
  /** The platform or its moderators took a message back. */
  retract(messageId: string): void
  changed(state: PlatformState): void
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void
  /** In [0, 1). */
  random(): number
}

/** Where chat comes from. One folder in `main/chat/` implements it; `start` and `stop` may be called again. */
export type Platform = {
  readonly id: string
  readonly title: string
  readonly caps: PlatformCaps
  start(world: PlatformWorld): Promise<void>
  /** A known `effectId` was said before and is not said twice. `replyTo` is a message id. */
  say(effectId: string, text: string, replyTo: string | null): Promise<Result<null>>
  remove(messageId: string): Promise<Result<null>>
  state(): PlatformState
  stop(): Promise<void>
}
