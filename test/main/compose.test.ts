import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, describe, expect, test } from 'vitest'
import type { Result } from '../../core/base/result'
import type { ViewerRef } from '../../core/chat/viewer'
import { composeConsole } from '../../main/compose'
import { createRouter } from '../../main/gateway/router'
import { options, startConsole, type TestConsole, until } from './console'
import { startObsDouble } from './obs/obs-double'
import { until as obsUntil } from './obs/until'

const opened: TestConsole[] = []
const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'micdrop-test-'))
  folders.push(made)
  return made
}

afterEach(async () => {
  for (const console of opened.splice(0)) await console.close()
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true })
})

describe('composeConsole', () => {
  test('a second console on one profile is refused in words, and the first goes on', async () => {
    const home = folder()
    const first = await startConsole({ home })
    opened.push(first)
    expect(await composeConsole(options(home))).toMatchObject({ ok: false, code: 'locked' })
    expect((await first.api('/state')).status).toBe(200)
  })

  test('a taken port that was asked for is refused in words, and leaves the profile free', async () => {
    const home = folder()
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const port = (other.address() as { port: number }).port
    const refused = await composeConsole(options(home, { port }))
    expect(refused).toMatchObject({
      ok: false,
      code: 'port-taken',
      message: expect.stringContaining(String(port)),
    })
    other.close()
    const second = await startConsole({ home })
    opened.push(second)
  })

  test('reopens in the middle of a show with what was sold, and keeps the overlay’s address', async () => {
    const home = folder()
    const before = await startConsole({ home })
    await before.engine.rehearse()
    await before.api('/cues/token/fire', { method: 'POST', key: 'k1' })
    const viewer = { platform: 'room', id: 'v1', name: 'Ada' }
    await before.engine.parts.engine.offer(
      { type: 'viewer-acted', viewer, audience: 'stream', act: { act: 'claim', runId: null } },
      'claim-1',
    )
    const kept = JSON.stringify(before.engine.parts.engine.world().airing?.shop)
    const overlay = new URL(before.engine.addresses.overlay).search
    await before.close()
    const after = await startConsole({ home })
    opened.push(after)
    expect(JSON.stringify(after.engine.parts.engine.world().airing?.shop)).toBe(kept)
    expect(new URL(after.engine.addresses.overlay).search).toBe(overlay)
    expect(after.engine.parts.state.snapshot().health.recovered).not.toBe(null)
    expect(await after.api('/cues/token/fire', { method: 'POST', key: 'k1' })).toMatchObject({ status: 200 })
    expect(after.engine.parts.engine.world().airing?.runOrder).toHaveLength(1)
  })

  test('has its crowd and its OBS again after a restart in the middle of a rehearsal', async () => {
    const home = folder()
    const double = await startObsDouble()
    const before = await startConsole({ home })
    const { parts } = before.engine
    await before.engine.rehearse()
    const wish = { host: '127.0.0.1', port: double.port, password: null, local: false }
    await call(createRouter(parts).obs.connect, wish, { context: { from: 'console', name: 'test' } })
    expect(parts.obs.state().link).toBe('connected')
    await before.close()
    const after = await startConsole({ home })
    opened.push(after)
    const crowd = () => after.engine.parts.state.snapshot().health.platforms.map(({ id }) => id)
    await until(after, () => crowd().includes('replay'))
    await obsUntil(after.engine.parts.obs, ({ link }) => link === 'connected')
    await call(createRouter(after.engine.parts).obs.disconnect, undefined, {
      context: { from: 'console', name: 'test' },
    })
    expect(after.engine.parts.settings.get().obs.connectAtStart).toBe(false)
    await double.close()
  })

  test('a show started twice with one key is one airing, and both callers hear so', async () => {
    const console = await startConsole()
    opened.push(console)
    await console.engine.rehearse()
    const press = (path: string) => console.api(`/shows/sample-show/${path}`, { method: 'POST', key: 's1' })
    await press('end')
    const first = await press('start')
    expect(first.status).toBe(200)
    expect(await press('start')).toEqual(first)
  })

  test('who is linked stays so in the next show and after a restart; moderation reaches the platform and back', async () => {
    const home = folder()
    const before = await startConsole({ home })
    await before.engine.rehearse()
    const engine = before.engine.parts.engine
    const act = (viewer: ViewerRef, code: string | null) =>
      engine.offer(
        { type: 'viewer-acted', viewer, audience: 'stream', act: { act: 'link', code } },
        null,
      ) as Promise<Result<{ code: string }>>
    const [first, second] = ['room', 'twitch'].map((platform) => ({ platform, id: '1', name: 'Ada' }))
    const asked = await act(first!, null)
    expect(await act(second!, asked.ok ? asked.value.code : '')).toMatchObject({ ok: true })
    const by = { from: 'console', name: 'test' } as const
    const ban = { type: 'moderation-asked', act: 'ban', viewer: first!, lineId: null, seconds: null } as const
    await engine.offer({ ...ban, why: 'spam', by }, null)
    await until(before, () => engine.world().airing?.moderated[0]?.state === 'done')
    expect(before.engine.parts.state.snapshot().moderated).toMatchObject([
      { act: 'ban', why: 'spam', fault: null },
    ])
    await before.api('/shows/sample-show/end', { method: 'POST' })
    await before.close()
    const after = await startConsole({ home })
    opened.push(after)
    expect((await after.api('/shows/sample-show/start', { method: 'POST' })).status).toBe(200)
    const { links, barred } = after.engine.parts.engine.world().airing!
    // The room keeps them out in the next show, too.
    expect(barred['room:1']).toMatchObject({ until: null, why: 'spam' })
    expect(links.person['room:1']).toBe(links.person['twitch:1'])
    expect(links.person['room:1']).toBeDefined()
  })

  test('opening the room to the network opens that page and nothing else', async () => {
    const console = await startConsole()
    opened.push(console)
    const network = await console.engine.parts.opening.openRoom(true)
    if (!network.ok) return expect(network.code).toBe('no-network')
    const url = new URL(network.value.networkUrl!)
    expect((await fetch(url)).status).toBe(200)
    for (const path of [
      '/api/v1/openapi.json',
      '/api/v1/state',
      '/overlay/',
      '/console/',
      '/overlay/assets/overlay.js',
    ])
      expect((await fetch(new URL(path, url))).status, path).toBe(404)
    const closed = await console.engine.parts.opening.openRoom(false)
    expect(closed).toEqual({ ok: true, value: { networkUrl: null } })
    await expect(fetch(url)).rejects.toThrow()
  })
})
