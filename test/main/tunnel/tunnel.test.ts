import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { TunnelWish } from '../../../core/reach/tunnel'
import { after } from '../../../main/after'
import { createTunnel, type Tunnel } from '../../../main/tunnel'
import { isAlive, namedOutput, quickOutput, standIn } from './stand-in'

const quick = TunnelWish.parse({ program: 'cloudflared' })
const named = TunnelWish.parse({ program: 'cloudflared', name: 'my-show', address: 'https://show.example' })
const quiet = { info: () => {}, warn: () => {} }
const open: Tunnel[] = []

/** Pauses are a hundred times shorter, nothing else is different. */
function tunnelWith(file: string | null) {
  const tunnel = createTunnel({
    after: (ms, run) => after(ms / 100, run),
    now: () => performance.now(),
    log: quiet,
    changed: () => {},
    find: () => file,
  })
  open.push(tunnel)
  return tunnel
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((tunnel) => tunnel.shut()))
})

test('a quick tunnel starts, tells its address, and ends without leaving a process', async () => {
  const program = standIn('cloudflared', quickOutput('one-two-three'))
  const tunnel = tunnelWith(program.file)
  expect((await tunnel.open(quick, 4748)).ok).toBe(true)
  expect(tunnel.state()).toMatchObject({ state: 'starting', address: null, quick: true })
  await expect
    .poll(() => tunnel.state())
    .toMatchObject({ state: 'up', address: 'https://one-two-three.trycloudflare.com', reason: null })
  expect(readFileSync(join(program.folder, 'arguments'), 'utf8').trim()).toBe(
    'tunnel --no-autoupdate --url http://127.0.0.1:4748',
  )
  await tunnel.shut()
  expect(program.pids().map(isAlive)).toEqual([false])
  expect(tunnel.state()).toMatchObject({ state: 'off', address: null, wish: null })
})

test('one that dies is started again; a quick one has no address until it has its new one', async () => {
  const program = standIn(
    'cloudflared',
    '',
    `n=$(wc -l < "$(dirname "$0")/pids"); echo "INF | https://address-$n.trycloudflare.com |"; exec sleep 600`,
  )
  const tunnel = tunnelWith(program.file)
  await tunnel.open(quick, 4748)
  // On a busy machine the first may already have been too slow for a patience that is a hundred times shorter.
  await expect.poll(() => tunnel.state().address).not.toBeNull()
  const before = tunnel.state().address
  const seen: (string | null)[] = []
  process.kill(program.pids().at(-1)!)
  await expect
    .poll(() => {
      seen.push(tunnel.state().state === 'restarting' ? tunnel.state().address : null)
      return tunnel.state().address
    })
    .toSatisfy((address: string | null) => address !== null && address !== before)
  expect(seen.every((address) => address === null)).toBe(true)
})

test("a named tunnel keeps its address while it is started again, and says the program's own reason", async () => {
  const program = standIn(
    'cloudflared',
    `${namedOutput}2024-06-01T10:00:03Z ERR Tunnel is gone\n`,
    'sleep 0.2; exit 1',
  )
  const tunnel = tunnelWith(program.file)
  await tunnel.open(named, 4748)
  await expect.poll(() => tunnel.state().state).toBe('up')
  await expect.poll(() => tunnel.state().state).toBe('restarting')
  expect(tunnel.state()).toMatchObject({ address: 'https://show.example', quick: false })
  expect(tunnel.state().reason).toMatch(/ERR Tunnel is gone/)
  await expect.poll(() => program.pids().length).toBeGreaterThan(2)
})

test('garbage is no address: the program is started again and the reason told', async () => {
  const program = standIn(
    'cloudflared',
    `${'\u0000\u001b[2J%PDF garbage'.repeat(500)}\nhttps://not.a.tunnel.example\n`,
  )
  const tunnel = tunnelWith(program.file)
  await tunnel.open(quick, 4748)
  await expect.poll(() => tunnel.state().state).toBe('restarting')
  expect(tunnel.state().reason).toMatch(/no address after 45 s/)
  await expect.poll(() => program.pids().length).toBeGreaterThan(1)
  await tunnel.shut()
  await expect.poll(() => program.pids().filter(isAlive)).toEqual([])
})

test('one that does not heed the polite end is ended all the same', async () => {
  const program = standIn('cloudflared', quickOutput('deaf'), 'trap "" TERM; while :; do sleep 1; done')
  const tunnel = tunnelWith(program.file)
  await tunnel.open(quick, 4748)
  await expect.poll(() => tunnel.state().state).toBe('up')
  await tunnel.shut()
  await expect.poll(() => program.pids().filter(isAlive)).toEqual([])
})

test('what cannot be started says why, and nothing runs', async () => {
  const none = tunnelWith(null)
  expect(await none.open(quick, 4748)).toMatchObject({ ok: false, code: 'no-program' })
  expect(none.state()).toMatchObject({ state: 'failed', reason: expect.stringContaining('not installed') })
  const homeless = tunnelWith(standIn('cloudflared', namedOutput).file)
  expect(await homeless.open({ ...named, address: null }, 4748)).toMatchObject({
    ok: false,
    code: 'no-address',
  })
})

test('pressing start twice at once leaves one process', async () => {
  const program = standIn('cloudflared', quickOutput('twice'))
  const tunnel = tunnelWith(program.file)
  await Promise.all([tunnel.open(quick, 4748), tunnel.open(quick, 4748)])
  await expect.poll(() => tunnel.state().state).toBe('up')
  await expect.poll(() => program.pids().filter(isAlive).length).toBe(1)
})

test('a typed address that no viewer could use is refused; one with spaces and capitals is taken as it is meant', async () => {
  const program = standIn('cloudflared', namedOutput)
  for (const address of ['http://8.8.8.8', 'named.example', 'https://show.example/path']) {
    const tunnel = tunnelWith(program.file)
    expect(await tunnel.open({ ...named, address }, 4748)).toMatchObject({ ok: false, code: 'no-address' })
    expect(tunnel.state()).toMatchObject({ state: 'failed', address: null })
  }
  expect(program.pids()).toEqual([])
  const tunnel = tunnelWith(program.file)
  await tunnel.open({ ...named, address: '  HTTPS://Show.Example/  ' }, 4748)
  await expect.poll(() => tunnel.state()).toMatchObject({ state: 'up', address: 'https://show.example' })
})
