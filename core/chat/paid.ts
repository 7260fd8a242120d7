import { z } from 'zod'
import { Money } from '../base/money'
import { ViewerRef } from './viewer'

/** Something a viewer paid or redeemed on a platform. Micdrop shows and counts it; the money is the platform's. */
export const PaidEvent = z.object({
  platform: z.string().min(1).max(32),
  /** The platform's own id: told twice it counts once. */
  id: z.string().min(1).max(128),
  viewer: ViewerRef,
  kind: z.enum([
    'super-chat',
    'super-sticker',
    'bits',
    'subscription',
    'gift',
    'redemption',
    'kicks',
    'member',
  ]),
  /** In the viewer's currency where the platform tells it; null for bits, points and the like. */
  amount: Money.nullable(),
  /** Bits, points, months, gifts; null where it has no number. */
  count: z.number().int().nullable(),
  /** The reward's or tier's name, or empty. */
  title: z.string().max(200),
  /** Cleaned; may be empty. */
  text: z.string().max(500),
  /** The title of the reward exactly as the platform has it, for comparing; `title` is for showing. Absent in older logs. */
  rewardTitle: z.string().max(200).optional(),
  /** The reward that was redeemed; null for everything else. */
  rewardId: z.string().nullable(),
  /** True when this app may fulfil or give back the redemption. */
  settleable: z.boolean(),
})
export type PaidEvent = z.infer<typeof PaidEvent>
