import { linkState, PlatformState } from '../../../core/chat/port'
import type { ConsoleState, PlatformView } from '../../../core/contract/state'

export type Chat = Pick<PlatformView, 'id' | 'title' | 'state' | 'linesPerMinute'>

/** The chats in use: those of the settings that are on or have something to say, then others that are connected (a rehearsal's crowd). */
export function chatsOf({ platforms, health }: Pick<ConsoleState, 'platforms' | 'health'>): Chat[] {
  const known = new Set(platforms.map(({ id }) => id))
  const others = health.platforms
    .filter(({ id }) => !known.has(id))
    .map(({ link, reason, ...one }): Chat => {
      const parsed = PlatformState.shape.link.safeParse(link)
      return { ...one, state: linkState(parsed.data ?? 'failed', reason) }
    })
  return [...platforms, ...others].filter(({ state }) => state.link !== 'off' || state.reason !== null)
}
