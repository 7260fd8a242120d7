import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { Settings } from '../../../core/contract/settings'
import { createOpening } from '../../../main/gateway/opening'
import { createOverlayScope } from '../../../main/gateway/overlay-scope'
import { knockAt, socketAt } from './outside-knock'

const tokens = { setUp: 'for-obs', copied: 'for-people', window: 'for-the-window' }
const page = '/overlay/?token=for-obs'
const socket = '/overlay/socket?token=for-obs'

/** The overlay and a room behind the outside listener, whose network is this machine. */
async function open(settings: { overlay?: boolean; room?: boolean; publicAddress?: string }) {
  const rendererDir = mkdtempSync(join(tmpdir(), 'micdrop-overlay-'))
  onTestFinished(() => rmSync(rendererDir, { recursive: true, force: true }))
  mkdirSync(join(rendererDir, 'assets'))
  writeFileSync(join(rendererDir, 'overlay.html'), '<main id="stage"></main>')
  writeFileSync(join(rendererDir, 'assets/overlay.js'), '//')
  const joined: [string, string][] = []
  const opening = createOpening({
    room: { app: new Hono().get('/', (c) => c.text('the room')), join: (one) => one.send('room') },
    overlay: createOverlayScope({
      tokens,
      rendererDir,
      join: (_socket, key, agent) => void joined.push([key, agent]),
    }),
    settings: {
      get: () =>
        Settings.parse({
          overlay: { openToNetwork: settings.overlay === true },
          room: { openToNetwork: settings.room === true, publicAddress: settings.publicAddress ?? null },
        }),
      onChange: () => () => {},
    },
    givenOrigin: null,
    portFor: () => 0,
    addresses: () => ['127.0.0.1'],
    after: () => () => {},
    changed: () => {},
  })
  await opening.start()
  onTestFinished(opening.close)
  const port = opening.port()!
  return { opening, port, joined, host: { host: `127.0.0.1:${port}` } }
}

test('its switch opens its page, its files and its socket, to whoever has a token of it, and nothing else', async () => {
  const { port, host, joined, opening } = await open({ overlay: true })
  expect(opening.portOf('overlay')).toBe(port)
  expect(opening.portOf('room')).toBeNull()
  expect(await knockAt(port, host, { path: page })).toMatchObject({
    status: 200,
    text: expect.stringContaining('stage'),
  })
  expect((await knockAt(port, host, { path: '/overlay/assets/overlay.js' })).status).toBe(200)
  for (const path of ['/overlay/', '/overlay/?token=', '/overlay/?token=for-ob', `${page}x`])
    expect([path, (await knockAt(port, host, { path })).status]).toEqual([path, 403])
  for (const path of ['/', '/console/', '/api/v1/state', '/hall/', '/overlay/assets/../../secrets.json'])
    expect([path, (await knockAt(port, host, { path })).status]).toEqual([path, 404])
  const air = await socketAt(port, { ...host, 'user-agent': 'Chrome/103 OBS/29.0.2' }, socket)
  expect(air).toBeInstanceOf(WebSocket)
  expect(joined).toEqual([['set-up', 'Chrome/103 OBS/29.0.2']])
  if (air instanceof WebSocket) air.terminate()
  for (const wrong of ['/overlay/socket', '/overlay/socket?token=no', '/overlay/?token=for-obs', '/live'])
    expect(await socketAt(port, host, wrong)).not.toBeInstanceOf(WebSocket)
})

test('the room’s switch opens nothing of it', async () => {
  const { port, host, opening } = await open({ room: true })
  expect(opening.portOf('overlay')).toBeNull()
  expect((await knockAt(port, host, { path: page })).status).toBe(404)
  expect(await socketAt(port, host, socket)).toBe(404)
})

test('the public address never leads to it, and strange names and sites are refused', async () => {
  const { port, host } = await open({ overlay: true, room: true, publicAddress: 'https://show.example' })
  const viewer = { host: 'show.example', 'x-forwarded-for': '203.0.113.9' }
  for (const path of [
    page,
    '//overlay/?token=for-obs',
    '/%6Fverlay/?token=for-obs',
    '/./overlay/?token=for-obs',
  ])
    expect([path, (await knockAt(port, viewer, { path })).status]).toEqual([path, 404])
  expect(await socketAt(port, viewer, socket)).not.toBeInstanceOf(WebSocket)
  expect((await knockAt(port, { host: `evil.example:${port}` }, { path: page })).status).toBe(421)
  expect((await knockAt(port, { ...host, origin: 'http://evil.example' }, { path: page })).status).toBe(403)
})
