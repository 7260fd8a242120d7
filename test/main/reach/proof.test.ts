import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import { createPublicProof } from '../../../main/reach/proof'
import type { Proof } from '../../../main/reach/prove'

function rig(origin: string | null = 'https://show.example') {
  const world = { origin, running: false, now: 1_000 }
  const asked: { proof: Proof; end: (result: Result<null>) => void }[] = []
  const timers = new Map<() => void, number>()
  let changes = 0
  const proof = createPublicProof({
    origin: () => world.origin,
    target: () => 'http://127.0.0.1:4748',
    running: () => world.running,
    prove: (one) => new Promise((end) => asked.push({ proof: one, end })),
    now: () => world.now,
    after: (ms, run) => {
      timers.set(run, ms)
      return () => timers.delete(run)
    },
    changed: () => {
      changes += 1
    },
  })
  const nonceOf = (index: number) => asked[index]!.proof.path.replace('/reach/', '')
  /** Runs what waits, and tells how long it would have waited. */
  const pass = () => {
    const [[run, ms] = [() => {}, 0]] = timers
    timers.clear()
    run()
    return ms
  }
  return { proof, world, asked, timers, nonceOf, pass, changes: () => changes }
}

test('not tried yet, then tried; a failure says why and when', async () => {
  const { proof, world, asked } = rig()
  expect(proof.view()).toEqual({ proven: null, reason: null, at: null })
  const first = proof.prove()
  expect(proof.view().proven).toBeNull()
  asked[0]!.end(ok(null))
  expect(await first).toEqual({ proven: true, reason: null, at: 1_000 })
  const second = proof.prove()
  // What was proven stands until the next answer.
  expect(proof.view().proven).toBe(true)
  world.now = 2_000
  asked[1]!.end(fail('refused', 'Nothing answers.'))
  expect(await second).toEqual({ proven: false, reason: 'Nothing answers.', at: 2_000 })
})

test('one at a time: whoever asks meanwhile gets the same answer', async () => {
  const { proof, asked } = rig()
  const both = [proof.prove(), proof.prove()]
  expect(asked).toHaveLength(1)
  asked[0]!.end(ok(null))
  expect(await Promise.all(both)).toMatchObject([{ proven: true }, { proven: true }])
})

test('the question is answered while it is open, and never the same twice', async () => {
  const { proof, asked, nonceOf } = rig()
  expect(proof.answer('')).toBeNull()
  const first = proof.prove()
  const answer = proof.answer(nonceOf(0))
  expect(answer).toBe(asked[0]!.proof.expected)
  expect(answer).toMatch(/^[\w-]{43}$/)
  expect(proof.answer(`${nonceOf(0)}x`)).toBeNull()
  asked[0]!.end(ok(null))
  await first
  expect(proof.answer(nonceOf(0))).toBeNull()
  void proof.prove()
  expect(nonceOf(1)).not.toBe(nonceOf(0))
  expect(asked[1]!.proof.expected).not.toBe(answer)
  // Another start has another key: what it would answer proves nothing here.
  const other = rig()
  void other.proof.prove()
  expect(other.proof.answer(nonceOf(1))).toBeNull()
})

test('another address is tried at once; what comes of the old one is not believed', async () => {
  const { proof, world, asked, changes } = rig()
  proof.follow()
  expect(asked).toHaveLength(1)
  asked[0]!.end(ok(null))
  await proof.prove()
  world.origin = 'https://other.example:8443'
  proof.follow()
  expect(proof.view().proven).toBeNull()
  const open = asked.at(-1)!
  expect(open.proof.origin).toBe('https://other.example:8443')
  world.origin = 'https://third.example'
  proof.follow()
  expect(open.proof.signal?.aborted).toBe(true)
  open.end(ok(null))
  const third = proof.prove()
  asked.at(-1)!.end(fail('no-name', 'Unknown.'))
  expect(await third).toMatchObject({ proven: false, reason: 'Unknown.' })
  world.origin = null
  const before = changes()
  proof.follow()
  expect([proof.view().proven, changes() - before]).toEqual([null, 1])
  expect(await proof.prove()).toMatchObject({ proven: null })
})

test('every minute while a show runs, and not longer', async () => {
  const { proof, world, asked, timers, pass } = rig()
  proof.follow()
  asked[0]!.end(ok(null))
  await expect.poll(() => proof.view().proven).toBe(true)
  expect(timers.size).toBe(0)
  world.running = true
  proof.follow()
  proof.follow()
  expect(asked).toHaveLength(2)
  for (let minute = 1; minute <= 3; minute += 1) {
    asked.at(-1)!.end(minute === 2 ? fail('refused', 'Gone.') : ok(null))
    await expect.poll(() => timers.size).toBe(1)
    expect(proof.view().proven).toBe(minute !== 2)
    expect(pass()).toBe(minute === 2 ? 5_000 : 60_000)
    expect(asked).toHaveLength(2 + minute)
  }
  world.running = false
  proof.follow()
  asked.at(-1)!.end(ok(null))
  await expect.poll(() => proof.view().at).toBe(1_000)
  await Promise.resolve()
  expect(timers.size).toBe(0)
  proof.close()
  expect(asked.at(-1)!.proof.signal?.aborted).toBe(false)
  expect(await proof.prove()).toMatchObject({ proven: true })
})

test('while it fails it is tried again, sooner at first: a tunnel that starts is seen by itself', async () => {
  const { proof, world, asked, timers, pass } = rig()
  proof.follow()
  const waits: number[] = []
  for (let n = 0; n < 6; n += 1) {
    asked.at(-1)!.end(fail('refused', 'Nothing answers.'))
    await expect.poll(() => timers.size).toBe(1)
    waits.push(pass())
  }
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000])
  asked.at(-1)!.end(ok(null))
  await expect.poll(() => proof.view().proven).toBe(true)
  expect(timers.size).toBe(0)
  world.origin = null
  proof.follow()
  expect(timers.size).toBe(0)
})
