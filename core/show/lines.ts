import { fail, ok, type Result } from '../base/result'
import { ownName, viewerKey } from '../chat/viewer'
import type { Entry, HappeningOf } from '../cues/happening'
import { takenBack } from '../moderation/verdict'
import type { Airing, JudgedLine } from './airing'
import { barredNow } from './barring'
import { hearSource } from './delays'
import type { Scratch } from './scratch'

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

/** More than speak in any show. */
const mostStaff = 200

/** Their names are not taken by others in the room. */
function noteStaff({ staff }: Airing, { viewer, roles }: HappeningOf<'line-judged'>): void {
  if (!roles?.some((role) => role === 'owner' || role === 'moderator' || role === 'bot')) return
  staff[viewerKey(viewer)] = ownName(viewer)
  const keys = Object.keys(staff)
  if (keys.length > mostStaff) delete staff[keys[0]!]
}

/**
 * Puts a judged line in the lane and counts its verdict and reasons. False for one that was taken back before it
 * came: it is kept without its words, and what it asks for is not done.
 */
export function judgeLine(airing: Airing, entry: Entry, judged: HappeningOf<'line-judged'>): boolean {
  const gone = airing.retracted.includes(judged.lineId)
  const verdict = gone ? takenBack : judged.verdict
  const { action } = verdict
  const barred = barredNow(airing, viewerKey(judged.viewer), entry.at) !== null
  noteStaff(airing, judged)
  hearSource(airing, judged.viewer.platform)
  airing.lines.push({
    id: judged.lineId,
    at: entry.at,
    viewer: judged.viewer,
    text: gone ? '' : judged.text,
    verdict,
    shown: action === 'allow' && !barred,
    reviewed: gone || barred ? 'hide' : null,
    roles: judged.roles ?? [],
    sharedFrom: judged.sharedFrom ?? null,
    heldByPlatform: judged.heldByPlatform ?? false,
    command: !gone && judged.act !== null,
  })
  if (airing.lines.length > keptLines) dropOldest(airing)
  airing.present[viewerKey(judged.viewer)] = { at: entry.at, audience: judged.audience }
  const counts = airing.counts
  counts.lines += 1
  if (action === 'allow') counts.allowed += 1
  else if (action === 'hold') counts.held += 1
  else counts.hidden += 1
  if (action !== 'allow')
    for (const reason of verdict.reasons) counts.reasons[reason.rule] = (counts.reasons[reason.rule] ?? 0) + 1
  return !gone
}

/**
 * A person's decision about a held or hidden line; it stands over the machine's. What the platform itself holds is
 * let in or kept out there; an ordinary line that is hidden is taken from its platform.
 */
export function reviewLine(
  airing: Airing,
  { lineId, action }: HappeningOf<'line-reviewed'>,
  scratch: Scratch,
): Result<unknown> {
  const line = airing.lines.find((one) => one.id === lineId)
  if (line === undefined) return fail('line-gone', 'That line is too old to change; it stays as it was.')
  const shown = action === 'allow'
  if (shown && line.text === '')
    return fail('retracted', 'This line was taken back by its author or the platform. It cannot be shown.')
  if (shown && line.heldByPlatform && line.reviewed === 'hide')
    return fail('denied', 'The platform was told to keep this line out. It cannot be let in any more.')
  const platform = line.viewer.platform
  const messageId = lineId.slice(platform.length + 1)
  if (line.heldByPlatform && line.reviewed === null) {
    const act = { do: shown ? 'release' : 'deny', messageId } as const
    scratch.shop.emit('', { type: 'moderate', platform, act, actionId: null, undo: false })
  } else if (!shown) scratch.shop.emit('', { type: 'remove-line', lineId })
  if (line.shown !== shown && line.reviewed === null) airing.counts.reversed += 1
  line.shown = shown
  line.reviewed = action
  return ok(null)
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
