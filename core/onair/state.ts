import { z } from 'zod'

/** What is missing between the overlay and its viewers, in the order in which it is looked for. */
export const missing = z.enum([
  /** No connected OBS. */
  'obs',
  /** OBS is connected, but does not say what is in its program. */
  'answer',
  /** OBS has no source that shows the overlay. */
  'source',
  /** No such source is in the program. */
  'program',
  /** The page of the source does not answer. */
  'page',
  /** OBS neither streams nor records. */
  'output',
])
export type Missing = z.infer<typeof missing>

/** Whether viewers see the overlay now, and how we know. */
export const OnAir = z.object({
  /** `unknown`: nobody can tell. `vouched`: nobody can tell, and the host says that it is. */
  state: z.enum(['on', 'off', 'unknown', 'vouched']),
  /** Null when it is on. */
  missing: missing.nullable(),
  /** One sentence for the host. */
  why: z.string(),
  /** What to do about it; null when nothing is missing. */
  mend: z.string().nullable(),
  /** A browser tab shows the overlay. It is a preview, whatever else is so. */
  preview: z.boolean(),
  /** The host's word, while nobody can tell. Instants are ms since 1970. */
  vouched: z.object({ at: z.number(), by: z.string() }).nullable(),
  /** The host may say so now: a live show with a stream runs, and nobody can tell. */
  mayVouch: z.boolean(),
})
export type OnAir = z.infer<typeof OnAir>
