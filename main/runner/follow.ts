import { ok, type Result } from '../../core/base/result'
import { type Duration, type Instant, minute } from '../../core/base/time'
import type { Settings } from '../../core/contract/settings'
import type { Happening } from '../../core/cues/happening'
import type { ObsState } from '../../core/obs/state'
import type { World } from '../../core/show/airing'
import { carriedOver } from '../../core/show/begin'
import { sampleShow } from '../../core/show/sample'
import type { Show } from '../../core/show/show'

/** Small watchers that turn changes outside the log into happenings, and changes of the log into calls. */

interface Offers {
  readonly world: () => World
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
}

/** Notes in the log which scene is on air, once per change. */
export function followScenes(engine: Offers, then: () => void): (state: ObsState) => void {
  return (state) => {
    const airing = engine.world().airing
    const scene = state.programScene
    if (scene !== null && airing !== null && airing.endedAt === null && airing.scene !== scene)
      void engine.offer({ type: 'scene-switched', scene }, null)
    then()
  }
}

/** A figure that hardly changed is told again only this often. */
const retell: Duration = 5 * minute
const hardly: Duration = 500

/**
 * Notes in the log how late a platform says its stream is, when that is news. Platforms often tell it before the show
 * begins, so what was told last is told to each show again: `refresh` when one starts.
 */
export function followDelays(engine: Offers & { readonly now: () => Instant }) {
  const figures = new Map<string, Duration>()
  const tell = (source: string, ms: Duration) => {
    const airing = engine.world().airing
    if (airing === null || airing.endedAt !== null) return
    const known = airing.delays.sources[source]?.given ?? null
    if (known !== null && Math.abs(known.ms - ms) < hardly && engine.now() - known.at < retell) return
    void engine.offer({ type: 'delay-told', source, how: 'given', ms }, null)
  }
  return {
    told: (source: string, ms: Duration): void => {
      const figure = Math.min(600_000, Math.max(0, Math.round(ms)))
      figures.set(source, figure)
      tell(source, figure)
    },
    refresh: (): void => figures.forEach((ms, source) => void tell(source, ms)),
  }
}

/** Calls when a show starts or ends, not for each batch. */
export function whenAiringChanges(engine: Offers, changed: () => void): () => void {
  let known = ''
  return () => {
    const airing = engine.world().airing
    const now = airing === null ? '' : `${airing.id} ${airing.endedAt === null}`
    if (now === known) return
    known = now
    changed()
  }
}

/** The show whose hotkeys are worth binding between shows: the next one planned, else the one edited last. */
export function upcomingShow(
  shows: readonly Show[],
  calendar: { next: (show: Show, after: number, count: number) => number[] },
  now: number,
): Show | null {
  const planned = shows
    .map((show) => ({ show, at: calendar.next(show, now, 1)[0] ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.at - b.at || b.show.updatedAt - a.show.updatedAt)
  return planned[0]?.show ?? null
}

/** The next show that has a date, for spectators who come between shows. */
export function plannedNext(
  shows: readonly Show[],
  calendar: { next: (show: Show, after: number, count: number) => number[] },
  now: number,
): { title: string; at: number; timezone: string } | null {
  const show = upcomingShow(shows, calendar, now)
  const at = show === null ? undefined : calendar.next(show, now, 1)[0]
  return show === null || at === undefined ? null : { title: show.title, at, timezone: show.timezone }
}

const day = 24 * 3_600_000

/** Empties old chat text a minute after the start and once a day. Returns the end of it. */
export function purgeDaily(
  archive: { readonly purgeText: (before: number) => Promise<Result<number>> },
  settings: { readonly get: () => { readonly keepChatDays: number } },
  clock: { readonly now: () => number },
  after: (ms: number, run: () => void) => () => void,
): () => void {
  let stop = () => {}
  const next = (wait: number) => {
    stop = after(wait, () => {
      void archive.purgeText(clock.now() - settings.get().keepChatDays * day)
      next(day)
    })
  }
  next(60_000)
  return () => stop()
}

export interface SampleParts {
  readonly engine: Offers & { readonly now: () => number; readonly nonce: () => string }
  readonly library: {
    readonly get: (id: string) => Show | null
    readonly save: (show: Show) => Promise<Result<Show>>
  }
  readonly settings: {
    readonly get: () => { seenSample: boolean; fairWindows: boolean }
    readonly update: (change: (settings: Settings) => Settings) => Promise<Result<unknown>>
  }
}

export const sampleId = 'sample-show'

/** Puts the sample show into the library once and rehearses it, unless a show is on air. */
export async function rehearseSample(parts: SampleParts, joinUrl: string | null): Promise<Result<unknown>> {
  const { engine, library, settings } = parts
  const kept =
    library.get(sampleId) === null ? await library.save(sampleShow(sampleId, engine.now())) : ok(null)
  if (!kept.ok) return kept
  if (!settings.get().seenSample) await settings.update((newest) => ({ ...newest, seenSample: true }))
  if (engine.world().airing?.endedAt === null) return ok(null)
  const airingId = `a${engine.now().toString(36)}${engine.nonce().slice(0, 4)}`
  const show = library.get(sampleId) ?? sampleShow(sampleId, engine.now())
  return engine.offer(
    {
      type: 'airing-started',
      airingId,
      show,
      mode: 'rehearsal',
      joinUrl,
      by: { from: 'sample', name: 'first start' },
      ...carriedOver(engine.world().airing),
      fairWindows: settings.get().fairWindows,
      followsEffects: true,
    },
    null,
  )
}
