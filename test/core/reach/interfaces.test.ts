import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { interfacesOf, type Listed, networkAddress, networkNews } from '../../../core/reach/interfaces'

const plain = { netmask: '255.255.255.0', mac: 'a4:b1:c1:00:00:01' }
const on = (name: string, address: string, more: Partial<Listed> = {}): Listed => ({
  name,
  address,
  ...plain,
  ...more,
})
const bare = { netmask: '255.255.255.255', mac: '00:00:00:00:00:00' }
const names = (listed: readonly Listed[], route: string | null) =>
  interfacesOf(listed, route).map(({ name }) => name)

describe('which interface is proposed', () => {
  const linux = [
    on('docker0', '172.17.0.1', { mac: '02:42:ac:11:00:01' }),
    on('enp3s0', '10.20.0.7'),
    on('tun0', '10.8.0.2', bare),
    on('vboxnet0', '192.168.56.1', { mac: '0a:00:27:00:00:00' }),
    on('wlp2s0', '192.168.1.20'),
  ]
  test.each([
    ['the default route, on the cable', linux, '10.20.0.7', 'enp3s0'],
    ['the default route, on Wi-Fi', linux, '192.168.1.20', 'wlp2s0'],
    ['a VPN that carries everything is no way in', linux, '10.8.0.2', 'wlp2s0'],
    ['no route at all, as in a hall without internet', linux, null, 'wlp2s0'],
    ['a route that is none of these', linux, '203.0.113.4', 'wlp2s0'],
    [
      'a bridge that owns the route is the network',
      [...linux, on('br0', '192.168.7.2')],
      '192.168.7.2',
      'br0',
    ],
    [
      'Windows: VirtualBox calls itself Ethernet 3',
      [on('Ethernet 3', '192.168.56.1', { mac: '0a:00:27:00:00:0b' }), on('Ethernet', '192.168.1.5')],
      null,
      'Ethernet',
    ],
    [
      'Windows: WSL, Hyper-V and a VPN beside Wi-Fi',
      [
        on('vEthernet (WSL)', '172.22.0.1', { mac: '00:15:5d:00:00:01' }),
        on('OpenVPN Wintun', '10.9.0.2'),
        on('Wi-Fi', '192.168.0.12'),
      ],
      '10.9.0.2',
      'Wi-Fi',
    ],
    [
      'Windows: a switch of Hyper-V that owns the route is the network',
      [on('vEthernet (Extern)', '192.168.0.3', { mac: '00:15:5d:00:00:01' }), on('WLAN', '192.168.9.3')],
      '192.168.0.3',
      'vEthernet (Extern)',
    ],
    [
      'macOS: a tunnel and shared internet beside Wi-Fi',
      [on('bridge100', '192.168.64.1'), on('en0', '192.168.1.9'), on('utun4', '100.90.1.2', bare)],
      null,
      'en0',
    ],
    [
      'an address it gave itself is the last',
      [on('eth0', '169.254.3.4'), on('docker0', '172.17.0.1')],
      null,
      'docker0',
    ],
    ['better than none', [on('eth0', '169.254.3.4')], null, 'eth0'],
    ['a tunnel is better than none', [on('tun0', '10.8.0.2', bare)], '10.8.0.2', 'tun0'],
  ])('%s', (_what, listed, route, wanted) => {
    for (const order of [listed, [...listed].reverse()]) {
      expect(names(order, route)[0]).toBe(wanted)
      expect(interfacesOf(order, route).map(({ proposed }) => proposed)).toEqual(
        listed.map((_, place) => place === 0),
      )
    }
  })

  test('one address each: the one of the route, then one a router gave', () => {
    const twice = [on('eth0', '169.254.1.1'), on('eth0', '10.0.0.5'), on('eth0', '10.0.0.6')]
    expect(interfacesOf(twice, null)).toEqual([{ name: 'eth0', address: '10.0.0.5', proposed: true }])
    expect(interfacesOf(twice, '10.0.0.6')).toEqual([{ name: 'eth0', address: '10.0.0.6', proposed: true }])
  })

  test('no interface, no address', () => {
    expect(interfacesOf([], null)).toEqual([])
    expect(networkAddress([], 'Wi-Fi')).toEqual({ address: null, name: null, missing: 'Wi-Fi' })
  })

  test('whatever is listed, in whatever order: the same list, each name once', () => {
    const any = fc.record({
      name: fc.constantFrom('eth0', 'wlan0', 'tun0', 'docker0', '__proto__', 'Wi-Fi'),
      address: fc.ipV4(),
      netmask: fc.constantFrom('255.255.255.0', '255.255.255.255'),
      mac: fc.constantFrom('00:00:00:00:00:00', 'a4:b1:c1:00:00:01'),
    })
    const list = fc.uniqueArray(any, { maxLength: 6, selector: ({ name }) => name })
    fc.assert(
      fc.property(list, fc.option(fc.ipV4()), (listed, route) => {
        const found = interfacesOf(listed, route)
        expect(found).toEqual(interfacesOf([...listed].reverse(), route))
        expect(new Set(found.map(({ name }) => name)).size).toBe(listed.length)
      }),
    )
  })
})

describe('the interface the host chose', () => {
  const wifi = (address: string) => on('Wi-Fi', address)
  const cable = (address: string) => on('Ethernet', address)
  const at = (listed: readonly Listed[], chosen: string | null, route: string | null = null) =>
    networkAddress(interfacesOf(listed, route), chosen)
  const both = [wifi('192.168.1.20'), cable('10.0.0.5')]

  test('is taken by name, whoever owns the route', () => {
    expect(at(both, 'Ethernet', '192.168.1.20')).toEqual({
      address: '10.0.0.5',
      name: 'Ethernet',
      missing: null,
    })
    expect(at(both, null, '192.168.1.20')).toEqual({ address: '192.168.1.20', name: 'Wi-Fi', missing: null })
  })

  test('two interfaces that swap addresses: the choice follows the name, and the host is told', () => {
    const swapped = [wifi('10.0.0.5'), cable('192.168.1.20')]
    const before = at(both, 'Ethernet')
    const after = at(swapped, 'Ethernet')
    expect([before.address, after.address]).toEqual(['10.0.0.5', '192.168.1.20'])
    expect(networkNews(before, after)).toContain('another address in its network: 192.168.1.20')
  })

  test('gone, another stands in with a word; back, it is taken again', () => {
    const there = at(both, 'Ethernet')
    const gone = at([wifi('192.168.1.20')], 'Ethernet')
    expect(gone).toEqual({ address: '192.168.1.20', name: 'Wi-Fi', missing: 'Ethernet' })
    expect(networkNews(there, gone)).toContain(
      '"Ethernet" is gone: people in the network are given the address of "Wi-Fi"',
    )
    expect(networkNews(gone, gone)).toBeNull()
    expect(networkNews(gone, at(both, 'Ethernet'))).toContain('"Ethernet" is back')
    // The host chose another meanwhile, which is no news to them.
    expect(networkNews(gone, at(both, null))).toBeNull()
  })

  test('no network, and one again', () => {
    const there = at(both, null)
    const none = at([], null)
    expect(networkNews(there, none)).toContain('in no network any more')
    expect(networkNews(none, none)).toBeNull()
    expect(networkNews(none, there)).toContain('in a network again')
    expect(networkNews(there, there)).toBeNull()
  })
})
