import { expect, test } from 'vitest'
import { ok, type Result } from '../../../core/base/result'
import type { Platform } from '../../../core/chat/port'
import { Settings } from '../../../core/contract/settings'
import type { World } from '../../../core/show/airing'
import { createRehearsals } from '../../../main/runner/rehearsals'
import { turns } from '../chat/desk-rig'
import { fakePlatform } from '../chat/fake-platform'

function stage() {
  const settings = Settings.parse({ rehearsal: { source: 'recording', recording: '/chat.jsonl' } })
  const calls: string[] = []
  const opening: ((opened: Result<Platform>) => void)[] = []
  let airing: { id: string; mode: string; endedAt: number | null } | null = null
  const follow = createRehearsals({
    world: () => ({ airing }) as unknown as World,
    overlay: () => ({}) as never,
    offer: async () => ok(null),
    settings: () => settings,
    desk: {
      start: async ({ id }: Platform) => void calls.push(`start ${id}`),
      stop: async (id: string) => void calls.push(`stop ${id}`),
    } as never,
    createCrowd: () => {
      throw new Error('no crowd here')
    },
    openRecording: () => new Promise((resolve) => opening.push(resolve)),
    decide: () => ({}) as never,
    after: () => () => {},
    notice: () => {},
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  return {
    calls,
    air: async (id: string, mode: 'rehearsal' | 'live', endedAt: number | null = null) => {
      airing = { id, mode, endedAt }
      follow()
      await turns()
    },
    open: async (id: string) => {
      opening.shift()?.(ok(fakePlatform(id)))
      await turns()
    },
  }
}

test('plays the recording while the rehearsal is on air, and only then', async () => {
  const { calls, air, open } = stage()
  await air('a1', 'rehearsal')
  await open('one')
  await air('a1', 'rehearsal', 5)
  expect(calls).toEqual(['start one', 'stop one'])
})

test('a recording that was still being opened when its rehearsal ended plays into no live show', async () => {
  const { calls, air, open } = stage()
  await air('a1', 'rehearsal')
  await air('a1', 'rehearsal', 5)
  await air('a2', 'live')
  await open('one')
  expect(calls).toEqual([])
  await air('a2', 'live', 9)
  await air('a3', 'rehearsal')
  await open('two')
  expect(calls).toEqual(['start two'])
})
