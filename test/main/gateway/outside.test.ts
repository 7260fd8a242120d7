import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import type { OutsideState, ScopeName } from '../../../main/gateway/admit'
import { cameByHttps, clientOf } from '../../../main/gateway/client'
import { createOutside, noScope, type Scope } from '../../../main/gateway/outside'
import { isClosed, knockAt, socketAt } from './outside-knock'

const show = { host: 'show.example' }
const nothing = { room: false, overlay: false, hall: false }
const open = (...names: ScopeName[]): OutsideState['network'] => ({
  ...nothing,
  ...Object.fromEntries(names.map((name) => [name, true])),
})
const publicly: OutsideState = { network: nothing, publicOrigin: 'https://show.example' }

/** Answers with its name, the client and whether the browser is on https; echoes the same on sockets. */
const speaking = (name: string): Scope => ({
  app: {
    fetch: (_request, env) => {
      const { incoming } = env as { incoming: Parameters<typeof clientOf>[0] }
      return new Response(`${name} ${clientOf(incoming)} ${cameByHttps(incoming) ? 'https' : 'http'}`)
    },
  },
  upgrade: (request) => (socket) => socket.send(`${name} ${clientOf(request)}`),
})

function outside(scopes: Partial<Record<ScopeName, Scope>> = {}) {
  const made = createOutside({
    scopes: { room: speaking('room'), overlay: speaking('overlay'), hall: noScope, ...scopes },
    addresses: () => ['127.0.0.1'],
    // Another name of the same address, so that it is bound anew as from 127.0.0.1 to 0.0.0.0.
    networkBind: '127.1',
  })
  onTestFinished(made.close)
  return made
}
const port = (one: ReturnType<typeof outside>) => one.port()!
const socket = async (at: number, headers: Record<string, string>) =>
  (await socketAt(at, headers)) as WebSocket

test('with a public address it listens for the proxy, serves the room and says who the client is', async () => {
  const one = outside()
  expect(one.port()).toBe(null)
  expect(await one.open(publicly, 0)).toEqual({ ok: true, value: null })
  expect(one.namesClients()).toBe(null)
  const forwarded = { ...show, 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }
  expect((await knockAt(port(one), forwarded)).text).toBe('room 203.0.113.9 https')
  expect(one.namesClients()).toBe(true)
  // One from this machine itself says nothing of the proxy; one after another does.
  expect((await knockAt(port(one), show)).text).toBe('room null https')
  expect(one.namesClients()).toBe(true)
  for (let more = 0; more < 19; more += 1) await knockAt(port(one), show)
  expect(one.namesClients()).toBe(false)
  await knockAt(port(one), forwarded)
  expect(one.namesClients()).toBe(true)
  expect((await knockAt(port(one), forwarded, { path: '/overlay/' })).text).toMatch(/^room/)
  expect((await knockAt(port(one), { host: `127.0.0.1:${port(one)}` })).status).toBe(421)
  expect((await knockAt(port(one), { ...show, origin: 'null' }, { method: 'POST' })).status).toBe(403)
})

test('sockets meet the same door', async () => {
  const one = outside()
  await one.open({ network: open('room'), publicOrigin: 'https://show.example' }, 0)
  const own = await socketAt(port(one), { ...show, origin: 'https://show.example' })
  expect(typeof own).toBe('object')
  for (const origin of ['null', 'http://show.example', 'https://evil.example'])
    expect([origin, await socketAt(port(one), { ...show, origin })]).toEqual([origin, 403])
  expect(await socketAt(port(one), { host: 'show.example.' })).toBe(421)
  expect(await socketAt(port(one), { host: `127.0.0.1:${port(one)}` }, '/overlay/socket')).toBe(404)
})

