import { z } from 'zod'
import { View } from '../overlay/model'
import { Theme } from '../overlay/theme'
import { languages } from '../words/languages'

/**
 * What the screen in the hall shows: no orders, no viewer ids, only what everyone in the hall may read anyway.
 * Times are Instants of the console's clock; the page learns the offset from the socket's greeting.
 */
export const HallModel = z.object({
  /** standby: everything is stopped for a moment. */
  state: z.enum(['no-show', 'on-air', 'standby', 'over']),
  title: z.string(),
  /** The next planned show in words; null while one is on air or none is planned. */
  next: z.string().nullable(),
  rehearsal: z.boolean(),
  theme: Theme,
  /** At most `shownViews`, the most important first, with the windows of the hall itself. */
  views: z.array(View),
  /** How many more things are open, in the room alone. */
  more: z.number().int(),
  /** The best of the show so far, also while nothing asks for them; empty before anyone has points. */
  leaders: z.array(z.object({ rank: z.number().int(), name: z.string(), points: z.number().int() })),
  /** The way in, with the code that proves presence; null with the reason in `noJoin`. */
  join: z
    .object({
      /** The address in the QR code: the room with the code. */
      scan: z.string(),
      /** The room's address in short, to type. */
      address: z.string(),
      /** The code to type in the room. */
      code: z.string(),
      /** From then on another code is shown, and this one must not be. */
      until: z.number(),
    })
    .nullable(),
  /** no-code: no audience in the hall. unreachable: phones find no way to the room. */
  noJoin: z.enum(['no-code', 'unreachable']).nullable(),
  /** The show's. */
  language: z.enum(languages),
})
export type HallModel = z.infer<typeof HallModel>
