import type { Happening } from '../../core/cues/happening'
import type { OnBatch } from './runner'

/** `happenings`: what was saved; null when the world was read anew from the log, so that anything may be different. */
export type OnChange = (revision: number, happenings: readonly Happening[] | null) => void

export interface Changes {
  /** Tells every listener that one more batch was saved. */
  readonly tell: OnBatch
  readonly onChange: (listener: OnChange) => () => void
  readonly revision: () => number
}

/** Counts on from `first`. The time of the start, in ms, is above whatever an earlier process counted to. */
export function createChanges(first: number): Changes {
  const listeners = new Set<OnChange>()
  let revision = first
  return {
    tell: (_world, _outcomes, entries) => {
      revision += 1
      const happenings = entries.length === 0 ? null : entries.map(({ happening }) => happening)
      for (const listener of listeners) listener(revision, happenings)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    revision: () => revision,
  }
}
