import { describe, expect, it } from 'vitest'
import { arrivals, profileNames } from '../../../../main/chat/replay'
import { createChance } from '../../../../main/chat/replay/chance'

function counts(times: readonly number[], seconds: number): number[] {
  const perSecond = Array.from({ length: seconds }, () => 0)
  for (const time of times) perSecond[Math.floor(time / 1_000)]! += 1
  return perSecond
}
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const fanoOf = (values: readonly number[]) =>
  meanOf(values.map((value) => (value - meanOf(values)) ** 2)) / meanOf(values)

describe('arrivals', () => {
  it.each(profileNames)('%s: in order, in range, repeatable', (profile) => {
    const times = arrivals({ profile, seconds: 12, seed: 5 })
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times.every((time) => time >= 0 && time < 12_000)).toBe(true)
    expect(arrivals({ profile, seconds: 12, seed: 5 })).toEqual(times)
    expect(arrivals({ profile, seconds: 12, seed: 6 })).not.toEqual(times)
  })

  it('matches the measured mean and clumping away from the burst', () => {
    const small = counts(arrivals({ profile: 'small', seconds: 4_000, seed: 1 }), 4_000).slice(0, 1_900)
    expect(Math.abs(meanOf(small) - 1.06)).toBeLessThan(0.12)
    expect(fanoOf(small)).toBeGreaterThan(1.5)
    expect(fanoOf(small)).toBeLessThan(1.95)
  })

  it('bursts to the goals', () => {
    expect(Math.max(...counts(arrivals({ profile: 'stress', seconds: 60, seed: 1 }), 60))).toBe(1_000)
    expect(
      meanOf(counts(arrivals({ profile: 'stress', seconds: 60, seed: 1 }), 60).slice(0, 29)),
    ).toBeGreaterThan(180)
    expect(counts(arrivals({ profile: 'flood', seconds: 3, seed: 1 }), 3)).toEqual([10_000, 0, 0])
    expect(counts(arrivals({ profile: 'quiz', seconds: 6, seed: 1 }), 6)).toEqual([
      600, 600, 400, 240, 160, 0,
    ])
    expect(arrivals({ profile: 'room', seconds: 20, seed: 1 })).toHaveLength(5_000)
    expect(arrivals({ profile: 'large', seconds: 0, seed: 1 })).toEqual([])
  })
})

describe('chance', () => {
  it('clumps with the mean and variance asked for', () => {
    const chance = createChance(9)
    for (const [mean, fano] of [
      [1.2, 1.7],
      [200, 4],
      [0.3, 1],
    ] as const) {
      const values = Array.from({ length: 5_000 }, () => chance.clumped(mean, fano))
      expect(Math.abs(meanOf(values) / mean - 1)).toBeLessThan(0.06)
      expect(Math.abs(fanoOf(values) / fano - 1)).toBeLessThan(0.1)
    }
    expect(chance.clumped(0, 2)).toBe(0)
  })

  it('samples without repeats', () => {
    const chance = createChance(1)
    expect(new Set(chance.sample([1, 2, 3, 4, 5], 4)).size).toBe(4)
    expect(chance.sample([1, 2], 9)).toHaveLength(2)
  })
})
