import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoff } from '../../../main/obs/backoff'

test('pauses grow by half from 250 ms and stay at 5 s', () => {
  expect([0, 1, 2, 3].map(backoff)).toEqual([250, 375, 563, 844])
  fc.assert(
    fc.property(fc.nat(100_000), (tries) => {
      expect(backoff(tries)).toBeLessThanOrEqual(5000)
      expect(backoff(tries + 1)).toBeGreaterThanOrEqual(backoff(tries))
    }),
  )
})
