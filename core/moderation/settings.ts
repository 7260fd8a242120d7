import { z } from 'zod'

/** What the model scores, in the order of its output. */
export const HEADS = ['toxic', 'hate', 'threat', 'sexual', 'spam'] as const
export type Head = (typeof HEADS)[number]

const limit = (hold: number, hide: number) =>
  z
    .object({ hold: z.number().min(0).max(1).default(hold), hide: z.number().min(0).max(1).default(hide) })
    .prefault({})

const words = z.array(z.string().trim().min(1).max(80)).max(1000).default([])

/** The host's choices. Every field has a default, so `{}` is a full, sensible set. */
export const ModerationSettings = z.object({
  /** Off: the rules alone decide. */
  modelOn: z.boolean().default(true),
  /** What happens to lines the model should have read but could not. */
  whenModelDown: z.enum(['rules', 'hold']).default('rules'),
  /** Scores from which a line is held or hidden, per head; 1 means never. */
  thresholds: z
    .object({
      toxic: limit(0.8, 0.95),
      hate: limit(0.7, 0.93),
      threat: limit(0.6, 0.9),
      // Trained on few natural examples (MODEL_CARD.md): it has to be all but certain, and only ever asks a person.
      sexual: limit(0.97, 1),
      spam: limit(0.8, 0.98),
    })
    .prefault({}),
  links: z
    .object({
      /** `hold` and `hide` act on every link whose host is not allowed. */
      action: z.enum(['allow', 'hold', 'hide']).default('hold'),
      /** Hosts whose links pass, with their subdomains: `example.com`. */
      allowedHosts: z.array(z.string().trim().toLowerCase().min(3).max(253)).max(200).default([]),
    })
    .prefault({}),
  /** Share of capitals (0 to 1) above which a long line is held; 1 means never. */
  capsLimit: z.number().min(0).max(1).default(1),
  /** Same text by one viewer this often within 30 s is held. */
  repeatLimit: z.number().int().min(2).max(100).default(4),
  /** The same long text from this many viewers within 30 s is held; 0 means never. */
  copypastaLimit: z.number().int().min(0).max(1000).default(4),
  /** Swearing that is aimed at nobody. */
  profanity: z.enum(['allow', 'hold', 'hide']).default('allow'),
  /** Hidden however they are spelled. */
  blockedWords: words,
  /** Words or phrases the built-in lists must leave alone (the model still reads the line). */
  allowedWords: words,
})
export type ModerationSettings = z.infer<typeof ModerationSettings>
