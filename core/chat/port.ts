import { z } from 'zod'
import type { Result } from '../base/result'
import type { PlatformCaps } from './capability'
import type { Fragment, ReplyTarget } from './clean'
import type { PaidEvent } from './paid'
import type { ViewerRef } from './viewer'

export type { Ability, Capability, PlatformCaps } from './capability'
export type { Fragment, ReplyTarget } from './clean'
export type { PaidEvent } from './paid'
export { ViewerRef, viewerKey } from './viewer'

export const Role = z.enum(['owner', 'moderator', 'vip', 'member', 'verified', 'bot'])
export type Role = z.infer<typeof Role>

/** One message as a platform delivers it. The name went through `cleanName`; the text is untouched. */
export type RawLine = {
  readonly platform: string
  /** The platform's own id: `platform:messageId` is what makes a repeated line do nothing, on whatever path it came. */
  readonly messageId: string
  readonly viewer: ViewerRef
  readonly text: string
  readonly reply: ReplyTarget | null
  readonly fragments: readonly Fragment[] | null
  /** The platform's stamp in ms since 1970: for display only, platforms' clocks do not even run forward. */
  readonly sentAt: number | null
  readonly roles?: readonly Role[]
  /** Shared chat: the other channel this line was written in; null or absent when it is the host's own. */
  readonly sharedFrom?: { readonly id: string; readonly name: string } | null
  /** The platform itself holds it back (AutoMod) until a moderator decides. */
  readonly heldByPlatform?: boolean
  /** Why, for the host, where the platform gives a reason. */
  readonly heldWhy?: string
  /** Written well before it came (history, an outage): it is shown, and runs no command, being meant for another moment. */
  readonly past?: boolean
}

/**
 * What the platform took back: one message, everything of one viewer, or the whole chat.
 * A viewer's `id` is the platform's own, as in ViewerRef.
 */
export type Retraction =
  | { readonly what: 'message'; readonly messageId: string }
  | { readonly what: 'viewer'; readonly viewerId: string }
  | { readonly what: 'everything' }

/**
 * `live` only when lines really arrive or a heartbeat proves the connection.
 * `gap`: connected again, after an outage in which lines may have been lost. `quota`: a counted limit is used up.
 */
export const PlatformState = z.object({
  link: z.enum(['off', 'connecting', 'live', 'gap', 'needs-login', 'quota', 'failed']),
  /** One sentence for the host, or null when there is nothing to say. */
  reason: z.string().nullable(),
  /** The last outage of this sitting, in ms since 1970; `to` is null while it lasts. */
  gap: z.object({ from: z.number(), to: z.number().nullable() }).nullable(),
  /** Where the platform counts: posts that still fit, and when the count starts anew (ms since 1970, or null). */
  quota: z
    .object({
      left: z.number().int(),
      of: z.number().int(),
      unit: z.string(),
      postsLeft: z.number().int(),
      resetsAt: z.number().nullable(),
    })
    .nullable(),
})
export type PlatformState = z.infer<typeof PlatformState>

/** A state with nothing special to say. */
export function linkState(link: PlatformState['link'], reason: string | null = null): PlatformState {
  return { link, reason, gap: null, quota: null }
}

/** What a moderator asks of a platform. Seconds are whole; reasons are shown to moderators, on some platforms to the viewer. */
export const ModerationAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('delete'), messageId: z.string() }),
  z.object({
    do: z.literal('timeout'),
    viewerId: z.string(),
    seconds: z.number().int().min(1),
    reason: z.string().max(500),
  }),
  z.object({ do: z.literal('ban'), viewerId: z.string(), reason: z.string().max(500) }),
  /** Takes back a timeout or a ban. */
  z.object({ do: z.literal('unban'), viewerId: z.string() }),
  z.object({ do: z.literal('warn'), viewerId: z.string(), reason: z.string().min(1).max(500) }),
  /** A message the platform holds: let it through, or keep it out. */
  z.object({ do: z.literal('release'), messageId: z.string() }),
  z.object({ do: z.literal('deny'), messageId: z.string() }),
  z.object({ do: z.literal('shield'), on: z.boolean() }),
  /** 0 ends slow mode. */
  z.object({ do: z.literal('slow-mode'), seconds: z.number().int().min(0) }),
])
export type ModerationAct = z.infer<typeof ModerationAct>

