import { z } from 'zod'
import { ViewerRef } from './viewer'

/**
 * Which platform identities are one person, by the viewers' own act. Carried from airing to airing through the
 * `airing-started` happening, so that the log alone tells it.
 */
export const Links = z.object({
  /** Viewer key to person; an identity that was never linked is not here and is its own person. */
  person: z.record(z.string(), z.string()),
  /** Codes not used yet, by code. `proposedBy` is set once the other identity typed it and the first must confirm. */
  codes: z.record(
    z.string(),
    z.object({ viewer: ViewerRef, at: z.number(), proposedBy: ViewerRef.nullable() }),
  ),
})
export type Links = z.infer<typeof Links>

export function noLinks(): Links {
  return { person: {}, codes: {} }
}
