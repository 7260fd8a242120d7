import { z } from 'zod'
import { ViewerRef } from './viewer'

/** A viewer whose name the host took off every screen: kept by their key, for this show and the following ones. */
export const HiddenName = z.object({
  at: z.number(),
  by: z.string(),
  /** As they were heard last: taking it back shows this name again. */
  viewer: ViewerRef,
})
export type HiddenName = z.infer<typeof HiddenName>
