import { z } from 'zod'
import { Money } from '../base/money'
import { PaidEvent } from '../chat/paid'
import { FunnelView, ModeratedView, OrderView } from './state'

export const AiringSummary = z.object({
  id: z.string(),
  showTitle: z.string(),
  mode: z.enum(['rehearsal', 'live']),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
})
export type AiringSummary = z.infer<typeof AiringSummary>

/** One line of the preflight: what is not ready and how to mend it. */
export const PreflightItem = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['ok', 'warn', 'stop']),
  detail: z.string(),
  /** Where to mend it: a screen of the console, or null. */
  mend: z
    .enum([
      'settings-obs',
      'settings-room',
      'settings-platforms',
      'settings-hotkeys',
      'settings-moderation',
      'rundown',
      'shows',
    ])
    .nullable(),
})
export type PreflightItem = z.infer<typeof PreflightItem>

/** After the show: every number is a fold of the log. */
export const Report = z.object({
  airing: AiringSummary,
  plannedFor: z.number(),
  actualFor: z.number(),
  cues: z.array(
    z.object({
      cueId: z.string(),
      title: z.string(),
      kind: z.string(),
      plannedAt: z.number(),
      plannedFor: z.number(),
      firedAt: z.array(z.number()),
      offBy: z.number().nullable(),
      /** What its runs asked for and did not get, or what nobody answered, in words. */
      undone: z.array(z.string()),
    }),
  ),
  funnels: z.array(FunnelView),
  orders: z.array(OrderView),
  revenue: Money,
  refunded: Money,
  fees: Money,
  pools: z.array(
    z.object({
      title: z.string(),
      stock: z.number(),
      sold: z.number(),
      held: z.number(),
      left: z.number(),
      waiting: z.number(),
    }),
  ),
  quizzes: z.array(
    z.object({
      runId: z.string(),
      title: z.string(),
      figures: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ),
  leaderboard: z.array(z.object({ rank: z.number().int(), name: z.string(), points: z.number().int() })),
  verdicts: z.object({
    lines: z.number(),
    allowed: z.number(),
    held: z.number(),
    hidden: z.number(),
    reversed: z.number(),
    reasons: z.record(z.string(), z.number()),
  }),
  /** Paid on the platforms, by kind: minor units where there is a currency, else bits, points, months, or how many. */
  paid: z.array(
    z.object({
      platform: z.string(),
      kind: PaidEvent.shape.kind,
      currency: z.string().nullable(),
      total: z.number(),
    }),
  ),
  /** What moderators asked of the platforms, oldest first. */
  moderated: z.array(ModeratedView),
})
export type Report = z.infer<typeof Report>
