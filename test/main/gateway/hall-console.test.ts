import { once } from 'node:events'
import { call } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { HallModel } from '../../../core/hall/model'
import { sampleShow } from '../../../core/show/sample'
import type { Cue } from '../../../core/show/show'
import { hallRow } from '../../../main/gateway/procedures/preflight-hall'
import { createRouter } from '../../../main/gateway/router'
import { thisMachine } from '../../../main/reach'
import { startConsole } from '../console'
import { knockAt } from './outside-knock'

const host = { context: { from: 'console', name: 'test' } } as const
/** Its network is this machine alone. */
const machine = {
  ...thisMachine,
  list: () => [{ name: 'lan0', address: '127.0.0.1', netmask: '255.0.0.0', mac: 'a4:b1:c1:00:00:01' }],
}

async function desk() {
  const console = await startConsole({ options: { machine } })
  onTestFinished(console.close)
  const { parts } = console.engine
  const router = createRouter(parts)
  return {
    console,
    parts,
    router,
    health: () => parts.state.snapshot().health,
    preflight: async (hall = true) => {
      const show = { ...sampleShow('sample', 0), audiences: { stream: false, room: true, hall } }
      await parts.library.save(show)
      const rows = await call(router.shows.preflight, { showId: 'sample' }, host)
      return rows.find(({ id }) => id === 'hall')
    },
    open: async (url: string) => {
      const socket = new WebSocket(url.replace(/^http/, 'ws').replace('/hall/', '/hall/socket'))
      onTestFinished(() => socket.terminate())
      const [raw] = (await once(socket, 'message')) as [Buffer]
      socket.send('{"type":"seen"}')
      return { socket, model: (JSON.parse(String(raw)) as { model: HallModel }).model }
    },
  }
}

test('the console tells the address, counts the screens, and preflight misses them', async () => {
  const { console, parts, router, health, preflight, open } = await desk()
  expect(health()).toMatchObject({ hallUrl: console.engine.addresses.hall, hallScreens: 0 })
  expect((await preflight())!.detail).toContain('Phones in the hall cannot open the room')
  await call(router.settings.openRoom, { open: true }, host)
  expect(parts.opening.networkUrl()).not.toBe(null)
  expect((await preflight())!.detail).toContain('None is connected')
  const { socket } = await open(health().hallUrl)
  await expect.poll(() => health().hallScreens).toBe(1)
  expect(await preflight()).toMatchObject({ state: 'ok', detail: 'One is connected.' })
  socket.terminate()
  await expect.poll(() => health().hallScreens).toBe(0)
})

test('what the screen shows opens the hall in the room', async () => {
  const { console, parts, health, open } = await desk()
  await console.engine.rehearse()
  const { model } = await open(health().hallUrl)
  const address = new URL(model.join!.scan)
  const port = Number(address.port)
  const scanned = await knockAt(port, { host: address.host }, { path: address.pathname })
  expect(scanned.status).toBe(303)
  const cookies = [scanned.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.toString())
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['micdrop-room', 'micdrop-hall'])
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  const page = await knockAt(port, { host: address.host, cookie })
  expect(page.text).toContain('You are in the hall.')
  expect(parts.engine.world().airing!.show.audiences.hall).toBe(true)
})

test('the switch opens it to the network and nothing else; the address follows', async () => {
  const { parts, router, health, open } = await desk()
  const before = health().hallUrl
  const set = async (openToNetwork: boolean) => {
    const settings = { ...parts.settings.get(), hall: { openToNetwork } }
    await call(router.settings.save, { settings }, host)
  }
  await set(true)
  await expect.poll(() => health().hallUrl).not.toBe(before)
  const { port } = new URL(health().hallUrl)
  expect(port).not.toBe(new URL(before).port)
  expect((await open(health().hallUrl)).model.state).toBe('no-show')
  expect((await knockAt(Number(port), { host: `127.0.0.1:${port}` })).status).toBe(404)
  await set(false)
  await expect.poll(() => health().hallUrl).toBe(before)
})

test('a new address ends the old one', async () => {
  const { router, health, open } = await desk()
  const before = health().hallUrl
  const { socket } = await open(before)
  await call(router.settings.renewHallAddress, undefined, host)
  if (socket.readyState !== socket.CLOSED) await once(socket, 'close')
  expect(health().hallUrl).not.toBe(before)
  const { port, pathname, search } = new URL(before)
  const answer = await knockAt(Number(port), { host: `127.0.0.1:${port}` }, { path: pathname + search })
  expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('Settings, Room')])
})

test('preflight: no row without a hall, and a word about what nobody there could claim or open', () => {
  const show = { ...sampleShow('sample', 0), audiences: { stream: true, room: true, hall: false } }
  const room = { networkUrl: 'http://192.168.1.20:4748/', publicUrl: null, url: 'http://127.0.0.1:4747/' }
  const health = (hallScreens: number, networkUrl: string | null = room.networkUrl) =>
    ({ hallScreens, room: { ...room, networkUrl } }) as never
  expect(hallRow(health(0), show)).toMatchObject([
    { state: 'warn', mend: 'shows', detail: expect.stringMatching(/^"Sticker sheet" keeps 10 for the hall/) },
  ])
  const without = (cue: Cue): Cue => ({ ...cue, props: { ...cue.props, hall: null } })
  expect(hallRow(health(0), { ...show, rundown: show.rundown.map(without) })).toEqual([])
  const inHall = { ...show, audiences: { ...show.audiences, hall: true } }
  expect(hallRow(health(2), inHall)).toMatchObject([{ state: 'ok', detail: '2 are connected.' }])
  expect(hallRow(health(0), inHall)[0]!.detail).toContain('what is kept for it stays unsold')
  expect(hallRow(health(0), { ...inHall, rundown: [] })[0]!.detail).not.toContain('unsold')
  expect(hallRow(health(1, null), inHall)[0]).toMatchObject({
    state: 'warn',
    detail: expect.stringContaining('Phones in the hall cannot open the room'),
  })
})
