import { z } from 'zod'

/** How to reach the host's OBS. The password is a secret and travels apart from these. */
export const obsSettings = z.object({
  host: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'Only the name or address of the computer, like 127.0.0.1')
    .default('127.0.0.1'),
  port: z.number().int().min(1).max(65_535).default(4455),
  /** Kept and compared exactly: OBS allows any characters, spaces at the ends too. */
  overlaySourceName: z.string().min(1).max(100).default('Micdrop overlay'),
  /** Scenes that shall hold the overlay. */
  scenes: z.array(z.string().min(1)).max(500).default([]),
})

export type ObsSettings = z.infer<typeof obsSettings>
