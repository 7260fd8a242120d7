import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Happening } from '../../../core/cues/happening'
import { readAiring, rebuild, worldVersion } from '../../../main/runner/recovery'
import { act, by, claim, core, emptyFolder, end, fire, got, line, openedStore, runnerOn, start } from './rig'

const who = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const what: fc.Arbitrary<Happening> = fc.oneof(
  who.map(claim),
  who.map((id) => act(id, { act: 'cancel', holdId: null })),
  who.map((id) => act(id, { act: 'more-time' })),
  who.map((id) => line(id)),
  fc.constantFrom(fire('drop'), fire('hello')),
  fc.constant<Happening>({ type: 'tick' }),
  fc.constant<Happening>({ type: 'panicked', by }),
  fc.constant<Happening>({ type: 'resumed', runIds: [], by }),
)

test('any happenings, in any batches, with repeats and snapshots: the log always gives the live world', async () => {
  const step = fc.record({
    what,
    key: fc.nat(30),
    wait: fc.boolean(),
    pass: fc.nat(20_000),
    snapshot: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const store = openedStore(emptyFolder())
      const { runner, time } = runnerOn(store)
      const first = new Map<string, string>()
      const offer = async (happening: Happening, key: string) => {
        const reply = await runner.offer(happening, key)
        if (!reply.ok) return
        const text = JSON.stringify(reply)
        expect(first.get(key) ?? text).toBe(text)
        first.set(key, text)
      }
      const waiting = [offer(start(2), 'start')]
      for (const { what, key, wait, pass, snapshot } of steps) {
        time.now += pass
        waiting.push(offer(what, `${what.type}:${key}`))
        if (wait) await Promise.all(waiting)
        if (wait && snapshot) got(store.snapshot('a1', store.last().seq, runner.world(), worldVersion))
      }
      await Promise.all(waiting)
      expect(rebuild(store, core).world).toEqual(runner.world())
      const pool = Object.values(runner.world().airing!.shop.pools)[0]
      expect(pool === undefined || pool.held.stream + pool.sold.stream <= 2).toBe(true)
      await runner.close()
      store.close()
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('a past show is read from its final snapshot, with what came after its end', async () => {
  const store = openedStore(emptyFolder())
  const { runner } = runnerOn(store)
  for (const happening of [start(2, 'a1'), fire(), claim('a'), end]) got(await runner.offer(happening, null))
  const ended = JSON.stringify(runner.world())
  expect(store.lastSnapshot(worldVersion, 'a1')?.seq).toBe(4)
  expect(JSON.stringify(readAiring(store, core, 'a1'))).toBe(ended)
  got(await runner.offer(act('a', { act: 'cancel', holdId: null }), null))
  const after = JSON.stringify(runner.world())
  expect(after).not.toBe(ended)
  got(await runner.offer(start(2, 'a2'), null))
  expect(JSON.stringify(readAiring(store, core, 'a1'))).toBe(after)
  expect(readAiring(store, core, 'none')).toBeNull()
})
