import type { ViewerKey } from '../../../core/chat/viewer'
import type { Happening } from '../../../core/cues/happening'
import type { Engine } from '../engine'
import { createTouched } from './touched'

export interface Owners {
  /** What a batch has changed: viewers whose own part may be another one; null for anybody's. */
  readonly changed: (
    revision: number,
    happenings: readonly Happening[] | null,
  ) => ReadonlySet<ViewerKey> | null
  /** Whether a viewer's own part may be another than a page of this revision shows. */
  readonly changedSince: (key: ViewerKey, revision: number) => boolean
}

const nobody: ReadonlySet<ViewerKey> = new Set()

/** Remembers when each viewer's own part changed last, so that who comes back is told theirs only when it did. */
export function createOwners(engine: Pick<Engine, 'world' | 'revision'>): Owners {
  const touched = createTouched()
  let changedAt = new Map<ViewerKey, number>()
  let since = engine.revision()
  let airingId: string | null = null

  const begin = (revision: number) => {
    changedAt = new Map()
    since = revision
    const { airing } = engine.world()
    airingId = airing?.id ?? null
    if (airing !== null) touched(airing, null)
  }
  begin(since)
  return {
    changed: (revision, happenings) => {
      const { airing } = engine.world()
      if (happenings === null || (airing?.id ?? null) !== airingId) {
        begin(revision)
        return null
      }
      if (airing === null) return nobody
      const keys = touched(airing, happenings)
      for (const key of keys) changedAt.set(key, revision)
      return keys
    },
    changedSince: (key, revision) => revision < since || (changedAt.get(key) ?? 0) > revision,
  }
}
