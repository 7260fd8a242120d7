import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { cameByHttps, clientOf, noteEntrance } from '../../../main/gateway/client'

const request = (remoteAddress: string | undefined, forwarded?: string | string[]) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

const behindProxy = (forwarded?: string | string[]) => {
  const made = request('127.0.0.1', forwarded)
  noteEntrance(made, { by: 'public', https: true })
  return clientOf(made)
}

describe('behind a proxy on this machine the last entry of X-Forwarded-For is the client', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['198.51.100.1,203.0.113.9 ', '203.0.113.9'],
    // Anybody may send a header of their own; the proxy puts what it saw behind it.
    ['127.0.0.1, garbage, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:52311', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::ffff:cb00:7109', '203.0.113.9'],
    ['[::ffff:203.0.113.9]:443', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::1:0:0:1', '2001:db8:0:0::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['192.168.1.9', '192.168.1.9'],
  ])('%s: %s', (forwarded, wanted) => {
    expect(behindProxy(forwarded)).toBe(wanted)
  })

  test('twice in the head, the later one counts', () => {
    expect(behindProxy(['198.51.100.1', '203.0.113.9'])).toBe('203.0.113.9')
  })

  test.each([
    undefined,
    '',
    ',',
    '203.0.113.9,',
    'unknown',
    '_hidden',
    'for=203.0.113.9',
    '"203.0.113.9"',
    '203.0.113',
    '203.0.113.999',
    '0203.0.113.9',
    '203.0.113.9:port',
    '[203.0.113.9',
    '[]',
    '2001:db8::1::2',
    'show.example',
    '203.0.113.9 198.51.100.1',
    // A proxy before the proxy, on this machine too: it names that one, and that is nobody.
    '203.0.113.9, 127.0.0.1',
    '::1',
  ])('%j names nobody', (forwarded) => {
    expect(behindProxy(forwarded)).toBe(null)
  })
})

test('on any other way in the peer is the client, and the header is anybody’s', () => {
  for (const peer of ['192.168.1.9', '127.0.0.1']) expect(clientOf(request(peer, '203.0.113.9'))).toBe(peer)
  expect(clientOf(request('::ffff:192.168.1.9', '203.0.113.9'))).toBe('192.168.1.9')
  expect(clientOf(request('2001:db8:1:2::9'))).toBe('2001:db8:1:2::/64')
  const network = request('192.168.1.9', '203.0.113.9')
  noteEntrance(network, { by: 'network', https: false })
  expect(clientOf(network)).toBe('192.168.1.9')
})

test('a connection that is gone names nobody', () => {
  expect(clientOf(request(undefined))).toBe(null)
})

test('only the way in says whether the browser is on https', () => {
  const made = request('127.0.0.1', '203.0.113.9')
  made.headers['x-forwarded-proto'] = 'https'
  expect(cameByHttps(made)).toBe(false)
  noteEntrance(made, { by: 'public', https: true })
  expect(cameByHttps(made)).toBe(true)
  expect(cameByHttps(undefined)).toBe(false)
})
