import { minute, second } from '../../../core/base/time'
import type { PlatformWorld, RawLine, Retraction } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'
import type { PathId, Told } from './path'

export interface TellerParts {
  readonly world: Pick<PlatformWorld, 'line' | 'retract' | 'paid' | 'now'>
  /** True for a line that Micdrop sent itself: it stands in the chat list already and runs no commands. */
  readonly isOwn: (raw: RawLine) => boolean
}

/** Both paths as one chat: each line, retraction and payment once, whichever path was first. */
export interface Teller {
  path(id: PathId): Told
}

/** How far apart the two paths may tell the same clearing. */
const sameClearing = 5 * second
const mostClearings = 1_000

export function createTeller({ world, isOwn }: TellerParts): Teller {
  const seen = createRecent()
  const held = createRecent()
  const gone = createRecent()
  const paid = createRecent(60 * minute, 20_000)
  /** Twitch's stamp of the last clearing, by viewer; '*' is the whole chat. */
  const clearedAt = new Map<string, number>()
  const clearings = new Map<string, { path: PathId; at: number }>()

  /** A line written before its writer was cleared away may reach us after: by Twitch's stamps, not by ours. */
  const cleared = ({ viewer, sentAt }: RawLine) =>
    sentAt !== null && (sentAt < (clearedAt.get(viewer.id) ?? 0) || sentAt < (clearedAt.get('*') ?? 0))

  const line = (raw: RawLine) => {
    const now = world.now()
    if (gone.has(raw.messageId) || cleared(raw)) return
    // A released message comes under the id it was held by.
    if (!(raw.heldByPlatform ? held : seen).add(raw.messageId, now)) return
    if (!isOwn(raw)) world.line(raw)
  }
  const retract = (path: PathId, target: Retraction, stamp: number | null) => {
    const now = world.now()
    if (target.what === 'message') {
      if (gone.add(target.messageId, now)) world.retract(target)
      return
    }
    const key = target.what === 'viewer' ? target.viewerId : '*'
    if (stamp !== null) put(clearedAt, key, stamp)
    const before = clearings.get(key)
    put(clearings, key, { path, at: now })
    // Told again by the other path: what was written in between stays.
    if (before && before.path !== path && now - before.at < sameClearing) {
      clearings.delete(key)
      return
    }
    world.retract(target)
  }
  return {
    path: (id) => ({
      line,
      retract: (target, stamp) => retract(id, target, stamp),
      paid: (event) => {
        if (paid.add(event.id, world.now())) world.paid(event)
      },
    }),
  }
}

function put<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > mostClearings) map.delete(map.keys().next().value as string)
}
