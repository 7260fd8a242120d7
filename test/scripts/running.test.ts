import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashOfInputs } from '../../scripts/lib/build.mjs'
import { withLock } from '../../scripts/lib/lock.mjs'
import { isNoise } from '../../scripts/lib/noise.mjs'
import { run } from '../../scripts/lib/run.mjs'
import { scratch } from './scratch'

describe('one set-up at a time', () => {
  test('the second waits for the first', async () => {
    const root = scratch()
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} in`)
      await Promise.resolve()
      order.push(`${name} out`)
    }
    await Promise.all([withLock(root, 'x', work('one')), withLock(root, 'x', work('two'))])
    expect(order).toEqual(['one in', 'one out', 'two in', 'two out'])
  })

  test('a lock whose holder is gone is taken over, and given back after a failure', async () => {
    const root = scratch()
    const { output } = await run(process.execPath, ['-p', 'process.pid'])
    mkdirSync(join(root, '.tmp'))
    writeFileSync(join(root, '.tmp/x.lock'), output)
    const fails = withLock(root, 'x', async () => {
      expect(readFileSync(join(root, '.tmp/x.lock'), 'utf8')).toBe(String(process.pid))
      throw new Error('as planned')
    })
    await expect(fails).rejects.toThrow('as planned')
    expect(existsSync(join(root, '.tmp/x.lock'))).toBe(false)
  })
})

describe('the build is made again', () => {
  test('when a source changes, comes or goes, and only then', () => {
    const root = scratch()
    mkdirSync(join(root, 'core/base'), { recursive: true })
    const file = join(root, 'core/base/money.ts')
    writeFileSync(file, 'one')
    const first = hashOfInputs(root)
    writeFileSync(file, 'one')
    expect(hashOfInputs(root)).toBe(first)
    writeFileSync(file, 'two')
    const second = hashOfInputs(root)
    expect(second).not.toBe(first)
    writeFileSync(join(root, 'core/new.ts'), '')
    expect(hashOfInputs(root)).not.toBe(second)
  })
})

describe('programs', () => {
  test('one that hangs is ended when its time is up', async () => {
    const done = await run(process.execPath, ['-e', 'setInterval(() => 0, 1e6)'], { timeLimitMs: 50 })
    expect(done.code).toBe(124)
  })

  test('one that is not there says so', async () => {
    expect((await run('/nowhere/at/all', [])).code).toBe(127)
  })
})

test.each([
  '[12987:1122/161546.733650:ERROR:bus.cc(399)] Failed to connect to the bus: Failed to connect to socket',
  '[13013:1122/161548.272326:ERROR:viz_main_impl.cc(186)] Exiting GPU process due to errors during initialization',
  '[1:1122/1.2:ERROR:command_buffer_proxy_impl.cc(128)] ContextResult::kTransientFailure: Failed to send',
])('Chromium’s harmless line %# is kept from the user', (line) => {
  expect(isNoise(line)).toBe(true)
})

test('all other lines are shown', () => {
  expect(isNoise('Port 4747 is taken by another program.')).toBe(false)
})
