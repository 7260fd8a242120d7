import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ViewerKey, viewerKey } from '../../../core/chat/viewer'
import type { Happening } from '../../../core/cues/happening'
import type { Airing } from '../../../core/show/airing'
import { ownOf, ownText } from '../../../main/gateway/room/own'
import { createTouched } from '../../../main/gateway/room/touched'
import { happenings, openWorld, people } from './room-happenings'

const keys = people.map(viewerKey)
const textOf = (airing: Airing, key: ViewerKey) => ownText(ownOf(airing, key), airing, key)

test('whatever happens, everybody whose own things are different is named', () => {
  let n = 0
  const batch = fc.array(
    fc.tuple(
      happenings(() => (n += 1)),
      fc.nat(90_000),
    ),
    { minLength: 1, maxLength: 4 },
  )
  fc.assert(
    fc.property(fc.array(batch, { minLength: 5, maxLength: 60 }), (batches) => {
      const { world, step } = openWorld()
      const airing = world.airing!
      const touched = createTouched()
      touched(airing, null)
      for (const batch of batches) {
        const before = keys.map((key) => textOf(airing, key))
        const happened: Happening[] = batch.map(([make, passed]) => {
          const happening = make(world)
          step(happening, passed)
          return happening
        })
        const named = touched(airing, happened)
        for (const [at, key] of keys.entries())
          if (textOf(airing, key) !== before[at])
            expect(
              [...named],
              `${key} after ${JSON.stringify(happened)}: ${before[at]} is now ${textOf(airing, key)}`,
            ).toContain(key)
      }
    }),
    { numRuns: 150 },
  )
})

test('talk names nobody, and a claim names the one who claims', () => {
  const { world, step } = openWorld()
  const airing = world.airing!
  const touched = createTouched()
  touched(airing, null)
  const then = (happening: Happening) => {
    step(happening)
    return [...touched(airing, [happening])]
  }
  const [ann, ben] = people
  const by = { from: 'console', name: 'test' } as const
  const said = (id: string, viewer: (typeof people)[number], action: 'allow' | 'hold'): Happening => ({
    type: 'line-judged',
    lineId: `room:${id}`,
    viewer,
    audience: 'stream',
    text: 'hello',
    flags: [],
    verdict: { action, reasons: [] },
    act: null,
  })
  const claim = { type: 'viewer-acted', audience: 'stream', act: { act: 'claim', runId: null } } as const
  expect(then({ type: 'cue-fired', cueId: 'drop', by })).toEqual([])
  expect(then(said('1', ann!, 'allow'))).toEqual([])
  expect(then(said('2', ben!, 'hold'))).toEqual([viewerKey(ben!)])
  expect(then({ ...claim, viewer: ann! })).toEqual([viewerKey(ann!)])
  expect(then({ type: 'viewer-count', platform: 'room', count: 9 })).toEqual([])
})
