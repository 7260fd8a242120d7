import { expect, test } from 'vitest'
import type { Listed } from '../../../core/reach/interfaces'
import { createNetwork } from '../../../main/reach/network'
import { listAddresses, routeAddress } from '../../../main/reach/system'

const on = (name: string, address: string): Listed => ({
  name,
  address,
  netmask: '255.255.255.0',
  mac: 'a4:b1:c1:00:00:01',
})
const wifi = on('Wi-Fi', '192.168.1.20')
const cable = on('Ethernet', '10.0.0.5')

function rig(listed: readonly Listed[], chosen: string | null = null) {
  const world = { listed, chosen, route: null as string | null, reads: 0, now: 0 }
  const notices: string[] = []
  const waiting = new Set<() => void>()
  let changes = 0
  const network = createNetwork({
    list: () => {
      world.reads += 1
      return world.listed
    },
    route: async () => world.route,
    chosen: () => world.chosen,
    now: () => world.now,
    after: (_ms, run) => {
      waiting.add(run)
      return () => waiting.delete(run)
    },
    changed: () => {
      changes += 1
    },
    notice: (text) => notices.push(text),
  })
  return { network, world, notices, waiting, changes: () => changes }
}

test('an address that changes is noticed, once, and told', async () => {
  const { network, world, notices, changes } = rig([wifi])
  network.watch(true)
  await network.look()
  expect([network.view().address, changes()]).toEqual(['192.168.1.20', 0])
  world.listed = [on('Wi-Fi', '192.168.7.7')]
  await network.look()
  await network.look()
  expect([network.view().address, changes()]).toEqual(['192.168.7.7', 1])
  expect(notices).toEqual([expect.stringContaining('another address in its network: 192.168.7.7')])
})

test('two interfaces that swap addresses: the chosen one is followed by its name', async () => {
  const { network, world, notices } = rig([wifi, cable], 'Ethernet')
  network.watch(true)
  world.listed = [on('Wi-Fi', '10.0.0.5'), on('Ethernet', '192.168.1.20')]
  await network.look()
  expect(network.view()).toMatchObject({ name: 'Ethernet', address: '192.168.1.20', missing: null })
  expect(notices).toHaveLength(1)
})

test('a blink is nothing; what stays away is told, and so is its return', async () => {
  const { network, world, notices, changes } = rig([wifi, cable], 'Wi-Fi')
  network.watch(true)
  for (const listed of [[cable], [wifi, cable], []]) {
    world.listed = listed
    await network.look()
  }
  expect([network.view().address, changes(), notices]).toEqual(['192.168.1.20', 0, []])
  world.listed = [cable]
  await network.look()
  expect(network.view()).toMatchObject({ name: 'Ethernet', missing: 'Wi-Fi' })
  world.listed = [wifi, cable]
  await network.look()
  expect(network.view()).toMatchObject({ name: 'Wi-Fi', missing: null })
  world.listed = []
  await network.look()
  await network.look()
  expect(network.view()).toMatchObject({ address: null, interfaces: [] })
  world.listed = [wifi]
  await network.look()
  expect(notices.map((text) => text.slice(0, 34))).toEqual([
    '"Wi-Fi" is gone: people in the net',
    '"Wi-Fi" is back, and people in the',
    'This computer is in no network any',
    '"Wi-Fi" is back, and people in the',
  ])
})

test('the host’s own choice holds at once and is no news to them', async () => {
  const { network, world, notices } = rig([wifi, cable])
  network.watch(true)
  world.chosen = 'Ethernet'
  await network.look()
  expect(network.view().address).toBe('10.0.0.5')
  world.chosen = 'tun0'
  await network.look()
  expect(network.view()).toMatchObject({ name: 'Wi-Fi', missing: 'tun0' })
  expect(notices).toEqual([])
})

test('the one of the default route is proposed', async () => {
  const { network, world } = rig([wifi, cable])
  world.route = '10.0.0.5'
  await network.look()
  expect(network.view()).toMatchObject({ name: 'Ethernet', address: '10.0.0.5' })
})

test('watches only while something is open; else it reads when asked, and then not more often than it would watch', async () => {
  const { network, world, waiting, notices } = rig([wifi])
  network.watch(true)
  expect(waiting.size).toBe(1)
  const [poll] = waiting
  waiting.clear()
  poll!()
  await expect.poll(() => waiting.size).toBe(1)
  network.watch(false)
  expect(waiting.size).toBe(0)
  const before = world.reads
  for (let n = 0; n < 10; n += 1) network.view()
  expect(world.reads).toBe(before)
  world.listed = [on('Wi-Fi', '192.168.7.7')]
  world.now += 3_000
  for (let n = 0; n < 10; n += 1) network.view()
  await expect.poll(() => network.view().address).toBe('192.168.7.7')
  expect([world.reads, notices]).toEqual([before + 1, []])
  network.watch(true)
  network.close()
  expect(waiting.size).toBe(0)
})

test('this machine’s own list and route are read, whatever they are', async () => {
  const listed = listAddresses()
  for (const one of listed) expect(one.address).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
  const route = await routeAddress()
  if (route !== null && listed.length > 0) expect(listed.map(({ address }) => address)).toContain(route)
})
