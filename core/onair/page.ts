import { z } from 'zod'

/**
 * With which key a page opened the overlay. `set-up`: the one that only OBS is ever given, with the source's address.
 * `copied`: the one a person copies. `window`: the console's own window for an OBS without browser source.
 * `preview`: the picture in the console.
 */
export const pageKey = z.enum(['set-up', 'copied', 'window', 'preview'])
export type PageKey = z.infer<typeof pageKey>

/** One page that shows the overlay, as it reports itself. */
export const OverlayPage = z.object({
  id: z.string(),
  key: pageKey,
  /** Where it is; only `obs` and `window` can be in a program. */
  place: z.enum(['obs', 'window', 'tab', 'preview']),
  /** It reported lately, and takes what it is sent. */
  fresh: z.boolean(),
  /** What it shows; `OverlayHealth.revision` is what it should. */
  revision: z.number().int(),
  /** Runs on air that it shows nothing of: others are newer, or can be acted on. */
  left: z.array(z.string()),
  fps: z.number(),
  seenAt: z.number(),
  agent: z.string(),
})
export type OverlayPage = z.infer<typeof OverlayPage>

/**
 * Where a page is. A tab can open any address, so the address proves OBS only while no page has come from
 * obs-browser, which gives itself away: from then on a page of the same key that does not is somebody's tab.
 */
export function placeOf(key: PageKey, inObsBrowser: boolean, obsBrowserHeard: boolean): OverlayPage['place'] {
  if (key === 'preview' || key === 'window') return key
  if (inObsBrowser) return 'obs'
  return key === 'set-up' && !obsBrowserHeard ? 'obs' : 'tab'
}
