import { z } from 'zod'

/** One line from a tool that already collects chat. The platform is shown as `bridge`, whatever the tool read from. */
export const BridgeLine = z.object({
  /** Unique in the tool's own stream: a repeated id does nothing. */
  id: z.string().min(1).max(128),
  /** Where the tool has it from ("tiktok", "owncast"); part of the viewer's identity. */
  source: z
    .string()
    .min(1)
    .max(32)
    .regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and - only'),
  user: z.object({ id: z.string().min(1).max(90), name: z.string().min(1).max(200) }),
  text: z.string().min(1).max(20_000),
  /** Milliseconds since 1970; shown only. */
  sentAt: z.number().int().nullable().default(null),
})
export type BridgeLine = z.infer<typeof BridgeLine>
