import type { ChatLine } from './chat'
import type { Facts } from './facts'
import { lineElement } from './html/room'
import type { Html } from './paint'

/** Parts of the page to change; none for a bare beat, which says that the line is alive. */
export interface News {
  readonly html?: string
  /** Chat lines to put on top, newest first. */
  readonly add?: string
  /** Element ids to take away. */
  readonly drop?: readonly string[]
  readonly reload?: boolean
}

/** What is different, whatever language it is told in. */
export interface Changes {
  /** Another show: a page of the one before can only be loaded anew. */
  readonly airing: boolean
  readonly top: boolean
  /** Those that are different, or all of them in another list. */
  readonly runs: readonly string[] | 'all'
  readonly dock: boolean
  readonly news: boolean
  /** The whole list, where putting lines on top and taking some away does not make it. */
  readonly chat: boolean
  readonly added: readonly ChatLine[]
  readonly dropped: readonly string[]
}

/** New chat lines in one broadcast: nobody reads more, and ten thousand phones would have to fetch them. */
const linesAtOnce = 12

/** Null for nothing. */
export function changesBetween(before: Facts, after: Facts): Changes | null {
  const changes: Changes = {
    airing: before.airing !== after.airing,
    top: before.marks.top !== after.marks.top,
    runs: runsBetween(before, after),
    dock: before.marks.dock !== after.marks.dock,
    news: before.marks.news !== after.marks.news,
    ...chatBetween(before, after),
  }
  const { airing, top, runs, dock, news, chat, added, dropped } = changes
  const isSame = !(airing || top || dock || news || chat) && added.length + dropped.length + runs.length === 0
  return isSame ? null : changes
}

/** How a page is told of them. */
export function newsOf(changes: Changes, html: Html): News {
  if (changes.airing) return { reload: true }
  const { runs, added, dropped } = changes
  const parts = [
    changes.top ? html.top : '',
    runs === 'all' ? html.now : runs.map(html.run).join(''),
    changes.dock ? html.dock : '',
    changes.news ? html.news : '',
    changes.chat ? html.chat : '',
  ].join('')
  return {
    ...(parts === '' ? {} : { html: parts }),
    ...(added.length === 0 ? {} : { add: added.map(html.line).join('') }),
    ...(dropped.length === 0 ? {} : { drop: dropped }),
  }
}

/** Everything, for a page of which nobody knows what it shows; of the same airing, or its form would be another. */
export function allNews({ onAir }: Facts, html: Html): News {
  return { html: html.top + html.now + html.dock + html.news + (onAir ? html.chat : '') }
}

/** While the same things run, only those that are different. */
function runsBetween(before: Facts, after: Facts): Changes['runs'] {
  const isSameList =
    before.marks.idle === after.marks.idle &&
    before.runs.length === after.runs.length &&
    before.runs.every(({ id }, at) => id === after.runs[at]!.id)
  if (!isSameList) return 'all'
  return after.runs.filter(({ text }, at) => text !== before.runs[at]!.text).map(({ id }) => id)
}

const isSameLine = (a: ChatLine, b: ChatLine | undefined) =>
  b !== undefined && a.id === b.id && a.name === b.name && a.text === b.text

function chatBetween(before: Facts, after: Facts): Pick<Changes, 'chat' | 'added' | 'dropped'> {
  // Of all lines, not of those that the list holds: who reads further down still has older ones.
  const gone = new Set([...before.shown].filter((id) => after.hidden.has(id)))
  const dropped = [...gone].map(lineElement)
  if (
    before.lines.length === after.lines.length &&
    before.lines.every((line, at) => isSameLine(line, after.lines[at]))
  )
    return { chat: false, added: [], dropped }
  const known = new Set(before.lines.map(({ id }) => id))
  const fresh = after.lines.filter(({ id }) => !known.has(id))
  const added = fresh.slice(0, linesAtOnce)
  const made = [...added, ...before.lines.filter(({ id }) => !gone.has(id))]
  // Of a flood only the newest lines are sent; below them the page keeps what it has.
  const compared = fresh.length > added.length ? added.length : Math.min(made.length, after.lines.length)
  const isRight = after.lines.slice(0, compared).every((line, at) => isSameLine(line, made[at]))
  return isRight ? { chat: false, added, dropped } : { chat: true, added: [], dropped }
}
