import type { ConsoleState, LineView } from '../../../core/contract/state'

/** How many lines the window remembers, far more than a patch carries, so that scrolling back works. */
export const rememberedLines = 3_000

/** What the console itself said, as the chat shows it. */
export type Said = ConsoleState['said'][number] & { readonly own: true }

export type ChatEntry = LineView | Said

/** Viewers' lines and the console's own, in the order of their times. */
export function withSaid(lines: readonly LineView[], said: readonly Said[]): readonly ChatEntry[] {
  if (said.length === 0) return lines
  const entries: ChatEntry[] = []
  let next = 0
  for (const line of lines) {
    while (next < said.length && said[next]!.at <= line.at) entries.push(said[next++]!)
    entries.push(line)
  }
  return [...entries, ...said.slice(next)]
}

/** Lines waiting for the host, and those kept away without asking, each oldest first. */
export interface Lane {
  readonly held: readonly LineView[]
  readonly hidden: readonly LineView[]
}

const rememberedLane = 300

/**
 * Adds what a patch carries (the newest lines, newest last) to what is remembered. Lines both know are taken from
 * the patch, because a review may have changed them.
 */
export function mergeLines<T extends { readonly id: string }>(
  log: readonly T[],
  incoming: readonly T[],
): readonly T[] {
  const first = incoming[0]
  if (first === undefined) return log
  const at = lastIndexOf(log, first.id)
  const older = at >= 0 ? log.slice(0, at) : withoutOverlap(log, incoming)
  const merged = [...older, ...incoming]
  return merged.length > rememberedLines ? merged.slice(merged.length - rememberedLines) : merged
}

/** Where a line stands, looked for from the newest back; -1 when it is not there. */
export function lastIndexOf(lines: readonly { readonly id: string }[], id: string): number {
  for (let at = lines.length - 1; at >= 0; at -= 1) if (lines[at]?.id === id) return at
  return -1
}

/**
 * Which line is picked when the choice moves by one: viewers' lines only. Without one picked (or when it is gone) it is
 * the newest; -1 when there is none.
 */
export function nextPick(entries: readonly ChatEntry[], picked: string | null, by: number): number {
  const from = picked === null ? -1 : lastIndexOf(entries, picked)
  const step = from < 0 ? -1 : by
  for (let at = from < 0 ? entries.length - 1 : from + by; at >= 0 && at < entries.length; at += step)
    if (!('own' in entries[at]!)) return at
  return from
}

/** The first incoming line is new to us: drop only what comes again. */
function withoutOverlap<T extends { readonly id: string }>(
  log: readonly T[],
  incoming: readonly T[],
): readonly T[] {
  const ids = new Set(incoming.map((line) => line.id))
  return log.filter((line) => !ids.has(line.id))
}

/** Held lines stay until somebody decides, even when the chat has long scrolled past them. */
export function mergeLane(lane: Lane, incoming: readonly LineView[]): Lane {
  const now = new Map(incoming.map((line) => [line.id, line]))
  return {
    held: keep(
      lane.held,
      incoming,
      now,
      (line) => line.verdict.action === 'hold' && line.reviewed === null && !line.shown,
    ),
    hidden: keep(
      lane.hidden,
      incoming,
      now,
      (line) => !line.shown && (line.verdict.action === 'hide' || line.reviewed === 'hide'),
    ),
  }
}

function keep(
  kept: readonly LineView[],
  incoming: readonly LineView[],
  now: ReadonlyMap<string, LineView>,
  belongs: (line: LineView) => boolean,
): readonly LineView[] {
  const known = new Set(kept.map((line) => line.id))
  // A line its platform took back has no text left: there is nothing to decide.
  const stays = (line: LineView) => line.text !== '' && belongs(line)
  const still = kept.map((line) => now.get(line.id) ?? line).filter(stays)
  const fresh = incoming.filter((line) => !known.has(line.id) && stays(line))
  return [...still, ...fresh].slice(-rememberedLane)
}

/** Takes a decided line out before the patch confirms it, or when it is older than every patch. */
export function reviewLane(lane: Lane, lineId: string, action: 'allow' | 'hide'): Lane {
  const line = lane.held.find((one) => one.id === lineId)
  const held = lane.held.filter((one) => one.id !== lineId)
  if (action === 'allow') return { held, hidden: lane.hidden.filter((one) => one.id !== lineId) }
  return { held, hidden: line === undefined ? lane.hidden : [...lane.hidden, { ...line, reviewed: 'hide' }] }
}

/** Why a line was kept back, gravest first, without saying the same twice. */
export function reasonWords(line: LineView): string {
  const details = [...new Set(line.verdict.reasons.map(({ detail }) => detail.replace(/\.$/, '')))]
  return details.length === 0 ? 'Hidden by the host' : details.join('; ')
}
