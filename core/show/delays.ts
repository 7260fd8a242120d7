import { fail, ok, type Result } from '../base/result'
import type { Instant } from '../base/time'
import { type DelaySource, estimate, noFigures, takeEcho, takeTrip } from '../chat/delay'
import { codeShown, hearsCodes, measureFor, nextChange, shownSince } from '../chat/sync-code'
import { roomPlatform, type ViewerRef, viewerKey } from '../chat/viewer'
import type { DelayView } from '../contract/state'
import type { Entry, HappeningOf } from '../cues/happening'
import type { Airing } from './airing'

/** More sources than any show has; a tool that invents names must not fill the state. */
const mostSources = 50

/** The delay of each source a new run's windows are shifted by, in milliseconds; unknown ones are left out. */
export function delaysNow(airing: Airing, now: Instant): Record<string, number> {
  if (!airing.fairWindows) return {}
  const known = Object.entries(airing.delays.sources).map(
    ([source, figures]) => [source, estimate(figures, now).ms] as const,
  )
  return Object.fromEntries(known.filter((one): one is [string, number] => one[1] !== null))
}

/** Begins to show codes, or gives a measuring that runs its full time again; off ends it. */
export function measureDelays(
  airing: Airing,
  entry: Entry,
  asked: HappeningOf<'delay-measuring'>,
): Result<unknown> {
  if (!asked.on) {
    endMeasuring(airing, entry.at)
    return ok(null)
  }
  if (airing.panic !== null)
    return fail('panicked', 'Everything is stopped: nothing can be shown. Resume first, then measure.')
  const { measuring } = airing.delays
  const until = entry.at + measureFor
  if (measuring !== null && entry.at < measuring.until) measuring.until = until
  else airing.delays.measuring = { since: entry.at, until, seed: entry.nonce }
  return ok(null)
}

/** Takes the code off the overlay. What is on its way to viewers may still be echoed. */
export function endMeasuring(airing: Airing, now: Instant): void {
  const { measuring } = airing.delays
  if (measuring !== null) measuring.until = Math.min(measuring.until, now)
}

/** Lists a platform among the sources from its first line on. */
export function hearSource(airing: Airing, platform: string): void {
  sourceOf(airing, platform)
}

export function tellDelay(airing: Airing, entry: Entry, told: HappeningOf<'delay-told'>): Result<unknown> {
  const source = sourceOf(airing, told.source)
  if (source === null) return tooMany
  if (told.how === 'given') source.given = { ms: told.ms, at: entry.at }
  else takeTrip(source, told.ms, entry.at)
  return ok(null)
}

export function setDelay(airing: Airing, set: HappeningOf<'delay-set'>): Result<unknown> {
  const source = sourceOf(airing, set.source)
  if (source === null) return tooMany
  source.set = set.ms
  return ok(null)
}

/** A viewer typed the code they see on the stream. A wrong or old one is plain talk, so it is no fault either. */
export function echoCode(
  airing: Airing,
  entryAt: Instant,
  viewer: ViewerRef,
  code: string,
): Result<{ counted: boolean }> {
  const { measuring } = airing.delays
  if (measuring === null || viewer.platform === roomPlatform) return ok({ counted: false })
  const shownAt = shownSince(measuring, code.toUpperCase(), entryAt)
  const source = shownAt === null ? null : sourceOf(airing, viewer.platform)
  if (shownAt === null || source === null) return ok({ counted: false })
  return ok({ counted: takeEcho(source, viewerKey(viewer), shownAt, entryAt) })
}

/** Every platform heard or with figures of its own, by name. */
export function delayViews(airing: Airing, now: Instant): DelayView[] {
  const names = new Set([...Object.keys(airing.audience), ...Object.keys(airing.delays.sources)])
  return [...names].sort().map((source) => ({
    source,
    ...estimate(figuresOf(airing, source), now),
  }))
}

/** The code the overlay shows at `now`, and until when it measures; null while nothing is measured. */
export function codeAt(airing: Airing, now: Instant): { code: string; until: Instant } | null {
  const { measuring } = airing.delays
  const code = measuring === null ? null : codeShown(measuring, now)
  return measuring === null || code === null ? null : { code, until: measuring.until }
}

/** When the code changes next or the measuring ends; null while nothing is measured. */
export function nextCodeAt(airing: Airing, now: Instant): Instant | null {
  const { measuring } = airing.delays
  return measuring === null ? null : nextChange(measuring, now)
}

/** Whether a bare code in chat may be one from the overlay at `now`. */
export function listensForCodes(airing: Airing | null, now: Instant): boolean {
  if (airing === null || airing.endedAt !== null) return false
  const { measuring } = airing.delays
  return measuring !== null && hearsCodes(measuring, now)
}

function figuresOf(airing: Airing, source: string): DelaySource {
  return Object.hasOwn(airing.delays.sources, source) ? airing.delays.sources[source]! : noFigures()
}

const tooMany = fail('too-many-sources', `At most ${mostSources} chats can be measured in one show.`)

/** Null when there are too many already. Names come from outside, so `constructor` is a name like any other. */
function sourceOf(airing: Airing, name: string): DelaySource | null {
  const { sources } = airing.delays
  if (Object.hasOwn(sources, name)) return sources[name]!
  if (name === '__proto__' || Object.keys(sources).length >= mostSources) return null
  sources[name] = noFigures()
  return sources[name]
}
