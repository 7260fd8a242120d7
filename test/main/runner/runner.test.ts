import { describe, expect, test } from 'vitest'
import { rebuild, worldVersion } from '../../../main/runner/recovery'
import { act, claim, core, emptyFolder, end, fire, got, line, openedStore, runnerOn, start } from './rig'

describe('the runner', () => {
  test('saves, answers and keeps the same world as a replay of the log', async () => {
    const store = openedStore(emptyFolder())
    const { runner } = runnerOn(store)
    got(await runner.offer(start(3), 'start'))
    got(await runner.offer(fire(), 'fire'))
    const replies = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((id) => runner.offer(claim(id), `room:${id}`)),
    )
    expect(replies.map((reply) => (reply.ok ? (reply.value as { kind: string }).kind : reply.code))).toEqual([
      'held',
      'held',
      'held',
      'waiting',
      'waiting',
    ])
    const folded = rebuild(store, core)
    expect(folded.entries).toBe(7)
    expect(folded.world).toEqual(runner.world())
  })

  test('a snapshot and its tail give the same world as the whole log', async () => {
    const store = openedStore(emptyFolder())
    const { runner } = runnerOn(store)
    await Promise.all([
      runner.offer(start(), null),
      runner.offer(fire(), null),
      runner.offer(claim('a'), null),
    ])
    got(store.snapshot('a1', store.last().seq, runner.world(), worldVersion))
    await Promise.all([runner.offer(claim('b'), null), runner.offer(line('x'), 'room:x')])
    const folded = rebuild(store, core)
    expect(folded.entries).toBe(2)
    expect(folded.world).toEqual(runner.world())
  })

  test('a key is done once: the repeat gets the first reply, in the same batch and after a restart', async () => {
    const folder = emptyFolder()
    const store = openedStore(folder)
    const { runner } = runnerOn(store)
    await runner.offer(start(), null)
    const [first, second] = await Promise.all([
      runner.offer(fire(), 'k'),
      runner.offer({ ...fire(), by: { from: 'remote', name: 'other' } } as never, 'k'),
    ])
    expect(second).toEqual(first)
    expect(runner.world().airing?.runOrder).toHaveLength(1)
    await runner.close()
    store.close()
    const again = runnerOn(openedStore(folder)).runner
    expect(again.recovery).toMatchObject({ recovered: true })
    expect(await again.offer(fire(), 'k')).toEqual(first)
    expect(again.world().airing?.runOrder).toHaveLength(1)
  })

  test('a key used for something else is refused', async () => {
    const { runner } = runnerOn(openedStore(emptyFolder()))
    await runner.offer(start(), null)
    await runner.offer(fire('drop'), 'k')
    expect(await runner.offer(fire('hello'), 'k')).toMatchObject({ ok: false, code: 'key-reused' })
  })

  test('a line judged again under its id is a repeat, whatever moderation says now', async () => {
    const { runner } = runnerOn(openedStore(emptyFolder()))
    await runner.offer(start(), null)
    await runner.offer(line('x', 'hello'), 'room:x')
    expect(await runner.offer(line('x', 'other'), 'room:x')).toMatchObject({ ok: true })
    expect(runner.world().airing?.counts.lines).toBe(1)
  })

  test('what was refused leaves no trace and may be tried again under its key', async () => {
    const store = openedStore(emptyFolder())
    const { runner } = runnerOn(store)
    expect(await runner.offer(fire(), 'k')).toMatchObject({ ok: false, code: 'not-on-air' })
    expect(store.last().seq).toBe(0)
    await runner.offer(start(), null)
    expect(await runner.offer(fire(), 'k')).toMatchObject({ ok: true })
    expect(rebuild(store, core).world).toEqual(runner.world())
  })

  test('a batch takes what came in the same turn, in one save', async () => {
    const batches: number[] = []
    const { runner } = runnerOn(openedStore(emptyFolder()), {
      onBatch: (_world, _outcomes, entries) => void batches.push(entries.length),
    })
    await Promise.all([
      runner.offer(start(), null),
      runner.offer(fire(), null),
      ...Array.from({ length: 20 }, (_, n) => runner.offer(claim(`v${n}`), null)),
    ])
    // A batch also ends when it has taken long, so on a slow machine there may be one or two more; never one for each.
    expect(batches.reduce((sum, size) => sum + size, 0)).toBe(22)
    expect(batches.length).toBeLessThanOrEqual(4)
  })

  test('presses and commands go before plain chat, and no plain line is lost', async () => {
    const order: string[] = []
    const { runner } = runnerOn(openedStore(emptyFolder()), {
      onBatch: (_world, _outcomes, entries) =>
        void order.push(...entries.map((entry) => entry.happening.type)),
    })
    await runner.offer(start(), null)
    const lines = Array.from({ length: 3_000 }, (_, n) => runner.offer(line(`l${n}`), `room:l${n}`))
    const fired = runner.offer(fire(), 'fire')
    expect(await fired).toMatchObject({ ok: true })
    expect((await Promise.all(lines)).every((reply) => reply.ok)).toBe(true)
    expect(order.indexOf('cue-fired')).toBe(1)
    expect(order.filter((type) => type === 'line-judged')).toHaveLength(3_000)
    expect(runner.world().airing?.counts.lines).toBe(3_000)
  })

  test('a command flood cannot starve plain chat', async () => {
    const order: string[] = []
    const { runner } = runnerOn(openedStore(emptyFolder()), {
      onBatch: (_world, _outcomes, entries) =>
        void order.push(...entries.map((entry) => entry.happening.type)),
    })
    await runner.offer(start(), null)
    const all = [
      runner.offer(line('x'), 'room:x'),
      ...Array.from({ length: 200 }, (_, n) => runner.offer(claim(`v${n}`), null)),
    ]
    await Promise.all(all)
    expect(order.indexOf('line-judged')).toBeLessThan(20)
  })

  test('a mistake in the core costs only the happening that met it', async () => {
    const store = openedStore(emptyFolder())
    const { runner } = runnerOn(store, {
      core: {
        ...core,
        reduce: (world, entry) => {
          if (entry.happening.type === 'scene-switched') {
            world.airing!.scene = 'half done'
            throw new Error('a bug')
          }
          return core.reduce(world, entry)
        },
      },
    })
    const replies = await Promise.all([
      runner.offer(start(), null),
      runner.offer({ type: 'scene-switched', scene: 'x' }, null),
      runner.offer(fire(), null),
    ])
    expect(replies.map((reply) => reply.ok || reply.code)).toEqual([true, 'bug', true])
    expect(runner.world().airing?.scene).toBeNull()
    expect(rebuild(store, core).world).toEqual(runner.world())
  })

  test('a listener that fails does not stop the queue', async () => {
    const { runner } = runnerOn(openedStore(emptyFolder()), {
      onBatch: () => {
        throw new Error('a bug')
      },
    })
    expect(await runner.offer(start(), null)).toMatchObject({ ok: true })
    expect(await runner.offer(fire(), null)).toMatchObject({ ok: true })
  })

  test('replies are what they were, not what became of the hold since', async () => {
    const { runner } = runnerOn(openedStore(emptyFolder()))
    await runner.offer(start(), null)
    await runner.offer(fire(), null)
    const claimed = await runner.offer(claim('a'), 'c')
    const before = JSON.stringify(claimed)
    await runner.offer(act('a', { act: 'cancel', holdId: null }), null)
    expect(JSON.stringify(claimed)).toBe(before)
    expect(JSON.stringify(await runner.offer(claim('a'), 'c'))).toBe(before)
  })

  test('a closed runner takes nothing more, and what was queued is saved', async () => {
    const store = openedStore(emptyFolder())
    const { runner } = runnerOn(store)
    const last = runner.offer(start(), null)
    await runner.close()
    expect(await last).toMatchObject({ ok: true })
    expect(await runner.offer(end, null)).toMatchObject({ ok: false, code: 'closed' })
    expect(store.lastSnapshot(worldVersion)?.world).toEqual(runner.world())
  })

  test('a snapshot of another version is passed over for the log', async () => {
    const store = openedStore(emptyFolder())
    const { runner } = runnerOn(store)
    await runner.offer(start(), null)
    await runner.offer(fire(), null)
    got(store.snapshot('a1', store.last().seq, core.emptyWorld(), worldVersion + 1))
    expect(rebuild(store, core).world).toEqual(runner.world())
  })
})
