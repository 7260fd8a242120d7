import type { PaidEvent } from '../chat/paid'
import { type ViewerRef, viewerKey } from '../chat/viewer'
import type { HappeningOf } from '../cues/happening'
import type { Taken } from '../cues/kind'
import type { Airing, JudgedLine } from './airing'
import { onStage, openRuns } from './runs'
import type { Scratch } from './scratch'

/** Ids of lines taken back that are remembered: paths and moderators outrun the lines by seconds, not minutes. */
const keptRetracted = 2_000

/** The platform took the line back: its text is gone everywhere, also when the line itself comes later. */
export function retractLine(
  airing: Airing,
  { lineId }: HappeningOf<'line-retracted'>,
  scratch: Scratch,
): void {
  if (!airing.retracted.includes(lineId)) airing.retracted.push(lineId)
  if (airing.retracted.length > keptRetracted) airing.retracted.shift()
  blankLines(airing, (line) => line.id === lineId)
  blankPaid(airing, (paid) => `${paid.platform}:${paid.id}` === lineId)
  forgetAnswers(airing, { lineId }, scratch)
}

/**
 * Everything of one viewer, or with `viewerId` null everything of the platform, is gone everywhere. A viewer who is
 * taken off the chat has not answered either; a chat that is merely wiped keeps its answers.
 */
export function retractLines(
  airing: Airing,
  { platform, viewerId }: HappeningOf<'lines-retracted'>,
  scratch: Scratch,
): void {
  const hit = ({ viewer }: { readonly viewer: ViewerRef }) =>
    viewer.platform === platform && (viewerId === null || viewer.id === viewerId)
  blankLines(airing, hit)
  if (viewerId === null) return
  blankPaid(airing, hit)
  forgetAnswers(airing, { viewer: viewerKey({ platform, id: viewerId }) }, scratch)
}

function blankLines(airing: Airing, hit: (line: JudgedLine) => boolean): void {
  for (const [at, line] of airing.lines.entries())
    if (hit(line)) airing.lines[at] = { ...line, text: '', shown: false, reviewed: 'hide' }
}

function blankPaid({ paid }: Airing, hit: (event: PaidEvent) => boolean): void {
  for (const [at, event] of paid.list.entries())
    if (event.text !== '' && hit(event)) paid.list[at] = { ...event, text: '' }
}

/** Answers given with words that are gone do not count, as long as others may still answer. */
export function forgetAnswers(airing: Airing, taken: Taken, scratch: Scratch): void {
  for (const run of openRuns(airing))
    onStage(airing, run, scratch, (stage, kind) => kind.onRetracted?.(stage, taken))
}
