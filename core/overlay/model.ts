import { z } from 'zod'
import { languages } from '../words/languages'
import { Theme } from './theme'

/**
 * What viewers see on the stream: no orders, no viewer ids, only what is already public.
 * Times are Instants of the console's clock; the page learns the offset from the socket's greeting.
 */
const base = { runId: z.string(), title: z.string() }

export const CardView = z.object({
  template: z.literal('card'),
  ...base,
  /** In the show's language. */
  price: z.string(),
  /** What is sold, in words: "merch", "digital", "tip". */
  goods: z.string(),
  /** The id of its picture, or null: the text then has its place. */
  picture: z.string().nullable(),
  stock: z.number().int(),
  left: z.number().int(),
  /** Units neither paid nor free: people are paying for them. */
  held: z.number().int(),
  phase: z.enum(['open', 'sold-out', 'closed']),
  openedAt: z.number(),
  closesAt: z.number(),
  /** When it took its last claim; null while it takes claims. */
  closedAt: z.number().nullable(),
  /** How to claim, for example "!claim". */
  command: z.string(),
  /** How to get one, on the screen in the hall; empty elsewhere. */
  hint: z.string(),
})

export const QuizView = z.object({
  template: z.literal('quiz'),
  ...base,
  question: z.string(),
  choices: z.array(
    z.object({
      letter: z.string(),
      text: z.string(),
      count: z.number().int().nullable(),
      correct: z.boolean().nullable(),
    }),
  ),
  answers: z.number().int(),
  phase: z.enum(['open', 'locked', 'revealed']),
  openedAt: z.number(),
  closesAt: z.number(),
})

export const LeaderboardView = z.object({
  template: z.literal('leaderboard'),
  ...base,
  rows: z.array(
    z.object({
      rank: z.number().int(),
      name: z.string(),
      points: z.number().int(),
      /** Places up since the last reveal, negative for down. */
      moved: z.number().int(),
    }),
  ),
})

export const CountdownView = z.object({
  template: z.literal('countdown'),
  ...base,
  openedAt: z.number(),
  endsAt: z.number(),
  doneText: z.string(),
})

export const MessageView = z.object({ template: z.literal('message'), ...base, text: z.string() })

export const View = z.discriminatedUnion('template', [
  CardView,
  QuizView,
  LeaderboardView,
  CountdownView,
  MessageView,
])
export type View = z.infer<typeof View>
export type CardView = z.infer<typeof CardView>
export type QuizView = z.infer<typeof QuizView>
export type LeaderboardView = z.infer<typeof LeaderboardView>
export type CountdownView = z.infer<typeof CountdownView>
export type MessageView = z.infer<typeof MessageView>

export const OverlayModel = z.object({
  /** Newest last; the page decides how many fit. */
  views: z.array(View),
  /** Settled purchases of the last minute, newest last, at most two. */
  ticker: z.array(z.object({ id: z.string(), name: z.string(), item: z.string() })),
  /** How many more there were in that minute. */
  more: z.number().int(),
  theme: Theme,
  language: z.enum(languages),
  /** Rehearsal shows a visible mark, so that nobody takes sandbox money for real. */
  rehearsal: z.boolean(),
  /** Where spectators join, for the QR code; null hides it. */
  joinUrl: z.string().nullable(),
  /** Pictures of the show that pages should have ready, those of the next cues first. */
  pictures: z.array(z.string()),
  /** Viewers who type this code in their chat tell how late they see the stream; null while nothing is measured. */
  delayCode: z.object({ code: z.string(), until: z.number() }).nullable(),
})
export type OverlayModel = z.infer<typeof OverlayModel>
