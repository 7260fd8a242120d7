export interface Changes {
  /** Tells every listener that one more batch was saved. */
  readonly tell: () => void
  readonly onChange: (listener: (revision: number) => void) => () => void
  readonly revision: () => number
}

export function createChanges(): Changes {
  const listeners = new Set<(revision: number) => void>()
  let revision = 0
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
