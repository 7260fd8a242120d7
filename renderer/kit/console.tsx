import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import type { ConsoleState } from '../../core/contract/state'
import type { ConsoleClient } from './client'
import type { PressDeck, PressPhase } from './press-deck'
import type { LinkState, StateStore } from './store'

/** What every screen needs from outside: the mirror, the line to the engine, and the press deck. */
export interface ConsoleParts {
  readonly store: StateStore
  /** Null while there is no line. */
  readonly client: () => ConsoleClient | null
  readonly deck: PressDeck
}

const Parts = createContext<ConsoleParts | null>(null)

export function ConsoleProvider({ parts, children }: { parts: ConsoleParts; children: ReactNode }) {
  return <Parts.Provider value={parts}>{children}</Parts.Provider>
}

export function useParts(): ConsoleParts {
  const parts = useContext(Parts)
  if (parts === null) throw new Error('ConsoleProvider is missing above this component')
  return parts
}

/**
 * One part of the console's state; renders again only when what `select` returns changes identity, so select a
 * section or a plain value and build nothing new inside. Null before the first snapshot.
 */
export function useConsole<T>(select: (state: ConsoleState) => T): T | null {
  const { store } = useParts()
  return useSyncExternalStore(store.subscribe, () => {
    const { state } = store.get()
    return state === null ? null : select(state)
  })
}

export function useLink(): LinkState {
  const { store } = useParts()
  return useSyncExternalStore(store.subscribe, () => store.get().link)
}

export function usePressPhase(id: string): PressPhase {
  const { deck } = useParts()
  return useSyncExternalStore(deck.subscribe, () => deck.phase(id))
}

/** Reads the engine's clock now, in milliseconds since 1970. */
export function useEngineClock(): () => number {
  const { store } = useParts()
  return useMemo(() => () => Date.now() + store.get().clockOffset, [store])
}
