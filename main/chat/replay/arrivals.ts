import { type Chance, createChance } from './chance'

/** How lines arrive. Rates per second; half times in seconds. */
type Profile = {
  readonly mean: number
  /** Variance over mean of one-second counts. */
  readonly fano: number
  /** Lines in the fullest second of the one burst, or 0 for none. */
  readonly peak: number
  readonly riseHalf: number
  readonly decayHalf: number
}

/**
 * `small` to `large` after measured chats (Twitch 2021, Twitch 2019, YouTube 2025: mean, Fano factor, fullest
 * second, half-rise and half-decay of bursts); `stress` and `flood` are goals: 200 a second with one second of
 * 1,000, and 10,000 within one second.
 */
const profiles = {
  small: { mean: 1.06, fano: 1.72, peak: 12, riseHalf: 5, decayHalf: 5 },
  typical: { mean: 2.48, fano: 2.5, peak: 35, riseHalf: 1, decayHalf: 2 },
  large: { mean: 12.9, fano: 1.4, peak: 70, riseHalf: 3, decayHalf: 3 },
  stress: { mean: 200, fano: 4, peak: 1_000, riseHalf: 0, decayHalf: 0 },
  flood: { mean: 0, fano: 1, peak: 10_000, riseHalf: 0, decayHalf: 0 },
} as const satisfies Record<string, Profile>

/** 2,000 voters answer one question within 5 s, 60 % of them in the first two: a design number. */
const quizVoters = 2_000
const quizShares = [0.3, 0.3, 0.2, 0.12, 0.08]
/** 5,000 viewers of the room answer within 10 s. */
const roomAnswers = 5_000
const roomSeconds = 10

export type ProfileName = keyof typeof profiles | 'quiz' | 'room'
export const profileNames = [...(Object.keys(profiles) as (keyof typeof profiles)[]), 'quiz', 'room'] as const

export type ArrivalOptions = {
  readonly profile: ProfileName
  /** How long to go on. Chats burst once, in the second that holds the middle; `flood`, `quiz` and `room` start at once. */
  readonly seconds: number
  readonly seed: number
}

/**
 * Arrival times for load tests in milliseconds from the start, in order, all below `seconds`.
 * The same options give the same times.
 */
export function arrivals({ profile, seconds, seed }: ArrivalOptions): number[] {
  const chance = createChance(seed)
  const counts = Array.from({ length: Math.ceil(seconds) }, (_, at) => countAt(profile, at, seconds, chance))
  const times = counts.flatMap((count, at) =>
    Array.from({ length: count }, () => (at + chance.next()) * 1_000).sort((one, other) => one - other),
  )
  return times.filter((time) => time < seconds * 1_000)
}

function countAt(name: ProfileName, at: number, seconds: number, chance: Chance): number {
  if (name === 'quiz') return Math.round(quizVoters * (quizShares[at] ?? 0))
  if (name === 'room') return at < roomSeconds ? roomAnswers / roomSeconds : 0
  const profile: Profile = profiles[name]
  const middle = name === 'flood' ? 0 : Math.floor(seconds / 2)
  if (at === middle) return profile.peak
  return chance.clumped(
    profile.mean + (profile.peak - profile.mean) * burst(profile, at - middle),
    profile.fano,
  )
}

/** 1 in the burst's fullest second, halved with each half time away from it. */
function burst({ riseHalf, decayHalf }: Profile, offset: number): number {
  const half = offset < 0 ? riseHalf : decayHalf
  return half === 0 ? 0 : 0.5 ** (Math.abs(offset) / half)
}
