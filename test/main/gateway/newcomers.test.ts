import { expect, test } from 'vitest'
import { roomPlatform, viewerKey } from '../../../core/chat/viewer'
import { createNewcomers } from '../../../main/gateway/room/newcomers'
import { play, showOf } from '../../plugins/play'

const banned = { platform: roomPlatform, id: 'bad', name: 'Bad' }

/** One visitor sent something from an address and was banned at 1,000 ms. */
function setUp(from: string | null = '10.0.0.1') {
  const { world } = play(showOf())
  let now = 0
  const newcomers = createNewcomers({ world: () => world, now: () => now })
  newcomers.came('old', '10.0.0.1')
  newcomers.seen('bad', from)
  now = 1_000
  world.airing!.barred[viewerKey(banned)] = { at: now, by: 'host', until: null, why: '', viewer: banned }
  return {
    newcomers,
    pass: (ms: number) => {
      now += ms
    },
  }
}

test('who comes new from the address of somebody who was just banned waits for a moderator, for a while', () => {
  const { newcomers, pass } = setUp()
  pass(1_000)
  newcomers.came('new', '10.0.0.1')
  newcomers.came('elsewhere', '10.0.0.2')
  // The hall that shares the address was there before.
  expect(['new', 'elsewhere', 'old', 'unknown'].map(newcomers.mustWait)).toEqual([true, false, false, false])
  pass(30 * 60_000)
  expect(newcomers.mustWait('new')).toBe(false)
})

test('where a proxy names no addresses nobody waits', () => {
  const { newcomers, pass } = setUp(null)
  pass(1_000)
  newcomers.came('new', null)
  expect(newcomers.mustWait('new')).toBe(false)
})
