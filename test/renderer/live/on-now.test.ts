import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyCard } from '../../../core/cues/host-card'
import { cellGroups, onNow, shortWords } from '../../../renderer/console/live/on-now'
import { fixtureNow, fixtureState } from '../harness/fixture'
import { onNowOf, posterUnits } from '../harness/fixture-on-now'
import { run } from '../harness/fixture-runs'

const runsOf = (scene: string) => onNowOf(scene, fixtureState()).runs
const ids = (scene: string) => {
  const { full, lines } = onNow(runsOf(scene))
  return [full.map(({ id }) => id), lines.map(({ id }) => id)]
}

describe('what is on', () => {
  test('the two newest things that viewers can act on stand in full, the others are a line', () => {
    expect(ids('on-now')).toEqual([['r12', 'r11'], ['r10']])
    expect(ids('on-now-many')).toEqual([
      ['r12', 'r11'],
      ['r10', 'r14', 'r13'],
    ])
    expect(onNow([])).toEqual({ full: [], lines: [] })
  })

  test('nothing changes its place because a time ran out', () => {
    const runs = runsOf('on-now-many')
    const over = runs.map((one) => ({ ...one, card: { ...one.card, window: null, over: 'Closed' } }))
    const order = (list: typeof runs) =>
      onNow(list)
        .full.concat(onNow(list).lines)
        .map(({ id }) => id)
    expect(order(over)).toEqual(order(runs))
  })

  test('an older thing says how it stands', () => {
    expect(
      runsOf('on-now')
        .slice(0, 3)
        .map(({ card }) => shortWords(card)),
    ).toEqual(['7 left', '53 answered', '10 left'])
    expect(shortWords({ ...emptyCard, about: '1:00 long' })).toBe('1:00 long')
    expect(shortWords(run('r1', 'c1', 'scene', 'Scene', fixtureNow).card)).toBe('')
  })
})

describe('cells', () => {
  test('free, being paid for, sold; the hall after the others', () => {
    expect(cellGroups(posterUnits!).map(({ state, audience, count }) => [state, audience, count])).toEqual([
      ['free', 'stream', 5],
      ['free', 'hall', 2],
      ['held', 'stream', 8],
      ['held', 'hall', 1],
      ['sold', 'stream', 4],
    ])
  })

  test('there are as many as units', () => {
    const part = fc.integer({ min: 0, max: 9 })
    const row = fc.record({ held: part, sold: part })
    fc.assert(
      fc.property(part, fc.option(part), row, row, (free, kept, stream, hall) => {
        const left = free + (kept ?? 0)
        const all = left + stream.held + stream.sold + hall.held + hall.sold
        const rest = { paid: 0, waiting: 0 }
        const groups = cellGroups({
          all,
          left,
          rows: [
            { audience: 'stream', left: free, ...stream, ...rest },
            { audience: 'hall', left: kept, ...hall, ...rest },
          ],
        })
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all)
      }),
    )
  })
})
