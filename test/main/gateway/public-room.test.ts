import { createServer } from 'node:net'
import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { emptyShow } from '../../../core/show/show'
import { createRouter } from '../../../main/gateway/router'
import { controlToken, startConsole, type TestConsole } from '../console'
import { knockAt, socketAt } from './outside-knock'

const origin = 'https://show.example'
const viewer = { host: 'show.example', 'x-forwarded-for': '203.0.113.9' }

let desk: TestConsole
let roomPort = 0
let ownPort = 0

beforeEach(async () => {
  desk = await startConsole({ options: { publicOrigin: origin } })
  await desk.engine.rehearse()
  roomPort = desk.engine.parts.opening.port()!
  ownPort = Number(new URL(desk.origin).port)
})
afterEach(() => desk.close())

const cookieOf = (headers: Record<string, string | string[] | undefined>) =>
  [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.toString())

test('cookies are Secure by the https address and nowhere else', async () => {
  const [byOrigin] = cookieOf((await knockAt(roomPort, viewer)).headers)
  expect(byOrigin).toMatch(/^micdrop-room=.*; Secure/)
  const [here] = cookieOf((await knockAt(ownPort, { host: `127.0.0.1:${ownPort}` })).headers)
  expect(here).toMatch(/^micdrop-room=/)
  expect(here).not.toMatch(/Secure/)
})

test('redirects and links name no host and no scheme, so that they hold behind TLS', async () => {
  const sent = await knockAt(roomPort, viewer, { path: '/?refresh=on' })
  expect([sent.status, sent.headers.location]).toEqual([303, '/'])
  const { text } = await knockAt(roomPort, viewer)
  const links = [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, link]) => link)
  expect(links.length).toBeGreaterThan(2)
  expect(links.filter((link) => !/^(?:[/#](?!\/)|data:,$)/.test(link ?? ''))).toEqual([])
})

test('a form is taken with the public Origin or none, and with no other', async () => {
  const page = await knockAt(roomPort, viewer)
  const cookie = cookieOf(page.headers)
    .map((one) => one.split(';')[0])
    .join('; ')
  const [, form] = /name="form" value="([^"]+)"/.exec(page.text) ?? []
  const say = (text: string, headers: Record<string, string>) =>
    knockAt(
      roomPort,
      { ...viewer, cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      { path: '/say', method: 'POST', body: `${new URLSearchParams({ form: form ?? '', key: text, text })}` },
    )
  const shown = () => desk.engine.parts.engine.world().airing!.lines.map((line) => line.text)
  for (const wrong of ['null', 'http://show.example', 'https://evil.example', `http://127.0.0.1:${roomPort}`])
    expect([wrong, (await say('bad', { origin: wrong })).status]).toEqual([wrong, 403])
  expect((await say('good', { origin })).status).toBe(303)
  expect(shown()).toContain('good')
  expect(shown()).not.toContain('bad')
})

test('the public address leads to nothing but the room', async () => {
  const paths = [
    '/console/',
    '/console/socket',
    '/overlay/',
    '/overlay/assets/overlay.js',
    '/hall',
    '/hall/',
    '/api/v1/state',
    '/api/v1/openapi.json',
    '/x/../api/v1/state',
    '/%61pi/v1/state',
  ]
  const headers = { ...viewer, authorization: `Bearer ${controlToken}` }
  for (const path of paths)
    expect([path, (await knockAt(roomPort, headers, { path })).status]).toEqual([path, 404])
  for (const path of ['/console/socket', '/overlay/socket', '/api/v1/events', '/hall/socket', '//'])
    expect([path, await socketAt(roomPort, headers, path)]).toEqual([path, 403])
  expect(await socketAt(roomPort, viewer)).toBeInstanceOf(WebSocket)
})

test('the console’s own port lets nothing in that a proxy passed on, not even with its tokens', async () => {
  const own = { host: `127.0.0.1:${ownPort}` }
  const api = { ...own, authorization: `Bearer ${controlToken}` }
  for (const [name, value] of [
    ['X-Forwarded-For', '203.0.113.9'],
    ['Forwarded', 'for=203.0.113.9'],
    ['X-Forwarded-Host', 'show.example'],
    ['X-Real-IP', '203.0.113.9'],
    ['CF-Connecting-IP', '203.0.113.9'],
    ['Via', '1.1 Caddy'],
    ['Tailscale-Funnel-Request', '?1'],
  ] as const) {
    for (const path of ['/', '/api/v1/state', '/console/', '/overlay/']) {
      const answer = await knockAt(ownPort, { ...api, [name]: value }, { path })
      expect([name, path, answer.status]).toEqual([name, path, 403])
      expect(answer.text).toMatch(/MICDROP_ROOM_PORT/)
    }
    for (const path of ['/live', '/api/v1/events'])
      expect([name, path, await socketAt(ownPort, { ...api, [name]: value }, path)]).toEqual([
        name,
        path,
        403,
      ])
  }
  expect((await knockAt(ownPort, own)).status).toBe(200)
  expect((await knockAt(ownPort, api, { path: '/api/v1/state' })).status).toBe(200)
})

test('health tells whether the proxy names its clients, and that the address was given at start', async () => {
  const room = () => desk.engine.parts.state.snapshot().health.room
  expect(room()).toMatchObject({ publicFixed: true, proxyNamesClients: null, open: false, reason: null })
  await knockAt(roomPort, { host: 'show.example', 'x-forwarded-for': 'unknown' })
  expect(room().proxyNamesClients).toBe(false)
  await knockAt(roomPort, viewer)
  expect(room().proxyNamesClients).toBe(true)
})

test('a room port that another program has is told in health and preflight, and the console runs', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const busy = (other.address() as { port: number }).port
  const own = await startConsole({ options: { publicOrigin: origin, roomPort: busy } })
  const { parts } = own.engine
  const words = expect.stringMatching(new RegExp(`^Port ${busy}, the room's own, is used by another program`))
  expect(parts.state.snapshot().health.room).toMatchObject({ reason: words, publicFixed: true })
  await parts.library.save(emptyShow('show', 'Print night', 0))
  const rows = await call(
    createRouter(parts).shows.preflight,
    { showId: 'show' },
    { context: { from: 'console', name: 'test' } },
  )
  expect(rows.filter(({ id }) => id === 'room-port')).toMatchObject([{ state: 'stop', detail: words }])
  expect((await own.api('/state')).status).toBe(200)
  await own.close()
  other.close()
})

test('a public address that cannot be one is refused in words when it is saved', async () => {
  const own = await startConsole()
  const router = createRouter(own.engine.parts)
  const settings = own.engine.parts.settings.get()
  const save = (publicAddress: string | null) =>
    call(
      router.settings.save,
      { settings: { ...settings, room: { ...settings.room, publicAddress } } },
      { context: { from: 'console', name: 'test' } },
    )
  await expect(save('http://show.example')).rejects.toThrow(/http:\/\/ is for this computer/)
  expect(own.engine.parts.settings.get().room.publicAddress).toBe(null)
  await save('https://Show.example/')
  expect(own.engine.parts.settings.get().room.publicAddress).toBe('https://Show.example/')
  expect(own.engine.parts.opening.publicOrigin()).toBe(origin)
  await own.close()
})
