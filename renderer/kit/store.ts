import type { ConsoleState, StateEvent } from '../../core/contract/state'

/** `connecting`: no snapshot yet. `live`: the mirror follows. `lost`: what is shown is old, commands fail. */
export type LinkState = 'connecting' | 'live' | 'lost'

export interface Mirror {
  readonly link: LinkState
  readonly revision: number
  readonly state: ConsoleState | null
  /** Milliseconds to add to this computer's clock to get the engine's. */
  readonly clockOffset: number
}

export interface StateStore {
  readonly get: () => Mirror
  readonly subscribe: (listener: () => void) => () => void
  /** Takes in what the engine sent; false means a patch is missing and a new snapshot is needed. */
  readonly take: (event: StateEvent) => boolean
  readonly setLink: (link: LinkState) => void
}

const blank: Mirror = { link: 'connecting', revision: 0, state: null, clockOffset: 0 }

/** Small shifts are delivery jitter; following them would make clocks stutter. */
const clockSlack = 250

/**
 * The next mirror, or null when `event` does not follow on. Sections that did not change keep their identity, so a
 * selector on a section renders nothing when another one changes.
 */
export function advance(mirror: Mirror, event: StateEvent, at: number): Mirror | null {
  if (event.type === 'snapshot')
    return { link: 'live', revision: event.revision, state: event.state, clockOffset: event.state.now - at }
  if (mirror.state === null || event.revision !== mirror.revision + 1) return null
  const state = { ...mirror.state, ...event.set }
  const offset = state.now - at
  const shifted = event.set.now !== undefined && Math.abs(offset - mirror.clockOffset) > clockSlack
  return {
    link: 'live',
    revision: event.revision,
    state,
    clockOffset: shifted ? offset : mirror.clockOffset,
  }
}

/**
 * Keeps the mirror. Listeners are told through `schedule`, once for everything taken in before it runs: with
 * animation frames, 200 chat lines a second still make at most one render a frame.
 */
export function createStateStore(schedule: (run: () => void) => void, now: () => number): StateStore {
  const listeners = new Set<() => void>()
  let mirror = blank
  let shown = blank
  let scheduled = false

  const flush = () => {
    scheduled = false
    shown = mirror
    for (const listener of listeners) listener()
  }
  const set = (next: Mirror) => {
    mirror = next
    if (scheduled) return
    scheduled = true
    schedule(flush)
  }

  return {
    get: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take: (event) => {
      const next = advance(mirror, event, now())
      if (next === null) return false
      set(next)
      return true
    },
    setLink: (link) => {
      if (mirror.link !== link) set({ ...mirror, link })
    },
  }
}
