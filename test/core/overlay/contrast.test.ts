import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastRatio, themeFaults } from '../../../core/overlay/contrast'
import { Theme } from '../../../core/overlay/theme'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('known ratios', () => {
  expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 10)
  expect(contrastRatio('#FFFFFF', '#FFFFFF')).toBe(1)
  // The grey that just passes AA on white, as every contrast checker has it.
  expect(contrastRatio('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2)
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('order does not matter, and the ratio is between 1 and 21', () => {
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      const ratio = contrastRatio(one, other)
      expect(contrastRatio(other, one)).toBe(ratio)
      expect(ratio).toBeGreaterThanOrEqual(1)
      expect(ratio).toBeLessThanOrEqual(21.000001)
    }),
  )
})

test('the default theme is readable; a grey one is named, never rounded up to what it misses', () => {
  expect(themeFaults(Theme.parse({}))).toEqual([])
  const faults = themeFaults(Theme.parse({ surface: '#FFFFFF', text: '#777777', accent: '#C0C0C0' }))
  expect(faults).toHaveLength(2)
  expect(faults[0]).toContain('4.47 to 1')
})
