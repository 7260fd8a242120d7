import { roomPlatform } from '../../../core/chat/viewer'
import type { Airing } from '../../../core/show/airing'

/** One line as everyone sees it. `name` null: the console said it. */
export interface ChatLine {
  readonly id: string
  readonly at: number
  readonly name: string | null
  readonly text: string
}

/** As many as a page shows and its script keeps. */
export const shownLines = 30

/**
 * Newest first. Only what moderation or a person has let through, and what the console said to all or to the room.
 * Commands are between the asker and the show: nobody reads here who claims, gives up or asks for time.
 */
export function chatOf(airing: Airing): ChatLine[] {
  const spoken: ChatLine[] = []
  for (let at = airing.lines.length - 1; at >= 0 && spoken.length < shownLines; at -= 1) {
    const line = airing.lines[at]!
    if (line.shown && line.text !== '' && !line.command)
      spoken.push({ id: line.id, at: line.at, name: line.viewer.name, text: line.text })
  }
  const said = airing.said
    .filter(({ only }) => only === null || only === roomPlatform)
    .slice(-shownLines)
    // Sorting keeps the order of what was said at the same moment.
    .reverse()
    .map(({ id, at, text }): ChatLine => ({ id: `said:${id}`, at, name: null, text }))
  return [...spoken, ...said].sort((a, b) => b.at - a.at).slice(0, shownLines)
}
