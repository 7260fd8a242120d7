import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '../../../../main/chat/replay/chance'
import { ROOT } from '../../../../scripts/lib/paths.mjs'
import { type ThreeId, threeIds } from '../../../peers/three'

/** How one chat clumps, as the logs name it. */
interface Clumping {
  readonly mean_per_s: number
  /** Variance over mean of the lines of one second. */
  readonly fano_1s: number
  /** Seconds in which a burst doubles, and in which it fades to half. */
  readonly burst_rise_half_s: number
  readonly burst_decay_half_s: number
}

/**
 * The busiest log of each platform: xQc 2019, IShowSpeed 2025. No log of a busy IRC channel was found: it clumps as a
 * small Twitch chat (NymN 2024) and is as busy as the logs are on average. Means give each platform its share.
 */
const logs: Readonly<Record<ThreeId, string>> = {
  twitch: 'twitch-xqcow-2019',
  youtube: 'youtube-ishowspeed-hk-2025',
  irc: 'twitch-nymn-2024',
}
const ircMean = 3.77

/** The same figures as in ../shared/data/chatlogs/load-profiles.json, for where that is absent. */
const own: Readonly<Record<string, Clumping>> = {
  'twitch-xqcow-2019': { mean_per_s: 7.28, fano_1s: 4.09, burst_rise_half_s: 1, burst_decay_half_s: 2 },
  'youtube-ishowspeed-hk-2025': {
    mean_per_s: 12.93,
    fano_1s: 1.37,
    burst_rise_half_s: 3,
    burst_decay_half_s: 3,
  },
  'twitch-nymn-2024': { mean_per_s: 1.77, fano_1s: 1.22, burst_rise_half_s: 3, burst_decay_half_s: 5 },
}

function measured(): Readonly<Record<string, Clumping>> {
  const file = join(ROOT, '../shared/data/chatlogs/load-profiles.json')
  if (!existsSync(file)) return own
  return (JSON.parse(readFileSync(file, 'utf8')) as { measured: Record<string, Clumping> }).measured
}

/** When each platform's lines are said, in ms from the start, in order. */
export type Arrivals = Readonly<Record<ThreeId, Float64Array>>

/** Lines of each platform among `count`, by the means of the logs. */
export function shares(count: number): Record<ThreeId, number> {
  const profiles = measured()
  const mean = (id: ThreeId) => (id === 'irc' ? ircMean : profiles[logs[id]]!.mean_per_s)
  const all = threeIds.reduce((sum, id) => sum + mean(id), 0)
  const twitch = Math.round((count * mean('twitch')) / all)
  const irc = Math.round((count * mean('irc')) / all)
  return { twitch, irc, youtube: count - twitch - irc }
}

/** Milliseconds. */
const step = 10
/** A burst every so many seconds on each platform. */
const burstEvery = 15

/**
 * `perSecond` lines on average for `seconds`, all platforms together. What a larger crowd keeps of a log is how much the
 * rate itself swings (a Fano factor of 4 at 7 lines a second is a swing of 65 %), not the factor: that would smooth it away.
 */
export function arrivals(perSecond: number, seconds: number, chance: Chance): Arrivals {
  const profiles = measured()
  const counts = shares(perSecond * seconds)
  const of = (id: ThreeId) => spread(counts[id], rates(profiles[logs[id]]!, seconds, chance), chance)
  return { twitch: of('twitch'), youtube: of('youtube'), irc: of('irc') }
}

/** The rate at each step, of mean about 1: a floor, and bursts of chance height that rise and fade as measured. */
function rates(log: Clumping, seconds: number, chance: Chance): Float64Array {
  const { fano_1s: fano, mean_per_s: mean, burst_rise_half_s: rise, burst_decay_half_s: fade } = log
  const swing = Math.sqrt(Math.max(0, fano - 1) / mean)
  const area = (rise + fade) / Math.LN2
  const height = swing / Math.sqrt(area / burstEvery)
  const floor = Math.max(0.1, 1 - (height * area) / burstEvery)
  const rate = new Float64Array((seconds * 1_000) / step).fill(floor)
  for (let at = chance.erlang(1, burstEvery); at < seconds; at += chance.erlang(1, burstEvery)) {
    const peak = chance.erlang(1, height)
    for (let n = 0; n < rate.length; n += 1) {
      const since = (n * step) / 1_000 - at
      rate[n]! += peak * 2 ** (since < 0 ? since / rise : -since / fade)
    }
  }
  return rate
}

/** Exactly `count` times, as often as the rate has it at each. */
function spread(count: number, rate: Float64Array, chance: Chance): Float64Array {
  const summed = new Float64Array(rate.length)
  let sum = 0
  for (let n = 0; n < rate.length; n += 1) {
    sum += rate[n]!
    summed[n] = sum
  }
  const drawn = Float64Array.from({ length: count }, () => chance.next() * sum).sort()
  let n = 0
  return drawn
    .map((mass) => {
      while (summed[n]! < mass) n += 1
      return (n + chance.next()) * step
    })
    .sort()
}
