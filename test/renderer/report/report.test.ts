import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linePath, tickOf } from '../../../renderer/console/report/plot'
import { offWords } from '../../../renderer/console/report/TimesTable'
import { reasonText } from '../../../renderer/console/report/VerdictTables'

describe('the report in words', () => {
  test('late, early, on time, not fired', () => {
    expect([null, 0, -4_000, 80_000, -30_000].map(offWords)).toEqual([
      'not fired',
      'on time',
      'on time',
      '1:20 late',
      '0:30 early',
    ])
  })

  test('a reason of a later version is shown as it is', () => {
    expect(reasonText('blocked-word')).toBe('Your blocked words')
    expect(reasonText('quantum-spam')).toBe('quantum spam')
  })
})

describe('the plot', () => {
  test('an axis holds the most and its half is whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (most) => {
        const top = tickOf(most)
        expect(top).toBeGreaterThanOrEqual(most)
        expect(Number.isInteger(top / 2)).toBe(true)
        expect(top).toBeLessThanOrEqual(Math.max(2, most * 2.5))
      }),
    )
  })

  test('a missing point breaks the line', () => {
    const same = (value: number) => value
    expect(linePath([0, 1, 2, 3], [1, null, 2, 3], same, same)).toBe('M0.0 1.0M2.0 2.0L3.0 3.0')
    expect(linePath([], [], same, same)).toBe('')
  })
})
