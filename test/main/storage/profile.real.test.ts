import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../main/storage/store'
import { claim, emptyFolder, fire, got, openedStore, runnerOn, start } from '../runner/rig'

test('another process cannot open the profile, and can as soon as the first is killed', async () => {
  const folder = emptyFolder()
  openedStore(folder).close()
  const holder = `
    const Libsql = require('libsql')
    const db = new Libsql(process.argv[1])
    db.exec('BEGIN EXCLUSIVE')
    console.log('held')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', holder, join(folder, 'profile.lock')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(openStore({ folder })).toMatchObject({
    ok: false,
    code: 'locked',
    message: expect.stringContaining('already open'),
  })
  child.kill('SIGKILL')
  await ended
  expect(openedStore(folder).last().seq).toBe(0)
})

test('a disk that is really full', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-full-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'micdrop-test', folder], { stdio: 'ignore' })
  } catch {
    console.warn('skipped: only root may mount the small disk this test fills')
    context.skip()
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  const store = openedStore(folder)
  const { runner } = runnerOn(store)
  got(await runner.offer(start(5_000), null))
  got(await runner.offer(fire(), null))
  let held = 0
  for (let n = 0; n < 10_000; n += 1) {
    const reply = await runner.offer(claim(`v${n}`), `room:${n}`)
    if (!reply.ok) {
      expect(reply).toMatchObject({ code: 'disk-full' })
      break
    }
    held += 1
  }
  expect(held).toBeGreaterThan(0)
  expect(Object.values(runner.world().airing!.shop.pools)[0]!.held.stream).toBe(held)
  execFileSync('mount', ['-o', 'remount,size=16m', folder], { stdio: 'ignore' })
  expect(await runner.offer(claim('late'), 'room:late')).toMatchObject({ ok: true })
})
