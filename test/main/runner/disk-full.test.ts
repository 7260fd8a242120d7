import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import { rebuild } from '../../../main/runner/recovery'
import { claim, core, emptyFolder, fire, got, line, openedStore, runnerOn, start } from './rig'

test('a full disk: nothing half-written, callers are told, memory equals the log, and it goes on when there is room', async () => {
  const folder = emptyFolder()
  const store = openedStore(folder, 60)
  const { runner, effects } = runnerOn(store)
  got(await runner.offer(start(5_000), null))
  got(await runner.offer(fire(), 'fire'))
  const performed = effects.length
  let refused: Result<unknown> = ok(null)
  let acknowledged = 0
  for (let n = 0; refused.ok && n < 400; n += 1) {
    const replies = await Promise.all(
      Array.from({ length: 5 }, (_, k) => runner.offer(claim(`v${n}-${k}`), `room:${n}-${k}`)),
    )
    refused = replies.find((reply) => !reply.ok) ?? refused
    acknowledged += replies.filter((reply) => reply.ok).length
  }
  expect(refused).toMatchObject({ ok: false, code: 'disk-full' })
  expect(acknowledged).toBeGreaterThan(0)
  const pool = Object.values(runner.world().airing!.shop.pools)[0]!
  expect(pool.held.stream).toBe(acknowledged)
  expect(effects.length).toBe(performed)
  expect(rebuild(store, core).world).toEqual(runner.world())
  await runner.close()
  store.close()

  const roomy = openedStore(folder)
  const after = runnerOn(roomy).runner
  expect(Object.values(after.world().airing!.shop.pools)[0]!.held.stream).toBe(acknowledged)
  expect(await after.offer(line('x'), 'room:x')).toMatchObject({ ok: true })
})

test('while nothing can be saved, offers are refused without touching memory, and taken again afterwards', async () => {
  const store = openedStore(emptyFolder())
  let full = false
  const diskFull = fail('disk-full', 'The disk is full.')
  const { runner } = runnerOn({
    ...store,
    append: (batch, strict) => (full ? diskFull : store.append(batch, strict)),
    probe: () => (full ? diskFull : store.probe()),
  })
  got(await runner.offer(start(), null))
  full = true
  expect(await runner.offer(fire(), 'fire')).toEqual(diskFull)
  expect(await runner.offer(fire(), 'fire')).toEqual(diskFull)
  expect(runner.world().airing?.runOrder).toEqual([])
  full = false
  expect(await runner.offer(fire(), 'fire')).toMatchObject({ ok: true })
  expect(runner.world().airing?.runOrder).toHaveLength(1)
})

test('what waits for time is not forgotten while nothing can be saved', async () => {
  const store = openedStore(emptyFolder())
  const diskFull = fail('disk-full', 'The disk is full.')
  let refusals = 3
  const full = () => refusals > 0
  const { runner, time } = runnerOn({
    ...store,
    append: (batch, strict) =>
      batch.some(({ entry }) => entry.happening.type === 'tick') && full()
        ? diskFull
        : store.append(batch, strict),
    probe: () => {
      refusals -= 1
      return full() ? diskFull : store.probe()
    },
  })
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
