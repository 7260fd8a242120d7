import { expect, test } from 'vitest'
import { pace, plannedTimes, plannedTotal } from '../../../core/show/plan'
import { emptyShow } from '../../../core/show/show'
import { began, by, cueOf, fire, play, showOf } from '../../plugins/play'

const chat = (id: string) => cueOf('message', { text: id, where: 'chat', showFor: 5_000 }, id)
/** Three cues of a minute each. */
const stageOf = () => play(showOf(chat('a'), chat('b'), chat('c')))
const minute = 60_000

test('planned times add up', () => {
  expect(plannedTimes(showOf(chat('a'), chat('b')))).toEqual([
    { cueId: 'a', startsAt: 0 },
    { cueId: 'b', startsAt: minute },
  ])
  expect(plannedTimes(emptyShow('s', 'T', 0))).toEqual([])
  expect(plannedTotal(showOf(chat('a'), chat('b')))).toBe(2 * minute)
  expect(plannedTotal(emptyShow('s', 'T', 0))).toBe(45 * minute)
})

test('before the first cue the show is as late as it has waited', () => {
  expect(pace(stageOf().airing(), began + 20_000)).toEqual({
    nowCueId: null,
    nextCueId: 'a',
    elapsed: 20_000,
    leftOfCue: null,
    over: 20_000,
    plannedEndAt: began + 3 * minute,
    projectedEndAt: began + 3 * minute + 20_000,
  })
})

test('fired early is ahead, an overrunning cue pushes the end', () => {
  const stage = stageOf()
  stage.at(0, fire('a'))
  stage.at(40_000, fire('b'))
  expect(pace(stage.airing(), began + 60_000)).toMatchObject({
    nowCueId: 'b',
    nextCueId: 'c',
    leftOfCue: 40_000,
    over: -20_000,
    projectedEndAt: began + 160_000,
  })
  expect(pace(stage.airing(), began + 130_000)).toMatchObject({
    leftOfCue: -30_000,
    over: 10_000,
    projectedEndAt: began + 190_000,
  })
})

test('out of order the plan goes on from the cue fired last; the last cue has none after it', () => {
  const stage = stageOf()
  stage.at(0, fire('c'))
  expect(pace(stage.airing(), began + 1)).toMatchObject({ nowCueId: 'c', nextCueId: null, over: -2 * minute })
  stage.at(10_000, fire('a'))
  expect(pace(stage.airing(), began + 10_000)).toMatchObject({ nowCueId: 'a', nextCueId: 'b', over: 10_000 })
})

test('after the end nothing moves any more', () => {
  const stage = stageOf()
  stage.at(0, fire('a'))
  stage.at(90_000, { type: 'airing-ended', by })
  const ended = pace(stage.airing(), began + 90_000)
  expect(ended).toMatchObject({ over: 30_000, projectedEndAt: began + 90_000 })
  expect(pace(stage.airing(), began + 9_000_000)).toEqual(ended)
})

test('no cues at all', () => {
  expect(pace(play(showOf()).airing(), began + 5_000)).toMatchObject({
    nowCueId: null,
    nextCueId: null,
    over: 5_000,
  })
})
