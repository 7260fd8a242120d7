import { fail, ok, type Result } from '../base/result'
import { viewerKey } from '../chat/viewer'
import type { Entry, HappeningOf } from '../cues/happening'
import type { Airing, JudgedLine } from './airing'

/** How many lines stay in the state; older ones are read from the log. */
export const keptLines = 200

/** Held lines that nobody has decided about stay beside them: at 200 lines/s they would be gone in a second. */
export const keptForReview = 200

const waits = (line: JudgedLine) => line.verdict.action === 'hold' && line.reviewed === null

function dropOldest(airing: Airing): void {
  const waiting = airing.lines.reduce((count, line) => count + (waits(line) ? 1 : 0), 0)
  if (waiting > keptForReview) airing.lines.splice(airing.lines.findIndex(waits), 1)
  else if (airing.lines.length - waiting > keptLines)
    airing.lines.splice(
      airing.lines.findIndex((line) => !waits(line)),
      1,
    )
}

/** Puts a judged line in the lane and counts its verdict and reasons. */
export function judgeLine(airing: Airing, entry: Entry, judged: HappeningOf<'line-judged'>): void {
  const action = judged.verdict.action
  airing.lines.push({
    id: judged.lineId,
    at: entry.at,
    viewer: judged.viewer,
    text: judged.text,
    verdict: judged.verdict,
    shown: action === 'allow',
    reviewed: null,
    roles: judged.roles ?? [],
    sharedFrom: judged.sharedFrom ?? null,
    heldByPlatform: judged.heldByPlatform ?? false,
  })
  if (airing.lines.length > keptLines) dropOldest(airing)
  airing.present[viewerKey(judged.viewer)] = { at: entry.at, audience: judged.audience }
  const counts = airing.counts
  counts.lines += 1
  if (action === 'allow') counts.allowed += 1
  else if (action === 'hold') counts.held += 1
  else counts.hidden += 1
  if (action !== 'allow')
    for (const reason of judged.verdict.reasons)
      counts.reasons[reason.rule] = (counts.reasons[reason.rule] ?? 0) + 1
}

/** A person's decision about a held or hidden line; it stands over the machine's. */
export function reviewLine(airing: Airing, reviewed: HappeningOf<'line-reviewed'>): Result<unknown> {
  const line = airing.lines.find((one) => one.id === reviewed.lineId)
  if (line === undefined) return fail('line-gone', 'That line is too old to change; it stays as it was.')
  const shown = reviewed.action === 'allow'
  if (line.shown !== shown && line.reviewed === null) airing.counts.reversed += 1
  line.shown = shown
  line.reviewed = reviewed.action
  return ok(null)
}

/** The platform took the line back: its text is gone everywhere. */
export function retractLine(airing: Airing, retracted: HappeningOf<'line-retracted'>): void {
  const at = airing.lines.findIndex((one) => one.id === retracted.lineId)
  if (at >= 0) airing.lines[at] = { ...airing.lines[at]!, text: '', shown: false, reviewed: 'hide' }
}

/** Everything of one viewer, or with `viewerId` null everything of the platform, is gone everywhere. */
export function retractLines(airing: Airing, retracted: HappeningOf<'lines-retracted'>): void {
  const { platform, viewerId } = retracted
  for (const [at, line] of airing.lines.entries())
    if (line.viewer.platform === platform && (viewerId === null || line.viewer.id === viewerId))
      airing.lines[at] = { ...line, text: '', shown: false, reviewed: 'hide' }
}

/** Viewers heard within five minutes plus those connected, for the funnel's first number. */
export function reached(airing: Airing, now: number, within: number): number {
  let heard = 0
  for (const [key, presence] of Object.entries(airing.present)) {
    if (now - presence.at > within) delete airing.present[key]
    else if (airing.audience[key.slice(0, key.indexOf(':'))] === undefined) heard += 1
  }
  return Object.values(airing.audience).reduce((sum, count) => sum + count, heard)
}
