import { describe, expect, test } from 'vitest'
import { scopeOfUrl } from '../../../core/reach/hosts'
import { addressFor, addressInChat, reachOf } from '../../../core/reach/reach'

const url = 'http://127.0.0.1:4747/'
const networkUrl = 'http://192.168.1.20:4748/'
const publicUrl = 'https://show.example/'
const none = { url, networkUrl: null, publicUrl: null }
const network = { ...none, networkUrl }
const everyone = { ...network, publicUrl }

describe('where viewers go', () => {
  test.each([
    // destination, mode, nothing open, open to the network, with a public address
    ['stream', 'live', null, null, publicUrl],
    ['stream', 'rehearsal', url, networkUrl, publicUrl],
    ['hall', 'live', null, networkUrl, publicUrl],
    ['hall', 'rehearsal', url, networkUrl, publicUrl],
    ['preview', 'live', url, url, url],
    ['preview', 'rehearsal', url, url, url],
  ] as const)('%s, %s', (to, mode, ...wanted) => {
    expect([none, network, everyone].map((addresses) => addressFor(to, addresses, mode))).toEqual(wanted)
  })

  test('an address that calls itself private is given to no viewer of a stream', () => {
    const local = (publicUrl: string, more: object = {}) => ({ ...none, publicUrl, ...more })
    for (const address of ['https://localhost:8443/', 'http://192.168.7.5/', 'http://studio.lan/'])
      expect(addressFor('stream', local(address), 'live')).toBe(null)
    expect(addressFor('hall', local('http://studio.lan/'), 'live')).toBe('http://studio.lan/')
    expect(addressFor('hall', local('https://localhost:8443/', { networkUrl }), 'live')).toBe(networkUrl)
    expect(addressFor('stream', local('https://localhost:8443/'), 'rehearsal')).toBe(
      'https://localhost:8443/',
    )
  })

  test('who can come in: an address that calls itself private opens no internet', () => {
    const reaches = (publicUrl: string | null) => [
      reachOf({ ...none, publicUrl }),
      reachOf({ ...network, publicUrl }),
    ]
    expect(reaches(null)).toEqual(['here', 'network'])
    expect(reaches(publicUrl)).toEqual(['everyone', 'everyone'])
    expect(reaches('http://studio.lan/')).toEqual(['network', 'network'])
    expect(reaches('https://localhost:8443/')).toEqual(['here', 'network'])
  })

  test('the chats of a rehearsal see what there is, chats on the internet only what everyone can open', () => {
    for (const joinUrl of [null, url, networkUrl, publicUrl]) {
      expect(addressInChat('replay', joinUrl)).toBe(joinUrl)
      for (const platform of ['twitch', 'youtube', 'irc', 'kick', 'bridge', 'one-of-tomorrow'])
        expect(addressInChat(platform, joinUrl)).toBe(joinUrl === publicUrl ? publicUrl : null)
    }
  })
})

describe('what an address says of itself', () => {
  test.each([
    [
      'machine',
      ['127.0.0.1', '127.9.9.9', 'localhost', 'show.localhost', '[::1]', '0.0.0.0', '[::ffff:7f00:1]'],
    ],
    [
      'network',
      [
        '10.0.0.1',
        '172.16.0.1',
        '172.31.255.255',
        '192.168.1.20',
        '169.254.7.7',
        '100.64.0.1',
        '[fd12::1]',
        '[fc00::1]',
        '[fe80::1]',
        '[febf::1]',
        '[::ffff:c0a8:114]',
        'studio',
        'studio.local',
        'studio.local.',
        'show.home.arpa',
        'box.lan',
        'crm.internal',
      ],
    ],
    [
      'internet',
      [
        'show.example',
        'show.example.',
        '203.0.113.9',
        '172.32.0.1',
        '192.169.0.1',
        '100.128.0.1',
        '[2001:db8::1]',
        '[fec0::1]',
        'local.example',
        'notlocalhost.example',
        'fd12.example',
      ],
    ],
  ])('%s', (scope, hosts) => {
    for (const host of hosts)
      for (const address of [`https://${host}/`, `http://${host}:8443/`])
        expect([address, scopeOfUrl(new URL(address).href)]).toEqual([address, scope])
  })
})