/** What a platform is given: where its news go, and the clock and chance it has to use. */
export type PlatformWorld = {
  line(raw: RawLine): void
  /** The platform or its moderators took something back. */
  retract(target: Retraction): void
  /** Something was paid or redeemed there; the same `id` is told once or more and counts once. */
  paid(event: PaidEvent): void
  /** The platform's own figure of its stream delay, in milliseconds. */
  delay(ms: number): void
  /** State, capabilities or sign-in changed. */
  changed(state: PlatformState): void
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void
  /** In [0, 1). */
  random(): number
}

/** One step of consent: what is asked for and why, before anything is asked. `granted` follows the platform's word. */
export const SignInStep = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  granted: z.boolean(),
})
export type SignInStep = z.infer<typeof SignInStep>

/** `asking`: the host has to open `url` and, where `code` is given, type it there before `expiresAt` (ms since 1970). */
export const SignInState = z.object({
  state: z.enum(['none', 'asking', 'signed-in', 'expired']),
  account: z.string().nullable(),
  prompt: z.object({ url: z.string(), code: z.string().nullable(), expiresAt: z.number() }).nullable(),
  /** Why the last try failed, or null. */
  reason: z.string().nullable(),
  steps: z.array(SignInStep),
})
export type SignInState = z.infer<typeof SignInState>

/** Signing in belongs to platforms with accounts; tokens are kept in the keychain by the platform. */
export type SignIn = {
  state(): SignInState
  /** Asks for the named steps besides those granted; resolves with the prompt on screen, the rest happens by itself. */
  begin(steps: readonly string[]): Promise<Result<null>>
  cancel(): void
  signOut(): Promise<Result<null>>
}

/** A question in the platform's own form: two to five choices, open for so many seconds. */
export type PlatformPoll = {
  readonly question: string
  readonly choices: readonly string[]
  readonly seconds: number
}

/** Something viewers can redeem points for. */
export type PlatformReward = {
  /** 1 to 45 characters. */
  readonly title: string
  /** Points, at least 1. */
  readonly cost: number
  /** What viewers read before they redeem it; may be empty. */
  readonly prompt: string
}

/**
 * Where chat comes from. One folder in `main/chat/` implements it; `start` and `stop` may be called again.
 * What `caps()` denies may be left out; asked for anyway it answers `unsupported`.
 */
export type Platform = {
  readonly id: string
  readonly title: string
  /** May change when the host signs in. */
  caps(): PlatformCaps
  start(world: PlatformWorld): Promise<void>
  /**
   * A known `effectId` was said before and is not said twice. `replyTo` is a message id.
   * Fails with `quota`, `refused` (the platform's reason in `message`), `needs-login`, `unsupported` or `offline`.
   */
  say(effectId: string, text: string, replyTo: string | null): Promise<Result<null>>
  /** Fails as `say` does. */
  moderate(act: ModerationAct): Promise<Result<null>>
  /** Marks the moment on the platform's recording; at most 140 characters. */
  mark?(text: string): Promise<Result<null>>
  /** Opens a poll of the platform's own. Fails as `say` does. */
  poll?(poll: PlatformPoll): Promise<Result<null>>
  /** Makes a reward whose redemptions this app may settle; answers its title as the platform has it. Fails as `say` does. */
  createReward?(reward: PlatformReward): Promise<Result<string>>
  /** Titles of the channel's rewards, exactly as the platform has them. Fails as `say` does. */
  rewards?(): Promise<Result<readonly string[]>>
  /** Fulfils or gives back a redemption of a reward this app created. */
  settleRedemption?(rewardId: string, redemptionId: string, fulfil: boolean): Promise<Result<null>>
  readonly signIn?: SignIn
  state(): PlatformState
  stop(): Promise<void>
}

/** What a platform with an account is built from; `Account` is its part of the settings. */
export type PlatformParts<Account> = {
  account(): Account
  /** The keychain; a platform's names begin with its id (`twitch-tokens`). */
  readonly secrets: {
    get(name: string): string | null
    set(name: string, value: string | null): void
  }
  log(level: 'info' | 'warn' | 'error', text: string): void
  /** Other base addresses than the official ones, by a name the platform gives them: for tests and local peers. */
  readonly urls: Readonly<Record<string, string>>
}
