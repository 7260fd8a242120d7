import { z } from 'zod'

/** A spectator as the console knows them. `id` is the platform's own stable id; `name` is already cleaned. */
export const ViewerRef = z.object({
  platform: z.string().min(1).max(32),
  id: z.string().min(1).max(128),
  name: z.string().min(1).max(64),
})
export type ViewerRef = z.infer<typeof ViewerRef>

/** `room:7f3a…`: what claims, answers and limits count by. Holds a colon, so it never meets `__proto__`. */
export type ViewerKey = string

export function viewerKey(viewer: { readonly platform: string; readonly id: string }): ViewerKey {
  return `${viewer.platform}:${viewer.id}`
}

/** The spectators' own page. It shows each of them their own answers, so none is said where others read. */
export const roomPlatform = 'room'

/** Where a viewer buys from: stock may be split between the two. */
export const Audience = z.enum(['stream', 'hall'])
export type Audience = z.infer<typeof Audience>
