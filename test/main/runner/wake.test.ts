import { expect, test } from 'vitest'
import { createNonce } from '../../../main/runner/input'
import { createWake } from '../../../main/runner/wake'
import { core, emptyFolder, fire, got, openedStore, runnerOn, start } from './rig'

test('wakes at the planned time, and not for what was planned before', async () => {
  let now = 0
  const ticked: number[] = []
  await new Promise<void>((resolve) => {
    const wake = createWake(
      () => now,
      () => {
        ticked.push(now)
        wake.stop()
        resolve()
      },
    )
    wake.plan(3_600_000)
    now = 500
    wake.plan(500)
  })
  expect(ticked).toEqual([500])
})

test('a drop closes by itself when its window is over', async () => {
  const { runner, time } = runnerOn(openedStore(emptyFolder()), { nonce: createNonce })
  got(await runner.offer(start(), null))
  got(await runner.offer(fire(), null))
  time.now = core.nextWakeAt(runner.world())!
  runner.start()
  await expect
    .poll(
      () => (Object.values(runner.world().airing!.runs)[0]!.state as { closedAt: number | null }).closedAt,
      { timeout: 10_000 },
    )
    .toBe(time.now)
})
