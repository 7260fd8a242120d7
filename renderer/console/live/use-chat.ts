import { useEffect, useSyncExternalStore } from 'react'
import type { ConsoleState, LineView } from '../../../core/contract/state'
import { useParts } from '../../kit/console'
import type { StateStore } from '../../kit/store'
import { type ChatEntry, type Lane, mergeLane, mergeLines, reviewLane, type Said, withSaid } from './chat-log'

export interface Chat {
  readonly lines: readonly LineView[]
  readonly said: readonly Said[]
  /** Both together, in the order of their times. */
  readonly entries: readonly ChatEntry[]
  readonly lane: Lane
}

interface ChatMemory {
  readonly get: () => Chat
  readonly subscribe: (listener: () => void) => () => void
  readonly decided: (lineId: string, action: 'allow' | 'hide') => void
}

const empty: Chat = { lines: [], said: [], entries: [], lane: { held: [], hidden: [] } }

/** Follows the store from the first patch on, whatever screen is open; one memory per store. */
const memories = new WeakMap<StateStore, ChatMemory>()

function chatMemory(store: StateStore): ChatMemory {
  const known = memories.get(store)
  if (known !== undefined) return known
  const listeners = new Set<() => void>()
  let chat = empty
  let seen: Pick<ConsoleState, 'lines' | 'said'> | null = null
  let airingId: string | null = null
  const set = (next: Chat) => {
    chat = next
    for (const listener of listeners) listener()
  }
  const look = () => {
    const { state } = store.get()
    if (state === null || (state.lines === seen?.lines && state.said === seen.said)) return
    seen = state
    const same = (state.airing?.id ?? null) === airingId
    airingId = state.airing?.id ?? null
    const before = same ? chat : empty
    const lines = mergeLines(before.lines, state.lines)
    const said = mergeLines(
      before.said,
      state.said.map((one): Said => ({ ...one, own: true })),
    )
    set({ lines, said, entries: withSaid(lines, said), lane: mergeLane(before.lane, state.lines) })
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
