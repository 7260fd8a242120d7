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

/** A visitor whom the host keeps out of the room's chat, claims and answers: no account is behind them, only their cookie. */
export const Barred = z.object({
  at: z.number(),
  by: z.string(),
  /** The end of a time-out; null for good. */
  until: z.number().nullable(),
  why: z.string(),
  viewer: ViewerRef,
})
export type Barred = z.infer<typeof Barred>
