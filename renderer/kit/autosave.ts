/** `waiting`: typing goes on. `failed`: what is on screen is not kept, and `reason` says why. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'waiting' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly reason: string }

export interface AutosaveWorld<T> {
  /** What keeps `value` from being stored, in the host's words, or null. */
  readonly check: (value: T) => string | null
  /** Stores it; the answer is what went wrong, in the host's words, or null. */
  readonly send: (value: T) => Promise<string | null>
  /** Runs once after `ms`; returns the cancel. */
  readonly after: (ms: number, run: () => void) => () => void
}

export interface Autosave<T> {
  readonly put: (value: T) => void
  /** Saves now what waits; resolves when nothing is under way any more. */
  readonly flush: () => Promise<void>
  readonly state: () => SaveState
  readonly subscribe: (listener: () => void) => () => void
}

/** Milliseconds without a change before a form is saved. */
export const saveAfter = 500

/** Saves the newest value a moment after the last change, one save at a time, and never drops the last one. */
export function createAutosave<T>(world: AutosaveWorld<T>): Autosave<T> {
  const listeners = new Set<() => void>()
  let now: SaveState = { state: 'saved' }
  let unsaved: { readonly value: T } | null = null
  let underWay: Promise<void> | null = null
  let cancel: () => void = () => undefined

  const tell = (next: SaveState) => {
    now = next
    for (const listener of listeners) listener()
  }
  const sendNewest = async () => {
    while (unsaved !== null) {
      const sent: { readonly value: T } = unsaved
      const fault = world.check(sent.value)
      if (fault !== null) return tell({ state: 'failed', reason: fault })
      tell({ state: 'saving' })
      const refused = await world.send(sent.value)
      if (unsaved !== sent) continue
      if (refused !== null) return tell({ state: 'failed', reason: refused })
      unsaved = null
    }
    tell({ state: 'saved' })
  }
  const flush = (): Promise<void> => {
    cancel()
    if (unsaved === null) return underWay ?? Promise.resolve()
    underWay ??= sendNewest().finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    put: (value) => {
      cancel()
      unsaved = { value }
      if (underWay === null) tell({ state: 'waiting' })
      cancel = world.after(saveAfter, () => void flush())
    },
    flush,
    state: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
