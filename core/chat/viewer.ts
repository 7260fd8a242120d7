import { z } from 'zod'
import { aViewer } from './a-viewer'

export { aViewer }

/** A spectator as the console knows them. `id` is the platform's own stable id. */
export const ViewerRef = z.object({
  platform: z.string().min(1).max(32),
  id: z.string().min(1).max(128),
  /** Cleaned. Past the intake it is the name that everyone may read: theirs, or "a viewer" for one that did not pass. */
  name: z.string().min(1).max(64),
  /** The name they gave themselves, where `name` is not it: for the host, who has to know whom they act on. */
  ownName: z.string().min(1).max(64).optional(),
})
export type ViewerRef = z.infer<typeof ViewerRef>

/** For the host's screens alone; everything else shows `name`. */
export function ownName(viewer: Pick<ViewerRef, 'name' | 'ownName'>): string {
  return viewer.ownName ?? viewer.name
}

/** The same viewer without a name before others; the host still sees it. */
export function nameless(viewer: ViewerRef): ViewerRef {
  return { ...viewer, name: aViewer, ownName: ownName(viewer) }
}

/** The viewer by the name they gave themselves. */
export function underOwnName({ platform, id, ...names }: ViewerRef): ViewerRef {
  return { platform, id, name: ownName(names) }
}

/**
 * How a chat line speaks to someone: `@name`, never `@@name` (some platforms' names begin with one), never `@a viewer`:
 * who may not be named is `nameless`.
 */
export function mention(name: string, nameless = aViewer): string {
  const bare = name.replace(/^[\s@\uff20\ufe6b]+/u, '')
  return bare === '' || bare === aViewer ? nameless : `@${bare}`
}

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
