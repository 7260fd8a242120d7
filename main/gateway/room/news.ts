import { lineElement } from './html/room'
import { chatItems, type Shared } from './shared'

/** Parts of the page to change; none for a bare beat, which says that the line is alive. */
export interface News {
  readonly html?: string
  /** Chat lines to put on top, newest first. */
  readonly add?: string
  /** Element ids to take away. */
  readonly drop?: readonly string[]
  readonly reload?: boolean
}

/** New chat lines in one broadcast: nobody reads more, and ten thousand phones would have to fetch them. */
const linesAtOnce = 12

/** What a page that shows `before` has to change to show `after`; null for nothing. */
export function newsBetween(before: Shared, after: Shared): News | null {
  if (before.airing !== after.airing) return { reload: true }
  const chat = chatNews(before, after)
  const html = [
    before.top === after.top ? '' : after.top,
    runNews(before, after),
    before.dock === after.dock ? '' : after.dock,
    before.news === after.news ? '' : after.newsLine,
    chat.html,
  ].join('')
  if (html === '' && chat.add === '' && chat.drop.length === 0) return null
  return {
    ...(html === '' ? {} : { html }),
    ...(chat.add === '' ? {} : { add: chat.add }),
    ...(chat.drop.length === 0 ? {} : { drop: chat.drop }),
  }
}

/** While the same things run, only those that are different. */
function runNews(before: Shared, after: Shared): string {
  const isSameList =
    before.idle === after.idle &&
    before.runs.length === after.runs.length &&
    before.runs.every(({ id }, at) => id === after.runs[at]!.id)
  if (!isSameList) return after.now
  return after.runs
    .filter(({ still }, at) => still !== before.runs[at]!.still)
    .map(({ html }) => html)
    .join('')
}

/** Everything, for a page of which nobody knows what it shows; of the same airing, or its form would be another. */
export function allNews(shared: Shared): News {
  return { html: shared.top + shared.now + shared.dock + shared.newsLine + (shared.onAir ? shared.chat : '') }
}

interface ChatNews {
  /** The whole list, where putting lines on top and taking some away does not make it. */
  readonly html: string
  readonly add: string
  readonly drop: readonly string[]
}

function chatNews(before: Shared, after: Shared): ChatNews {
  // Of all lines, not of those that the list holds: who reads further down still has older ones.
  const drop = [...before.shown].filter((id) => after.hidden.has(id))
  if (before.chat === after.chat) return { html: '', add: '', drop: drop.map(lineElement) }
  const known = new Map(before.lines.map((line) => [line.id, line]))
  const fresh = after.lines.filter(({ id }) => !known.has(id))
  const added = fresh.slice(0, linesAtOnce)
  const gone = new Set(drop)
  const made = [...added, ...before.lines.filter(({ id }) => !gone.has(id))]
  // Of a flood only the newest lines are sent; below them the page keeps what it has.
  const compared = fresh.length > added.length ? added.length : Math.min(made.length, after.lines.length)
  const isRight = after.lines.slice(0, compared).every(({ id, name, text }, at) => {
    const line = made[at]!
    return line.id === id && line.name === name && line.text === text
  })
  return isRight
    ? { html: '', add: chatItems(added), drop: drop.map(lineElement) }
    : { html: after.chat, add: '', drop: drop.map(lineElement) }
}
