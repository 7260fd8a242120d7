import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contrastRatio, mix } from '../../../core/overlay/contrast'

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

test('a mix is what CSS makes of it', () => {
  expect(mix('#000000', '#FFFFFF', 0)).toBe('#000000')
  expect(mix('#000000', '#FFFFFF', 0.5)).toBe('#808080')
  expect(mix('#14141f', '#b9a6ff', 1)).toBe('#B9A6FF')
})
