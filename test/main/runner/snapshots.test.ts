import { expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import { createSnapshots } from '../../../main/runner/snapshots'
import { core, dropShow, silent, start } from './rig'

test('what takes long to write down is written down more rarely', () => {
  const world = core.emptyWorld()
  core.reduce(world, { seq: 1, at: 0, key: null, nonce: '', happening: start() })
  expect(world.airing?.show).toEqual(dropShow(5))
  let took = 1
  let now = 0
  const taken: number[] = []
  const store = {
    snapshot: (_airing: string, seq: number) => {
      taken.push(seq)
      now += took
      return ok(null)
    },
    checkpoint: () => {},
  }
  const snapshots = createSnapshots(store, silent, 0, 0, () => now)
  const pass = (upTo: number) => {
    for (let seq = taken.at(-1) ?? 0; seq <= upTo; seq += 1_000) snapshots.after(world, seq, [], false)
  }
  pass(10_000)
  expect(taken).toEqual([5_000, 10_000])
  took = 100
  pass(15_000)
  took = 5_000
  pass(60_000)
  expect(taken).toEqual([5_000, 10_000, 15_000, 55_000])
  pass(160_000)
  expect(taken.at(-1)).toBe(155_000)
  snapshots.close(world, 155_000)
})
