import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingOf } from '../../../../core/cues/quiz'
import type { Airing } from '../../../../core/show/airing'

test('a rank counts who has more, and is shared with whoever has as many', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 }), (points) => {
      const scores = Object.fromEntries(
        points.map((one, at) => [`room:${at}`, { name: `V${at}`, points: one, answered: 1, correct: 1 }]),
      )
      const airing = { scores, links: { person: {} }, runs: {}, runOrder: [] } as unknown as Airing
      for (const own of points)
        expect(standingOf(airing, own)).toEqual(
          own === 0
            ? null
            : {
                rank: 1 + points.filter((other) => other > own).length,
                shared: points.filter((other) => other === own).length > 1,
              },
        )
    }),
  )
})
