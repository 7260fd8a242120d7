import { type Duration, type Instant, minute } from '../base/time'
import type { ViewerKey } from './viewer'

/**
 * How far behind the console each source of viewers sees the show. A source is a platform id (`room`, `twitch`, ...).
 * All times in milliseconds.
 */
export interface DelaySource {
  /** By when what they measure was shown, newest last; at most `keptSamples`. */
  samples: DelaySample[]
  /** The platform's own figure. */
  given: { readonly ms: Duration; readonly at: Instant } | null
  /** The host's own figure; stands over everything measured. */
  set: Duration | null
}

export interface DelaySample {
  readonly ms: Duration
  /** When it came in; `at - ms` is when the code was first shown. */
  readonly at: Instant
  /** Who typed the code; null for a machine's round trip, which holds no time to read and type. */
  readonly by: ViewerKey | null
}

export interface Delays {
  /**
   * The overlay shows codes from `since` to `until`, made from `seed` and the time. It stays after the end, because
   * viewers see the last codes late; the next measuring takes its place.
   */
  measuring: { readonly since: Instant; until: Instant; readonly seed: string } | null
  sources: Record<string, DelaySource>
}

export interface DelayEstimate {
  /** What windows are shifted by, at most `longestDelay`; null while nothing is known. */
  readonly ms: Duration | null
  readonly from: 'set' | 'measured' | 'given' | 'none'
  /** Half the distance between the quartiles of the samples; null with fewer than two. */
  readonly spread: Duration | null
  readonly samples: number
  /** When the newest sample came, or for `given` the platform's figure; null without any. */
  readonly at: Instant | null
}

export const longestDelay: Duration = minute
const keptSamples = 60
const freshFor: Duration = 20 * minute
/** With fewer viewers than this one joker could set the delay of a whole platform. */
const fewest = 3
/** Of a crowd's echoes only the first of each code, or the slow readers of the last code would be all that is kept. */
const mostPerCode = 12

export function noDelays(): Delays {
  return { measuring: null, sources: {} }
}

export function noFigures(): DelaySource {
  return { samples: [], given: null, set: null }
}

/**
 * Counts the code first shown at `shownAt`, typed by a viewer at `at`; false when it does not count. Of each viewer
 * the newest code alone is kept, so the same code never counts twice, and nobody outweighs the others.
 */
export function takeEcho(source: DelaySource, by: ViewerKey, shownAt: Instant, at: Instant): boolean {
  const { samples } = source
  const own = samples.findIndex((sample) => sample.by === by)
  if (own >= 0 && shownAtOf(samples[own]!) >= shownAt) return false
  if (samples.filter((sample) => shownAtOf(sample) === shownAt).length >= mostPerCode) return false
  if (own >= 0) samples.splice(own, 1)
  const sample = { ms: at - shownAt, at, by }
  keep(samples, sample)
  return samples.includes(sample)
}

/** Counts a machine's own measure, already a median of many. */
export function takeTrip(source: DelaySource, ms: Duration, at: Instant): void {
  keep(source.samples, { ms, at, by: null })
}

/**
 * The figure in use: the host's own, else what is measured, else the platform's.
 *
 * A typed code comes in after the true delay plus reading and typing, so every honest error is upwards, and it can
 * be large (somebody comes back to the screen). The mean and the median follow such errors; the minimum follows one
 * joker in the hall. The lower quartile follows neither: as long as a quarter of the viewers type at once it is near
 * the true delay, a quarter may lie low and two fifths high without taking it out of what the others say.
 * It is still a second or two too long, which gives everyone a little more time, never less.
 * Round trips have no such lean: their median counts, and one is enough.
 */
export function estimate(source: DelaySource, now: Instant): DelayEstimate {
  const used = usedOf(source.samples, now)
  const sorted = used.map(({ ms }) => ms).sort((a, b) => a - b)
  const about = {
    spread: sorted.length < 2 ? null : Math.round((quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2),
    samples: sorted.length,
    at: used.reduce<Instant | null>((newest, { at }) => (newest === null || at > newest ? at : newest), null),
  }
  if (source.set !== null) return { ms: capped(source.set), from: 'set', ...about }
  const isTrips = used[0]?.by === null
  if (isTrips || sorted.length >= fewest)
    return { ms: capped(quantile(sorted, isTrips ? 0.5 : 0.25)), from: 'measured', ...about }
  if (source.given !== null)
    return { ms: capped(source.given.ms), from: 'given', ...about, at: source.given.at }
  return { ms: null, from: 'none', ...about }
}

/**
 * The samples of the last 20 minutes. Older ones stand for as long as there are too few fresh ones: a delay measured
 * half an hour ago, shown with its age, is nearer the truth than none.
 */
function usedOf(samples: readonly DelaySample[], now: Instant): readonly DelaySample[] {
  const trips = samples.filter(({ by }) => by === null)
  const alike = trips.length > 0 ? trips : samples
  const fresh = alike.filter(({ at }) => now - at <= freshFor)
  return fresh.length >= (trips.length > 0 ? 1 : fewest) ? fresh : alike
}

const shownAtOf = ({ ms, at }: DelaySample): Instant => at - ms

/** In the order in which codes were shown: a late echo of an old code never pushes out newer ones. */
function keep(samples: DelaySample[], sample: DelaySample): void {
  const after = samples.findIndex((one) => shownAtOf(one) > shownAtOf(sample))
  samples.splice(after < 0 ? samples.length : after, 0, sample)
  if (samples.length > keptSamples) samples.shift()
}

/** Between the two nearest ranks in a straight line. `sorted` holds at least one. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]!
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1)
}

function capped(ms: Duration): Duration {
  return Math.min(longestDelay, Math.max(0, Math.round(ms)))
}
