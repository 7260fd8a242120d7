import { z } from 'zod'

/** A source in OBS that shows the overlay, or that has the name of the one that should. */
export const OverlaySource = z.object({
  /** Exactly as OBS has it. */
  name: z.string(),
  shows: z.enum(['page', 'window']),
  /** Which of the overlay's keys its address holds; null for a window, and for a page that is not ours. */
  key: z.enum(['set-up', 'copied']).nullable(),
  /** Its address is the one that OBS should have now; null for a window. */
  current: z.boolean().nullable(),
  /** OBS says that it is in the program (`videoActive`), also inside nested scenes and groups; null: OBS did not say. */
  active: z.boolean().nullable(),
  /** OBS shows it anywhere, be it in a preview; null: OBS did not say. */
  showing: z.boolean().nullable(),
  /** OBS ends its page while it is not shown ("Shutdown source when not visible"). */
  endsHidden: z.boolean(),
})
export type OverlaySource = z.infer<typeof OverlaySource>

/** It shows this console's overlay, and not only by its name. */
export function showsOverlay({ shows, key }: OverlaySource): boolean {
  return shows === 'window' || key !== null
}
