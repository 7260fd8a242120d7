import type { Risk } from '../../core/cues/kind'

/** Milliseconds a `visible` press has to be held. */
export const holdFor = 400

/** Milliseconds after which an armed `money` press disarms itself. */
export const armedFor = 5_000

/** A second press sooner than this is the tail of a double click, not a decision. Milliseconds. */
export const settleFor = 250

export type PressPhase = 'idle' | 'holding' | 'settling' | 'armed'

export interface PressWorld {
  /** Runs once after `ms`; returns the cancel. */
  readonly after: (ms: number, run: () => void) => () => void
}

/**
 * Where risk is enforced in the window: free fires at one press, visible after holding, money after arming and
 * pressing again. One thing at most is held or armed, whichever surface (button, Space, a key) pressed it.
 */
export interface PressDeck {
  /** A whole press: mouse click, Enter, a key. Does nothing for `visible`, which listens to down and up. */
  readonly press: (id: string, risk: Risk, go: () => void) => void
  readonly down: (id: string, risk: Risk, go: () => void) => void
  readonly up: (id: string) => void
  /** A press by assistive technology, which cannot hold: `visible` is armed instead. */
  readonly assist: (id: string, risk: Risk, go: () => void) => void
  readonly disarm: () => void
  readonly phase: (id: string) => PressPhase
  readonly subscribe: (listener: () => void) => () => void
}

export function createPressDeck(world: PressWorld): PressDeck {
  const listeners = new Set<() => void>()
  let active: { readonly id: string; phase: Exclude<PressPhase, 'idle'>; cancel: () => void } | null = null

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const clear = () => {
    if (active === null) return
    active.cancel()
    active = null
    tell()
  }
  const begin = (id: string, phase: 'holding' | 'settling', ms: number, then: () => void) => {
    clear()
    active = { id, phase, cancel: world.after(ms, then) }
    tell()
  }
  const arm = (id: string) =>
    begin(id, 'settling', settleFor, () => {
      if (active?.id !== id) return
      active.phase = 'armed'
      active.cancel = world.after(armedFor - settleFor, clear)
      tell()
    })
  const armOrFire = (id: string, go: () => void) => {
    if (active?.id !== id) return arm(id)
    if (active.phase !== 'armed') return
    clear()
    go()
  }

  return {
    press: (id, risk, go) => {
      if (risk === 'free') go()
      else if (risk === 'money') armOrFire(id, go)
    },
    down: (id, risk, go) => {
      if (risk !== 'visible' || active?.id === id) return
      begin(id, 'holding', holdFor, () => {
        clear()
        go()
      })
    },
    up: (id) => {
      if (active?.id === id && active.phase === 'holding') clear()
    },
    assist: (id, risk, go) => {
      if (risk === 'free') go()
      else armOrFire(id, go)
    },
    disarm: clear,
    phase: (id) => (active?.id === id ? active.phase : 'idle'),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
