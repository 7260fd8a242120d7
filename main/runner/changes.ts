export interface Changes {
  /** Tells every listener that one more batch was saved. */
  readonly tell: () => void
  readonly onChange: (listener: (revision: number) => void) => () => void
  readonly revision: () => number
}

/** Counts on from `first`. The time of the start, in ms, is above whatever an earlier process counted to. */
export function createChanges(first: number): Changes {
  const listeners = new Set<(revision: number) => void>()
  let revision = first
  return {
    tell: () => {
      revision += 1
      for (const listener of listeners) listener(revision)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    revision: () => revision,
  }
}
