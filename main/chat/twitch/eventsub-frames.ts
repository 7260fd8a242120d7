import { z } from 'zod'

/** Larger frames are no chat message and are not even read. */
const largestFrame = 256 * 1024

/** Every frame of Twitch's EventSub over WebSocket. Source: dev.twitch.tv, "EventSub WebSocket message reference". */
const Frame = z.object({
  metadata: z.object({
    message_id: z.string(),
    message_type: z.string(),
    message_timestamp: z.string().default(''),
  }),
  payload: z
    .object({
      session: z
        .object({
          id: z.string(),
          keepalive_timeout_seconds: z.number().nullable().default(null),
          reconnect_url: z.string().nullable().default(null),
        })
        .optional(),
      subscription: z.object({ type: z.string(), status: z.string().default('') }).optional(),
      event: z.unknown().optional(),
    })
    .default({}),
})
export type Frame = z.infer<typeof Frame>

/** Null for anything that is no frame: half of one, another protocol, a flood. */
export function readFrame(text: string): Frame | null {
  if (text.length > largestFrame) return null
  try {
    const read = Frame.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
