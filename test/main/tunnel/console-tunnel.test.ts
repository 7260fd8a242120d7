import { rmSync } from 'node:fs'
import { call } from '@orpc/server'
import { afterEach, expect, test } from 'vitest'
import { sampleShow } from '../../../core/show/sample'
import { preflight } from '../../../main/gateway/procedures/preflight'
import { createRouter } from '../../../main/gateway/router'
import { startConsole, type TestConsole } from '../console'
import { knockAt } from '../gateway/outside-knock'
import { isAlive, quickOutput, standIn } from './stand-in'

const consoles: TestConsole[] = []
const path = process.env.PATH
afterEach(async () => {
  process.env.PATH = path
  for (const console of consoles.splice(0)) {
    await console.close()
    rmSync(console.home, { recursive: true, force: true })
  }
})

const context = { context: { from: 'console', name: 'console' } as const }
const quick = { program: 'cloudflared', name: null, address: null } as const

test('one press opens a road to the room: the tunnel’s name is served there, and taken back with it', async () => {
  const program = standIn('cloudflared', quickOutput('one-two-three'))
  process.env.PATH = `${program.folder}:${path}`
  const console = await startConsole()
  consoles.push(console)
  const { parts } = console.engine
  const router = createRouter(parts)
  const health = () => parts.state.snapshot().health
  expect(health().tunnel.programs.find(({ id }) => id === 'cloudflared')?.found).toBe(true)

  await call(router.tunnel.start, quick, context)
  await expect.poll(() => health().tunnel.state).toBe('up')
  await expect.poll(() => parts.opening.port()).not.toBeNull()
  const at = (host: string) =>
    knockAt(parts.opening.port()!, { host, 'x-forwarded-for': '203.0.113.9' }).then(({ status }) => status)
  expect(await at('one-two-three.trycloudflare.com')).toBe(200)
  expect(await at('other.trycloudflare.com')).toBe(421)
  expect(parts.settings.get().room.tunnel).toEqual(quick)
  expect(await preflight(parts, sampleShow('s', 0))).toContainEqual(
    expect.objectContaining({ id: 'tunnel', state: 'warn', detail: expect.stringContaining('200 requests') }),
  )

  await call(router.tunnel.stop, undefined, context)
  expect(health().tunnel).toMatchObject({ state: 'off', wish: null, address: null })
  expect(program.pids().map(isAlive)).toEqual([false])
  await expect.poll(() => parts.opening.publicOrigin()).toBeNull()
  expect(parts.settings.get().room.tunnel).toBeNull()
})

test('a program that is not there is refused in words, and not wished for at the next start', async () => {
  process.env.PATH = '/no/such/folder'
  const console = await startConsole()
  consoles.push(console)
  const { parts } = console.engine
  await expect(call(createRouter(parts).tunnel.start, quick, context)).rejects.toThrow(/not installed/)
  expect(parts.settings.get().room.tunnel).toBeNull()
  expect(parts.state.snapshot().health.tunnel.state).toBe('off')
})

test('a console that starts again starts its tunnel again', async () => {
  const program = standIn('cloudflared', quickOutput('back-again'))
  process.env.PATH = `${program.folder}:${path}`
  const first = await startConsole()
  await call(createRouter(first.engine.parts).tunnel.start, quick, context)
  await expect.poll(() => program.pids()).toHaveLength(1)
  await first.engine.close()
  expect(program.pids().map(isAlive)).toEqual([false])
  const second = await startConsole({ home: first.home })
  consoles.push(second)
  await expect
    .poll(() => second.engine.parts.opening.publicOrigin())
    .toBe('https://back-again.trycloudflare.com')
})
