import { useEffect, useSyncExternalStore } from 'react'
import type { LineView } from '../../../core/contract/state'
import { useParts } from '../../kit/console'
import type { StateStore } from '../../kit/store'
import { type Lane, mergeLane, mergeLines, reviewLane } from './chat-log'

export interface Chat {
  readonly lines: readonly LineView[]
  readonly lane: Lane
}

interface ChatMemory {
  readonly get: () => Chat
  readonly subscribe: (listener: () => void) => () => void
  readonly decided: (lineId: string, action: 'allow' | 'hide') => void
}

const empty: Chat = { lines: [], lane: { held: [], hidden: [] } }

/** Follows the store from the first patch on, whatever screen is open; one memory per store. */
const memories = new WeakMap<StateStore, ChatMemory>()

function chatMemory(store: StateStore): ChatMemory {
  const known = memories.get(store)
  if (known !== undefined) return known
  const listeners = new Set<() => void>()
  let chat = empty
  let seen: readonly LineView[] | null = null
  let airingId: string | null = null
  const set = (next: Chat) => {
    chat = next
    for (const listener of listeners) listener()
  }
  const look = () => {
    const { state } = store.get()
    if (state === null || state.lines === seen) return
    seen = state.lines
    const same = (state.airing?.id ?? null) === airingId
    airingId = state.airing?.id ?? null
    const before = same ? chat : empty
    set({ lines: mergeLines(before.lines, state.lines), lane: mergeLane(before.lane, state.lines) })
  }
  look()
  store.subscribe(look)
  const memory: ChatMemory = {
    get: () => chat,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    decided: (lineId, action) => set({ ...chat, lane: reviewLane(chat.lane, lineId, action) }),
  }
  memories.set(store, memory)
  return memory
}

/** Chat and lane as this window remembers them, plus how to note a decision just made. */
export function useChat(): Chat & { readonly decided: ChatMemory['decided'] } {
  const { store } = useParts()
  const memory = chatMemory(store)
  const chat = useSyncExternalStore(memory.subscribe, memory.get)
  return { ...chat, decided: memory.decided }
}

/** Starts remembering before the Live screen is first opened. */
export function useChatMemory(): void {
  const { store } = useParts()
  useEffect(() => {
    chatMemory(store)
  }, [store])
}
