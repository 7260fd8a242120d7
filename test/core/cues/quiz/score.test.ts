import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noLinks } from '../../../../core/chat/links'
import { leaderboard } from '../../../../core/cues/quiz'
import { movesOf, places, pointsFor, pointsInOrder, ranksBefore } from '../../../../core/cues/quiz/score'

const score = (name: string, points: number) => ({ name, points, answered: 1, correct: 1 })

test('ties share a rank and the next is skipped: 1, 2, 2, 4', () => {
  const scores = {
    'a:1': score('Dee', 10),
    'a:2': score('Cy', 20),
    'a:3': score('Bo', 20),
    'a:4': score('Ada', 30),
    'a:5': score('Eve', 0),
  }
  expect(leaderboard(scores, noLinks(), 10)).toEqual([
    { rank: 1, name: 'Ada', points: 30 },
    { rank: 2, name: 'Bo', points: 20 },
    { rank: 2, name: 'Cy', points: 20 },
    { rank: 4, name: 'Dee', points: 10 },
  ])
  expect(leaderboard(scores, noLinks(), 2).map((row) => row.rank)).toEqual([1, 2])
  expect(leaderboard({}, noLinks(), 5)).toEqual([])
})

test('a rank is one more than the number of those ahead', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (points) => {
      const scores = Object.fromEntries(
        points.map((value, index) => [`p:${index}`, score(`v${index}`, value)]),
      )
      for (const row of leaderboard(scores, noLinks(), 1_000))
        expect(row.rank).toBe(1 + points.filter((value) => value > row.points).length)
    }),
  )
})

test('the bonus falls from half the points to nothing', () => {
  const props = { points: 100, speedBonus: true, window: 30_000 }
  expect([0, 15_000, 29_999, 30_000, 90_000, -5].map((after) => pointsFor(props, after))).toEqual([
    150, 125, 100, 100, 100, 150,
  ])
  expect(pointsFor({ ...props, speedBonus: false }, 0)).toBe(100)
})

test('faster never earns less, and points are whole', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.nat(60_000),
      fc.nat(60_000),
      fc.integer({ min: 5_000, max: 60_000 }),
      (points, a, b, window) => {
        const props = { points, speedBonus: true, window }
        const [fast, slow] = [Math.min(a, b), Math.max(a, b)].map((after) => pointsFor(props, after)) as [
          number,
          number,
        ]
        expect(fast).toBeGreaterThanOrEqual(slow)
        expect(Number.isInteger(fast)).toBe(true)
      },
    ),
  )
})

test('places won and lost since the last reveal; who had no points before has none to lose', () => {
  const before = {
    'a:1': score('Ada', 30),
    'a:2': score('Bo', 20),
    'a:3': score('Cy', 20),
    'a:4': score('Dee', 10),
  }
  const earned = new Map([
    ['a:4', 40],
    ['a:3', 10],
    ['a:5', 25],
  ])
  const now = Object.fromEntries(
    [...Object.entries(before), ['a:5', score('Eve', 0)] as const].map(([key, one]) => [
      key,
      { ...one, points: one.points + (earned.get(key) ?? 0) },
    ]),
  )
  const rows = places(now, noLinks(), 8)
  expect(rows.map(({ key }) => key)).toEqual(['a:4', 'a:1', 'a:3', 'a:5', 'a:2'])
  const earlier = ranksBefore(pointsInOrder(before, noLinks()), rows, earned, noLinks())
  expect(movesOf(rows, earlier)).toEqual([3, -1, 0, 0, -3])
  expect(movesOf(rows)).toEqual([0, 0, 0, 0, 0])
})