test('a change ends the sockets that it shuts out and no others, even when the port is bound anew', async () => {
  const one = outside()
  await one.open({ network: open('room', 'overlay'), publicOrigin: 'https://show.example' }, 0)
  const at = port(one)
  const lan = { host: `127.0.0.1:${at}` }
  const viewer = await socket(at, show)
  const phone = await socket(at, lan)
  const obs = (await socketAt(at, lan, '/overlay/socket')) as WebSocket
  await one.open({ network: open('overlay'), publicOrigin: 'https://show.example' }, 0)
  expect(await isClosed(phone)).toBe(true)
  await one.open(publicly, 0)
  expect(await isClosed(obs)).toBe(true)
  expect(one.port()).toBe(at)
  expect((await knockAt(at, lan)).status).toBe(421)
  expect((await knockAt(at, show)).status).toBe(200)
  const echoed = new Promise((resolve) => viewer.once('pong', resolve))
  viewer.ping()
  await echoed
  await one.open({ ...publicly, publicOrigin: 'https://other.example' }, 0)
  expect(await isClosed(viewer)).toBe(true)
  expect((await knockAt(at, { host: 'other.example' })).status).toBe(200)
})

test('closed, it ends everything and frees the port', async () => {
  const one = outside()
  await one.open(publicly, 0)
  const at = port(one)
  const viewer = await socket(at, show)
  await one.open({ network: nothing, publicOrigin: null }, 0)
  expect(await isClosed(viewer)).toBe(true)
  expect(one.port()).toBe(null)
  await expect(knockAt(at, show)).rejects.toThrow('ECONNREFUSED')
  await one.open(publicly, at)
  expect((await knockAt(at, show)).status).toBe(200)
})

test('a taken port is refused in words, and what was open stays open', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const busy = (other.address() as { port: number }).port
  const one = outside()
  expect(await one.open(publicly, busy)).toMatchObject({
    ok: false,
    code: 'port-taken',
    message: expect.stringMatching(new RegExp(`Port ${busy}.*MICDROP_ROOM_PORT`)),
  })
  expect([one.port(), one.state().publicOrigin]).toEqual([null, null])
  await one.open(publicly, 0)
  const at = port(one)
  const viewer = await socket(at, show)
  expect((await one.open({ ...publicly, network: open('room') }, busy)).ok).toBe(false)
  expect([one.port(), one.state()]).toEqual([at, publicly])
  expect((await knockAt(at, show)).status).toBe(200)
  expect(viewer.readyState).toBe(viewer.OPEN)
})

test('changes asked for at once are made one after the other', async () => {
  const one = outside()
  const states: OutsideState[] = [
    publicly,
    { network: open('room'), publicOrigin: null },
    { network: nothing, publicOrigin: null },
    { ...publicly, network: open('room') },
  ]
  const done = await Promise.all(states.map((state) => one.open(state, 0)))
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true])
  expect(one.state()).toEqual(states[3])
  expect((await knockAt(port(one), show)).status).toBe(200)
  expect((await knockAt(port(one), { host: `127.0.0.1:${port(one)}` })).status).toBe(200)
})

test('the names of clients are asked anew with another address', async () => {
  const one = outside()
  await one.open(publicly, 0)
  await knockAt(port(one), show)
  expect(one.namesClients()).toBe(false)
  await one.open({ ...publicly, network: open('room') }, 0)
  expect(one.namesClients()).toBe(false)
  await one.open({ ...publicly, publicOrigin: 'https://other.example' }, 0)
  expect(one.namesClients()).toBe(null)
})

test('the console’s own proof comes from this machine: that the proxy names it so is no fault of the proxy', async () => {
  const one = outside()
  await one.open(publicly, 0)
  const proof = { path: '/reach/nonce' }
  await knockAt(port(one), { ...show, 'x-forwarded-for': '127.0.0.1' }, proof)
  expect(one.namesClients()).toBe(null)
  await knockAt(port(one), show, proof)
  expect(one.namesClients()).toBe(false)
  await knockAt(port(one), { ...show, 'x-forwarded-for': '203.0.113.9' }, proof)
  expect(one.namesClients()).toBe(true)
  await knockAt(port(one), { ...show, 'x-forwarded-for': '127.0.0.1' }, proof)
  expect(one.namesClients()).toBe(true)
})
