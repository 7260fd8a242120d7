import { expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import type { Happening } from '../../../core/cues/happening'
import { emptyWorld } from '../../../core/show/reduce'
import { followDelays } from '../../../main/runner/follow'
import { play, showOf } from '../../plugins/play'

function follower() {
  const offered: Happening[] = []
  const stage = play(showOf())
  let onAir = true
  let now = stage.world.at
  const delays = followDelays({
    world: () => (onAir ? stage.world : emptyWorld()),
    now: () => now,
    offer: async (happening) => {
      offered.push(happening)
      now += 1
      stage.at(now - stage.airing().startedAt, happening)
      return ok(null)
    },
  })
  return {
    delays,
    offered,
    goOnAir: (is: boolean) => {
      onAir = is
    },
    sleep: (ms: number) => {
      now += ms
    },
  }
}
const given = (source: string, ms: number) => ({ type: 'delay-told', source, how: 'given', ms })

test("a platform's figure is noted when it is news: at first, when it moves, and every five minutes", () => {
  const { delays, offered, sleep } = follower()
  delays.told('youtube', 12_000.4)
  delays.told('youtube', 12_300)
  delays.told('youtube', 13_000)
  sleep(5 * 60_000)
  delays.told('youtube', 13_000)
  expect(offered).toEqual([given('youtube', 12_000), given('youtube', 13_000), given('youtube', 13_000)])
})

test('told before the show, it is told to the show when it starts', () => {
  const { delays, offered, goOnAir } = follower()
  goOnAir(false)
  delays.told('youtube', 9_000_000)
  delays.refresh()
  expect(offered).toEqual([])
  goOnAir(true)
  delays.refresh()
  expect(offered).toEqual([given('youtube', 600_000)])
})
