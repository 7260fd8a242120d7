import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, expect, test } from 'vitest'
import { fail } from '../../../core/base/result'
import type { Settings } from '../../../core/contract/settings'
import type { Listed } from '../../../core/reach/interfaces'
import { emptyShow, type Show } from '../../../core/show/show'
import { createRouter } from '../../../main/gateway/router'
import { thisMachine } from '../../../main/reach'
import { startConsole } from '../console'

const opened: { close: () => void | Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})
/** Looks for no made-up address on the internet. */
const quiet = { ...thisMachine, prove: async () => fail('refused', 'Nothing answers there.') }
const host = { context: { from: 'console', name: 'test' } } as const
const on = (name: string, address: string): Listed => ({
  name,
  address,
  netmask: '255.255.255.0',
  mac: 'a4:b1:c1:00:00:01',
})

/** A proxy on this machine that passes all on to `port`, as Caddy does; closed it answers nothing. */
async function proxy(): Promise<{ origin: string; lead: (port: number) => void; close: () => void }> {
  let target = 0
  const server: Server = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-for': '203.0.113.9' }
    const passed = request(
      { host: '127.0.0.1', port: target, method: incoming.method, path: incoming.url, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
        answer.pipe(outgoing)
      },
    )
    passed.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const one = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (port: number) => {
      target = port
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  opened.push(one)
  return one
}

async function desk(options: Parameters<typeof startConsole>[0] = {}) {
  const console = await startConsole(options)
  opened.push(console)
  const { parts } = console.engine
  const router = createRouter(parts)
  return {
    console,
    parts,
    router,
    room: () => parts.state.snapshot().health.room,
    joinUrl: () => parts.engine.world().airing?.joinUrl,
    set: (change: Partial<Settings['room']>) => {
      const before = parts.settings.get()
      return call(
        router.settings.save,
        { settings: { ...before, room: { ...before.room, ...change } } },
        host,
      )
    },
    start: async (show: Show, mode: 'live' | 'rehearsal') => {
      await parts.library.save(show)
      return call(router.shows.start, { showId: show.id, mode }, host)
    },
    viewers: async (show: Show) => {
      await parts.library.save(show)
      const rows = await call(router.shows.preflight, { showId: show.id }, host)
      return rows.find(({ id }) => id === 'viewers')
    },
  }
}

const cue = (kind: string, props: Show['rundown'][number]['props']): Show['rundown'][number] => ({
  id: kind,
  kind,
  title: kind,
  props,
  plannedFor: 0,
  hotkey: null,
  note: '',
})
const drop = (props: object = {}) => cue('drop', { title: 'Print', price: 500, stock: 5, ...props })
const show = (audiences: Partial<Show['audiences']>, ...rundown: Show['rundown']): Show => ({
  ...emptyShow('s1', 'Print night', 0),
  audiences: { stream: true, room: true, hall: false, ...audiences },
  rundown,
})
const talk = cue('message', { text: 'Hello' })

test('the console proves its own public address through the proxy, and tells when it does not lead here', async () => {
  const before = await proxy()
  const { parts, room, joinUrl, router, start } = await desk({
    options: { publicOrigin: before.origin, machine: thisMachine },
  })
  const check = () => call(router.settings.proveRoom, undefined, host)
  before.lead(parts.opening.port()!)
  expect(await check()).toEqual({
    proven: true,
    words: `${before.origin} leads here, but only from this computer: viewers of a stream cannot open it.`,
  })
  expect(room()).toMatchObject({
    publicUrl: `${before.origin}/`,
    publicProven: true,
    publicReason: null,
    publicFixed: true,
  })
  expect(room().proxyTarget).toBe(`http://127.0.0.1:${parts.opening.port()}`)
  expect(room().proxyNamesClients).toBe(true)
  // A live show would tell its viewers nothing of an address that only this computer can open.
  await expect(start(show({}, drop()), 'live')).rejects.toThrow(/Viewers of the stream cannot open the room/)
  await start(show({}, drop()), 'rehearsal')
  expect(joinUrl()).toBe(`${before.origin}/`)

  // The console's own port is the usual wrong one: it lets no proxy in.
  before.lead(Number(new URL(parts.state.snapshot().health.room.url).port))
  expect((await check()).words).toContain(`lead to ${room().proxyTarget}`)
  const another = await desk()
  await another.set({ publicAddress: before.origin })
  await expect.poll(() => another.parts.opening.port()).not.toBeNull()
  before.lead(another.parts.opening.port()!)
  expect((await check()).words).toContain('Another page answers')
  before.close()
  expect((await check()).words).toContain('Nothing answers')
  expect(room()).toMatchObject({ publicUrl: `${before.origin}/`, publicProven: false })
  // A failed proof warns; viewers who got in by it, and those who try again, have it still.
  expect(joinUrl()).toBe(`${before.origin}/`)
})

test('what was proven is answered by the public address alone, and only while it is asked', async () => {
  const way = await proxy()
  const asked: string[] = []
  let local = ''
  const { parts } = await desk({
    options: {
      publicOrigin: way.origin,
      machine: {
        ...thisMachine,
        prove: async (proof) => {
          if (local === '') return fail('refused', 'Not yet.')
          asked.push(proof.path)
          const tries = await Promise.all(
            [way.origin, local].map((origin) => thisMachine.prove({ ...proof, origin })),
          )
          expect(tries.map(({ ok }) => ok)).toEqual([true, false])
          const page = await fetch(new URL(proof.path, way.origin))
          expect([page.headers.get('cache-control'), page.headers.get('set-cookie')]).toEqual([
            'no-store',
            null,
          ])
          return tries[0]!
        },
      },
    },
  })
  way.lead(parts.opening.port()!)
  await expect.poll(() => parts.reach.proof.view().proven).toBe(false)
  local = new URL(parts.reach.addresses().url).origin
  expect(await parts.reach.proof.prove()).toMatchObject({ proven: true })
  expect((await fetch(new URL(asked.at(-1)!, way.origin))).status).toBe(404)
})

test('the address of a running show follows the setting', async () => {
  const { set, joinUrl, start, room } = await desk()
  await set({ publicAddress: 'https://Show.Example/' })
  await start(show({}, drop()), 'live')
  expect(joinUrl()).toBe('https://show.example/')
  await set({ publicAddress: 'https://other.example:8443' })
  await expect.poll(joinUrl).toBe('https://other.example:8443/')
  expect(room().publicProven).not.toBe(true)
  await set({ publicAddress: null })
  await expect.poll(joinUrl).toBeNull()
  expect(room()).toMatchObject({ publicUrl: null, publicProven: null, publicReason: null })
})

test('a tunnel’s address comes, changes and goes: the running show follows', async () => {
  const { parts, joinUrl, start, room } = await desk()
  await parts.opening.lend('https://one-two.example')
  await start(show({}, drop()), 'live')
  expect(joinUrl()).toBe('https://one-two.example/')
  await parts.opening.lend('https://three-four.example')
  await expect.poll(joinUrl).toBe('https://three-four.example/')
  await parts.opening.lend(null)
  await expect.poll(joinUrl).toBeNull()
  expect(room().publicUrl).toBeNull()
})

test('a console that starts again in a show gives the address it has now', async () => {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-test-'))
  opened.push({ close: () => rmSync(home, { recursive: true, force: true }) })
  const before = await startConsole({ home, options: { publicOrigin: 'https://show.example' } })
  await before.engine.rehearse()
  expect(before.engine.parts.engine.world().airing?.joinUrl).toBe('https://show.example/')
  await before.close()
  const { joinUrl, room } = await desk({ home })
  await expect.poll(joinUrl).toBe(room().url)
})

test('the network: its address is followed by the interface’s name, for codes and for the running rehearsal', async () => {
  let listed = [on('Wi-Fi', '192.168.1.20'), on('Ethernet', '10.0.0.5')]
  const machine = { ...quiet, list: () => listed, route: async () => '10.0.0.5' }
  const { parts, router, room, set, joinUrl, start, console } = await desk({ options: { machine } })
  const look = () => parts.reach.network.view()
  expect(room()).toMatchObject({ networkUrl: null, networkInterface: 'Ethernet', networkReason: null })
  expect(room().interfaces.map(({ name, proposed }) => [name, proposed])).toEqual([
    ['Ethernet', true],
    ['Wi-Fi', false],
  ])
  await start(show({}, drop()), 'rehearsal')
  expect(joinUrl()).toBe(room().url)
  const { networkUrl } = await call(router.settings.openRoom, { open: true }, host)
  expect([networkUrl, joinUrl()]).toEqual([room().networkUrl, networkUrl])
  expect(networkUrl).toMatch(/^http:\/\/10\.0\.0\.5:\d+\/$/)
  await set({ networkInterface: 'Wi-Fi' })
  await expect.poll(joinUrl).toBe(networkUrl!.replace('10.0.0.5', '192.168.1.20'))
  listed = [on('Wi-Fi', '10.0.0.5'), on('Ethernet', '192.168.1.20')]
  await expect.poll(joinUrl).toBe(networkUrl)
  expect(look().name).toBe('Wi-Fi')
  expect(parts.state.snapshot().health.notices.join()).toContain('another address in its network: 10.0.0.5')
  listed = [on('Ethernet', '192.168.1.20')]
  await expect.poll(() => room().networkReason).toContain('"Wi-Fi", the network you chose, is not there now')
  await expect.poll(joinUrl).toBe(networkUrl!.replace('10.0.0.5', '192.168.1.20'))
  await call(router.settings.openRoom, { open: false }, host)
  expect(joinUrl()).toBe(room().url)
  await console.api('/shows/s1/end', { method: 'POST' })
})

test('a rehearsal uses the public address; a live show without one gives none, however open the network is', async () => {
  const machine = { ...quiet, list: () => [on('Wi-Fi', '192.168.1.20')] }
  const { set, joinUrl, start, router, console } = await desk({ options: { machine } })
  await call(router.settings.openRoom, { open: true }, host)
  await start(show({}, talk), 'live')
  expect(joinUrl()).toBeNull()
  await console.api('/shows/s1/end', { method: 'POST' })
  await set({ publicAddress: 'https://show.example' })
  await start(show({}, drop()), 'rehearsal')
  expect(joinUrl()).toBe('https://show.example/')
})

test('preflight: red only where units would be held by people who can never pay', async () => {
  const machine = { ...quiet, list: () => [on('Wi-Fi', '192.168.1.20')] }
  const { set, viewers, start, router, room } = await desk({ options: { machine } })
  const stream = show({}, drop())
  const inHall = show({ stream: false, hall: true }, drop())
  expect(await viewers(stream)).toMatchObject({ state: 'stop', mend: 'settings-room' })
  await expect(start(stream, 'live')).rejects.toThrow(/Viewers of the stream cannot open the room/)
  expect(await viewers(show({}, talk))).toMatchObject({ state: 'warn' })
  expect(await viewers(show({ hall: true }, drop({ stock: 5, hall: 5 })))).toMatchObject({ state: 'warn' })
  expect(await viewers(inHall)).toMatchObject({
    state: 'warn',
    detail: expect.stringContaining('Open it to the network'),
  })
  await call(router.settings.openRoom, { open: true }, host)
  expect(await viewers(inHall)).toEqual({
    id: 'viewers',
    title: 'Viewers',
    state: 'ok',
    detail: `The room is open at ${room().networkUrl!.replace(/\/$/, '')}.`,
    mend: null,
  })
  expect(await viewers(stream)).toMatchObject({ state: 'stop' })
  await set({ publicAddress: 'https://show.example' })
  expect(await viewers(stream)).toMatchObject({
    state: 'warn',
    detail: expect.stringContaining('Nothing answers there.'),
  })
  await start(inHall, 'live')
})

test('there is nothing to prove without a public address', async () => {
  const { router } = await desk()
  await expect(call(router.settings.proveRoom, undefined, host)).rejects.toThrow(
    'Enter a public address first.',
  )
})
