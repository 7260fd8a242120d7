import { z } from 'zod'
import { PlatformAccounts } from '../chat/accounts'
import { ModerationSettings } from '../moderation/settings'
import { obsSettings } from '../obs/settings'
import { TunnelWish } from '../reach/tunnel'

/** What a person may edit, kept as a document they can read. Secrets are not here: they are in the keychain. */
export const Settings = z.object({
  version: z.literal(1).default(1),
  /** Shown to viewers as the seller on receipts. */
  hostName: z.string().max(80).default(''),
  /** Which platform feeds rehearsals: the simulated crowd, or a recorded log with a speed factor. */
  rehearsal: z
    .object({
      source: z.enum(['crowd', 'recording']).default('crowd'),
      recording: z.string().nullable().default(null),
      speed: z.number().min(0.1).max(20).default(1),
      crowdSize: z.number().int().min(1).max(5_000).default(240),
      /** Real platforms take part in rehearsals: their lines are mixed in, and what Micdrop says is posted there. */
      platforms: z.boolean().default(false),
    })
    .prefault({}),
  room: z
    .object({
      openToNetwork: z.boolean().default(false),
      /**
       * Where viewers everywhere open the room, as the host typed it; whoever reads it asks `parsePublicOrigin`
       * (core/reach/origin.ts). MICDROP_PUBLIC_ORIGIN wins over it.
       */
      publicAddress: z.string().max(300).nullable().default(null),
      /** Started with the console, ended with it. */
      tunnel: TunnelWish.nullable().default(null),
      /** The interface whose address people in the network are given, by the system's name; null takes the proposed one. */
      networkInterface: z.string().max(200).nullable().default(null),
      slowModeSeconds: z.number().int().min(0).max(120).default(2),
    })
    .prefault({}),
  hall: z
    .object({
      /** The hall's screen may be opened on a television or a second computer of this network; its address holds a token. */
      openToNetwork: z.boolean().default(false),
    })
    .prefault({}),
  obs: obsSettings
    .extend({
      /** Connecting sets it, disconnecting clears it: after a crash in mid-show OBS is found again by itself. */
      connectAtStart: z.boolean().default(false),
    })
    .prefault({}),
  overlay: z
    .object({
      /** For an OBS on another computer: who holds the overlay's secret address can open that page, and nothing else. */
      openToNetwork: z.boolean().default(false),
    })
    .prefault({}),
  moderation: ModerationSettings.prefault({}),
  platforms: PlatformAccounts.prefault({}),
  /** Shift each source's windows by its stream delay, so that everyone sees the same seconds. */
  fairWindows: z.boolean().default(true),
  /** Days after which the text of chat lines is emptied; counts stay. */
  keepChatDays: z.number().int().min(1).max(365).default(30),
  hotkeys: z
    .object({
      panic: z.string().nullable().default('CommandOrControl+Shift+0'),
      next: z.string().nullable().default(null),
    })
    .prefault({}),
  reducedMotion: z.boolean().default(false),
  /** The first start opens the sample show; afterwards the library. */
  seenSample: z.boolean().default(false),
})
export type Settings = z.infer<typeof Settings>
