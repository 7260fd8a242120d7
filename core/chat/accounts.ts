import { z } from 'zod'

/** What the host enters to connect each platform. Secrets (tokens, passwords) are in the keychain, never here. */
export const TwitchAccount = z.object({
  enabled: z.boolean().default(false),
  /** Login name of the channel, lower case; reading it needs no account. */
  channel: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^$|^[a-z0-9_]{1,25}$/, 'a Twitch channel has letters, digits and _ only')
    .default(''),
  /** Public client id of the host's own Twitch application; empty uses the build's. */
  clientId: z.string().trim().max(64).default(''),
  /** Lines of other channels in a shared chat may run commands. */
  sharedCommands: z.boolean().default(false),
})
export const YouTubeAccount = z.object({
  enabled: z.boolean().default(false),
  /** OAuth client of the host's own Google project, kind "TV and limited input". Its secret is in the keychain (`youtube-client-secret`). */
  clientId: z.string().trim().max(200).default(''),
  /** Video id or address of the broadcast; empty takes the one that is live now. */
  broadcast: z.string().trim().max(200).default(''),
  /** Units a day that Google gave the project. */
  dailyUnits: z.number().int().min(100).max(10_000_000).default(10_000),
  /** Each message costs 20 units: off until the host turns it on. */
  send: z.boolean().default(false),
})
export const IrcAccount = z.object({
  enabled: z.boolean().default(false),
  /** `irc://host:6667`, `ircs://host:6697`, `ws://` or `wss://host/path`. */
  address: z
    .string()
    .trim()
    .max(200)
    .regex(/^$|^(ircs?|wss?):\/\/\S+$/, 'begins with irc://, ircs://, ws:// or wss://')
    .default(''),
  channel: z
    .string()
    .trim()
    .max(60)
    .regex(/^$|^[#&!+][^\s,]+$/, 'a channel begins with #')
    .default(''),
  nick: z
    .string()
    .trim()
    .regex(/^$|^[^\s@!:]{1,30}$/, 'a nick has no spaces')
    .default('micdrop'),
  /** SASL account; empty logs in without one. Its password is in the keychain (`irc-password`). */
  account: z.string().trim().max(60).default(''),
})
export const KickAccount = z.object({
  enabled: z.boolean().default(false),
  channel: z.string().trim().toLowerCase().max(60).default(''),
  /** Number of the chat room: reading is experimental and needs it. */
  chatroomId: z
    .string()
    .trim()
    .regex(/^\d{0,12}$/, 'the chat room is a number')
    .default(''),
  /** The host's own Kick app. Its secret is in the keychain (`kick-client-secret`). */
  clientId: z.string().trim().max(100).default(''),
})
export const BridgeAccount = z.object({ enabled: z.boolean().default(false) })

export const PlatformAccounts = z.object({
  twitch: TwitchAccount.prefault({}),
  youtube: YouTubeAccount.prefault({}),
  irc: IrcAccount.prefault({}),
  kick: KickAccount.prefault({}),
  bridge: BridgeAccount.prefault({}),
})
export type PlatformAccounts = z.infer<typeof PlatformAccounts>
export type AccountId = keyof PlatformAccounts

/** Names under which a platform keeps its secrets; the console may set these, and never read them back. */
export const accountSecrets = ['youtube-client-secret', 'irc-password', 'kick-client-secret'] as const
