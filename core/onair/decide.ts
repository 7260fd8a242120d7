import type { Duration, Instant } from '../base/time'
import { type OverlaySource, showsOverlay } from '../obs/overlay-source'
import type { ObsState } from '../obs/state'
import type { Airing } from '../show/airing'
import type { OverlayPage } from './page'
import type { Missing, OnAir } from './state'
import { type Words, words } from './words'

/** What OBS said longer ago than this says nothing about now: it is asked every second. */
export const obsSilentAfter: Duration = 4_000

export interface OnAirFacts {
  readonly now: Instant
  readonly obs: ObsState
  readonly pages: readonly OverlayPage[]
  /** The running airing; null between shows. */
  readonly airing: Airing | null
}

/** The one place that decides whether viewers see the overlay. */
export function decideOnAir(facts: OnAirFacts): OnAir {
  const told = missingNow(facts)
  const { airing } = facts
  const sells = airing !== null && goesOut(airing)
  const unknown = told !== null && (told.missing === 'obs' || told.missing === 'answer')
  const vouched = unknown ? (airing?.vouched ?? null) : null
  const preview = facts.pages.some((page) => page.place === 'tab' && page.fresh)
  const common = { preview, vouched, mayVouch: unknown && sells }
  if (told === null) return { ...common, ...words.on(facts.obs, sells), state: 'on', missing: null }
  if (vouched !== null) return { ...common, ...words.vouched, state: 'vouched', missing: told.missing }
  return { ...common, ...told, state: unknown ? 'unknown' : 'off' }
}

/** A live show with a stream: what viewers see has to leave OBS. */
export function goesOut({ mode, endedAt, show }: Pick<Airing, 'mode' | 'endedAt' | 'show'>): boolean {
  return mode === 'live' && endedAt === null && show.audiences.stream
}

type Told = Words & { readonly missing: Missing }

function missingNow({ now, obs, pages, airing }: OnAirFacts): Told | null {
  if (obs.link !== 'connected') return { missing: 'obs', ...words.noObs(obs) }
  const { sources, toldAt } = obs.overlay
  if (toldAt === null || Math.abs(now - toldAt) > obsSilentAfter)
    return { missing: 'answer', ...words.silent }
  const ours = sources.filter(showsOverlay)
  if (ours.length === 0) return { missing: 'source', ...words.noSource(obs) }
  const active = ours.filter((source) => source.active === true)
  if (active.length === 0)
    return ours.some((source) => source.active === null)
      ? { missing: 'answer', ...words.silent }
      : { missing: 'program', ...words.notInProgram(obs) }
  if (!active.some((source) => answers(source, ours, pages)))
    return { missing: 'page', ...words.noAnswer(active, ours) }
  if (airing !== null && goesOut(airing) && !sends(obs)) return { missing: 'output', ...words.noOutput(obs) }
  return null
}

/**
 * The page of this source is among those that answer. Sources with the same address cannot be told apart by their
 * pages, so as many pages must answer as there are sources that run one.
 */
function answers(
  source: OverlaySource,
  sources: readonly OverlaySource[],
  pages: readonly OverlayPage[],
): boolean {
  if (source.shows === 'window') return pages.some((page) => page.place === 'window' && page.fresh)
  const same = sources.filter(
    (one) => one.shows === 'page' && one.key === source.key && !(one.endsHidden && one.showing === false),
  )
  const fresh = pages.filter((page) => page.place === 'obs' && page.key === source.key && page.fresh)
  return fresh.length >= Math.max(1, same.length)
}

/** A stream that was started decides; a recording counts where nothing is streamed. */
function sends({ streaming, streamReconnecting, recording, recordPaused }: ObsState): boolean {
  return streaming ? !streamReconnecting : recording && !recordPaused
}
