import { once } from 'node:events'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { Settings } from '../../../core/contract/settings'
import { HallModel } from '../../../core/hall/model'
import { emptyWorld } from '../../../core/show/reduce'
import { createHallScreen } from '../../../main/gateway/hall'
import { createLocalApp, socketDoor } from '../../../main/gateway/local-app'
import { createOpening } from '../../../main/gateway/opening'
import { listen } from '../../../main/gateway/server'
import { knockAt, socketAt } from './outside-knock'
import { builtRenderer } from './room-rig'

const first = 'a-token-of-the-hall-screen'
const page = `/hall/?token=${first}`
const socket = `/hall/socket?token=${first}`

/** The real screen, on the console's own listener and on the outside one, whose network is this machine. */
async function open(settings: { hall?: boolean; room?: boolean; publicAddress?: string } = {}) {
  let now = 1_000_000
  let token = first
  const world = emptyWorld()
  const rendererDir = await builtRenderer(true)
  const hall = createHallScreen({
    engine: { world: () => world, now: () => now, onChange: () => () => {} } as never,
    settings: () => Settings.parse({}),
    token: (renew) => {
      if (renew) token = 'the-next-token-of-the-screen'
      return token
    },
    signingKey: 'key',
    rendererDir,
    upcoming: () => null,
    addresses: () => ({ publicUrl: null, networkUrl: null, url: '' }),
    base: () => 'http://127.0.0.1:1/',
  })
  onTestFinished(hall.close)
  const room = new Hono().get('/', (c) => c.text('the room'))
  const opening = createOpening({
    room: { app: room, join: (one) => one.send('room') },
    hall,
    settings: {
      get: () =>
        Settings.parse({
          hall: { openToNetwork: settings.hall === true },
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

  let port = 0
  const local = {
    port: () => port,
    now: () => now,
    api: { openapi: async () => ({}), handle: async () => null } as never,
    controlToken: () => 'control',
    bridgeToken: () => null,
    overlay: new Hono(),
    consoleToken: 'console',
    rendererDir,
    room,
    hall: hall.app,
  }
  const upgrade = (request: Parameters<typeof hall.upgrade>[0] & { headers: object }) =>
    socketDoor(local, { url: request.url ?? '', headers: request.headers as never }) === 'hall'
      ? hall.upgrade(request)
      : null
  const listening = await listen(createLocalApp(local), upgrade, '127.0.0.1', 0, 16 * 1024)
  if (!listening.ok) throw new Error(listening.message)
  port = listening.value.port
  onTestFinished(listening.value.close)
  return {
    hall,
    opening,
    port,
    sleep: (ms: number) => {
      now += ms
    },
  }
}

/** Listens from the start: the first message comes with the answer to the upgrade. */
async function joined(port: number): Promise<{ one: WebSocket; first: { type: string; model: unknown } }> {
  const one = new WebSocket(`ws://127.0.0.1:${port}${socket}`)
  const [raw] = (await once(one, 'message')) as [Buffer]
  return { one, first: JSON.parse(String(raw)) as { type: string; model: unknown } }
}

test('on this machine: the page and its socket open with the token, and with no other', async () => {
  const { port } = await open()
  const host = `127.0.0.1:${port}`
  const shown = await knockAt(port, { host }, { path: page })
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('id="hall"')
  expect(shown.headers['content-security-policy']).toContain("script-src 'self'")
  for (const wrong of ['/hall/', '/hall/?token=', '/hall/?token=overlay', `${page}x`])
    expect([wrong, (await knockAt(port, { host }, { path: wrong })).status]).toEqual([wrong, 403])
  for (const wrong of ['/hall/socket', '/hall/socket?token=overlay', `${socket}x`])
    expect([wrong, await socketAt(port, { host }, wrong)]).toEqual([wrong, 403])
})

test('a new address: the old one and the screens that show it are shut out at once', async () => {
  const { hall, port } = await open()
  const host = `127.0.0.1:${port}`
  const { one } = await joined(port)
  const ended = once(one, 'close')
  const before = hall.url()
  hall.renew()
  await ended
  expect((await knockAt(port, { host }, { path: page })).status).toBe(403)
  expect(await socketAt(port, { host }, socket)).toBe(403)
  expect(hall.url()).not.toBe(before)
  const { search } = new URL(hall.url())
  expect((await knockAt(port, { host }, { path: `/hall/${search}` })).status).toBe(200)
})

test('strange names, other sites and forwarded requests are refused', async () => {
  const { port } = await open()
  const host = `127.0.0.1:${port}`
  expect((await knockAt(port, { host: `evil.example:${port}` }, { path: page })).status).toBe(421)
  expect((await knockAt(port, { host, origin: 'http://evil.example' }, { path: page })).status).toBe(403)
  expect((await knockAt(port, { host, 'x-forwarded-for': '203.0.113.9' }, { path: page })).status).not.toBe(
    200,
  )
  expect(await socketAt(port, { host: `evil.example:${port}` }, socket)).toBe(403)
  expect(await socketAt(port, { host, origin: 'http://evil.example' }, socket)).toBe(403)
})

test('it is told at once what to show, and the answer makes it count', async () => {
  const { hall, port } = await open()
  const { one, first: told } = await joined(port)
  expect(told.type).toBe('model')
  expect(HallModel.parse(told.model)).toMatchObject({ state: 'no-show', join: null })
  expect(hall.screens()).toBe(0)
  let changes = 0
  hall.onScreens(() => {
    changes += 1
  })
  one.send('{"type":"seen"}')
  await expect.poll(() => hall.screens()).toBe(1)
  expect(changes).toBe(1)
  one.send('nonsense')
  one.terminate()
  await expect.poll(() => hall.screens()).toBe(0)
})

test('a screen that falls silent counts no more, and its socket is ended', async () => {
  const { hall, port, sleep } = await open()
  const { one } = await joined(port)
  one.send('{"type":"seen"}')
  await expect.poll(() => hall.screens()).toBe(1)
  sleep(6_000)
  expect(hall.screens()).toBe(0)
  const ended = once(one, 'close')
  sleep(30_000)
  await ended
})

test('a frozen screen is sent no more than it can take', async () => {
  const { hall } = await open()
  const take = hall.upgrade({ url: socket })
  const sent: string[] = []
  const frozen = {
    bufferedAmount: 1e6,
    send: (text: string) => sent.push(text),
    on: () => {},
    close: () => {},
  }
  take!(frozen as never)
  expect(sent).toEqual([])
  frozen.bufferedAmount = 0
  await expect.poll(() => sent.length).toBeGreaterThan(0)
  expect(sent[0]).toMatch(/"type":"(model|beat)"/)
})

test('in the network it opens by its own switch: the room’s opens nothing of it', async () => {
  const closed = await open({ room: true })
  const there = (port: number | null) => ({ host: `127.0.0.1:${port}` })
  expect((await knockAt(closed.opening.port()!, there(closed.opening.port()), { path: page })).status).toBe(
    404,
  )
  expect(await socketAt(closed.opening.port()!, there(closed.opening.port()), socket)).toBe(404)
  expect(closed.opening.networkUrl('hall')).toBe(null)

  const { opening } = await open({ hall: true })
  const port = opening.port()!
  expect(opening.networkUrl('hall')).toBe(`http://127.0.0.1:${port}/`)
  expect((await knockAt(port, there(port), { path: page })).status).toBe(200)
  expect((await knockAt(port, there(port), { path: '/hall/' })).status).toBe(403)
  expect((await knockAt(port, there(port))).status).toBe(404)
  expect((await joined(port)).first.type).toBe('model')
  expect(await socketAt(port, there(port), '/hall/socket?token=wrong')).toBe(403)
})

test('the public address never leads to it, whatever is open', async () => {
  const { opening } = await open({ hall: true, room: true, publicAddress: 'https://show.example' })
  const port = opening.port()!
  const viewer = { host: 'show.example', 'x-forwarded-for': '203.0.113.9' }
  expect((await knockAt(port, viewer)).text).toBe('the room')
  for (const path of [page, '/hall/assets/hall.js', '/hall', '//hall/', '/%68all/', '/./hall/', '/HALL/'])
    expect([path, (await knockAt(port, viewer, { path })).status]).toEqual([path, 404])
  expect(await socketAt(port, viewer, socket)).toBe(403)
})
