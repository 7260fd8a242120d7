import { createServer } from 'node:net'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { Settings } from '../../../core/contract/settings'
import { createOpening, type OpeningOptions } from '../../../main/gateway/opening'
import { doorRows } from '../../../main/gateway/procedures/preflight-door'
import { knockAt, socketAt } from './outside-knock'

function rig(more: Partial<OpeningOptions> = {}, room: Partial<Settings['room']> = {}) {
  let settings = Settings.parse({ room })
  const listeners = new Set<(settings: Settings) => void>()
  const later = new Set<() => void>()
  let changes = 0
  const waiting: (() => void)[] = []
  const opening = createOpening({
    room: { app: new Hono().get('/', (c) => c.text('the room')), join: (socket) => socket.send('hello') },
    settings: {
      get: () => settings,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    givenOrigin: null,
    portFor: () => 0,
    addresses: () => ['127.0.0.1'],
    after: (_ms, run) => {
      later.add(run)
      return () => later.delete(run)
    },
    changed: () => {
      changes += 1
      for (const wake of waiting.splice(0)) wake()
    },
    ...more,
  })
  onTestFinished(opening.close)
  return {
    opening,
    later,
    changes: () => changes,
    /** Changes the setting and waits until the listener has followed. */
    set: async (change: Partial<Settings['room']>) => {
      const followed = new Promise<void>((resolve) => waiting.push(resolve))
      settings = { ...settings, room: { ...settings.room, ...change } }
      for (const listener of listeners) listener(settings)
      await followed
    },
    retry: async () => {
      const followed = new Promise<void>((resolve) => waiting.push(resolve))
      for (const run of [...later]) run()
      await followed
    },
    status: async (host: string) => (await knockAt(opening.port()!, { host })).status,
  }
}

async function busyPort() {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const free = () => new Promise((resolve) => other.close(resolve))
  onTestFinished(() => void other.close())
  return { port: (other.address() as { port: number }).port, free }
}

test('follows the setting while it runs', async () => {
  const { opening, set, status } = rig()
  await opening.start()
  expect([opening.port(), opening.publicOrigin(), opening.reason()]).toEqual([null, null, null])
  await set({ publicAddress: ' https://Show.example/ ' })
  expect(opening.publicOrigin()).toBe('https://show.example')
  expect(await status('show.example')).toBe(200)
  expect(typeof (await socketAt(opening.port()!, { host: 'show.example' }))).toBe('object')
  expect(await socketAt(opening.port()!, { host: 'show.example' }, '/lively')).toBe(403)
  await set({ publicAddress: 'https://other.example' })
  expect([await status('show.example'), await status('other.example')]).toEqual([421, 200])
  await set({ publicAddress: null })
  expect(opening.port()).toBe(null)
})

test('the switch opens the network beside the public address, and closes it alone', async () => {
  const { opening, set, status } = rig({}, { publicAddress: 'https://show.example' })
  await opening.start()
  const host = `127.0.0.1:${opening.port()}`
  expect([await status(host), await status('show.example'), opening.networkUrl()]).toEqual([421, 200, null])
  expect(await opening.openRoom(true)).toEqual({ ok: true, value: { networkUrl: `http://${host}/` } })
  await set({ openToNetwork: true })
  expect([await status(host), await status('show.example')]).toEqual([200, 200])
  expect(opening.networkUrl()).toBe(`http://${host}/`)
  expect(await opening.openRoom(false)).toEqual({ ok: true, value: { networkUrl: null } })
  await set({ openToNetwork: false })
  expect([await status(host), await status('show.example')]).toEqual([421, 200])
})

test('an address given at start wins over the setting', async () => {
  const { opening, set, status } = rig({ givenOrigin: 'https://given.example' })
  await opening.start()
  await set({ publicAddress: 'https://show.example' })
  expect([opening.publicOrigin(), opening.publicFixed]).toEqual(['https://given.example', true])
  expect([await status('given.example'), await status('show.example')]).toEqual([200, 421])
})

test('the address of a tunnel that the console runs wins over the setting while it is lent', async () => {
  const { opening, set, status } = rig({}, { publicAddress: 'https://show.example' })
  await opening.start()
  expect(await opening.lend('https://quick.example')).toEqual({ ok: true, value: null })
  expect([await status('quick.example'), await status('show.example')]).toEqual([200, 421])
  await opening.lend(null)
  expect([await status('quick.example'), await status('show.example')]).toEqual([421, 200])
  await set({ publicAddress: null })
  expect(opening.port()).toBe(null)
  const given = rig({ givenOrigin: 'https://given.example' })
  await given.opening.start()
  await given.opening.lend('https://quick.example')
  expect(given.opening.publicOrigin()).toBe('https://given.example')
})

test('a taken port is told on every screen, and taken as soon as it is free', async () => {
  const { port, free } = await busyPort()
  const { opening, later, retry, status } = rig(
    { portFor: () => port },
    { publicAddress: 'https://show.example' },
  )
  await opening.start()
  expect(opening.reason()).toMatch(new RegExp(`Port ${port}.*used by another program.*MICDROP_ROOM_PORT`))
  expect(doorRows({ opening })).toMatchObject([{ id: 'room-port', state: 'stop', detail: opening.reason() }])
  expect([opening.port(), opening.publicOrigin()]).toEqual([null, 'https://show.example'])
  await retry()
  expect(opening.reason()).toMatch(/used by another program/)
  await free()
  await retry()
  expect([opening.reason(), opening.port(), later.size]).toEqual([null, port, 0])
  expect(doorRows({ opening })).toEqual([])
  expect(await status('show.example')).toBe(200)
})

test('nothing is tried again once the console closes', async () => {
  const { port } = await busyPort()
  const { opening, later } = rig({ portFor: () => port }, { publicAddress: 'https://show.example' })
  await opening.start()
  expect(later.size).toBe(1)
  await opening.close()
  expect(later.size).toBe(0)
})

test('a setting edited by hand to nonsense is told about and never served', async () => {
  const { opening, set } = rig({}, { publicAddress: 'http://show.example' })
  await opening.start()
  expect([opening.port(), opening.publicOrigin()]).toEqual([null, null])
  expect(opening.reason()).toMatch(/^The public address in the settings cannot be used\. http:\/\/ is for/)
  expect(doorRows({ opening })).toMatchObject([{ id: 'room-port', state: 'warn' }])
  await set({ publicAddress: '' })
  expect(opening.reason()).toBe(null)
})

test('without a network the switch refuses, and a room that was open says why nobody comes', async () => {
  const addresses: string[] = []
  const { opening, status } = rig({ addresses: () => addresses }, { openToNetwork: true })
  await opening.start()
  expect([opening.networkUrl(), opening.reason()]).toEqual([null, expect.stringMatching(/in no network/)])
  expect(await opening.openRoom(true)).toMatchObject({ ok: false, code: 'no-network' })
  // The network comes back by itself.
  addresses.push('127.0.0.1')
  expect(opening.reason()).toBe(null)
  expect(await status(`127.0.0.1:${opening.port()}`)).toBe(200)
})

test('preflight warns of a proxy that names nobody', async () => {
  const { opening } = rig({ givenOrigin: 'https://show.example' })
  await opening.start()
  expect(doorRows({ opening })).toEqual([])
  await knockAt(opening.port()!, { host: 'show.example' })
  expect(doorRows({ opening })).toMatchObject([
    { id: 'room-clients', state: 'warn', detail: expect.stringMatching(/X-Forwarded-For/) },
  ])
  await knockAt(opening.port()!, { host: 'show.example', 'x-forwarded-for': '203.0.113.9' })
  expect(doorRows({ opening })).toEqual([])
})
