import { describe, expect, test } from 'vitest'
import {
  bearerOf,
  createRateLimit,
  hostOf,
  isLoopback,
  knownHost,
  loopbackNames,
  ownOrigin,
  sameToken,
  wasPassedOn,
} from '../../../main/gateway/door'

describe('hostOf', () => {
  test.each([
    ['show.example', 'show.example'],
    ['SHOW.Example', 'show.example'],
    ['show.example:443', 'show.example'],
    ['show.example:80', 'show.example:80'],
    ['show.example:8443', 'show.example:8443'],
    // Another name for browsers, which keep its cookies and pages apart.
    ['show.example.', 'show.example.'],
    ['[2001:DB8::1]:8443', '[2001:db8::1]:8443'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ])('%s over https is %s', (header, wanted) => {
    expect(hostOf(header, 443)).toBe(wanted)
  })

  test.each([
    undefined,
    '',
    ' show.example',
    'show.example ',
    'show.example:',
    'show.example:x',
    'show.example:443:443',
    'show.example, show.example',
    'show.example/',
    'https://show.example',
    'ana@show.example',
    'show.example\u0000',
    'bücher.example',
    '2001:db8::1',
    '[::1',
  ])('%j is no host', (header) => {
    expect(hostOf(header, 443)).toBe(null)
  })
})

describe('knownHost', () => {
  test.each(['127.0.0.1:4747', 'localhost:4747', 'LocalHost:4747', '[::1]:4747'])(
    'lets our own name in: %s',
    (host) => {
      expect(knownHost(host, loopbackNames, 4747)).toBe(true)
    },
  )

  test.each([
    undefined,
    '',
    'evil.example',
    'evil.example:4747',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:4747.evil.example',
    '127.0.0.1.:4747',
    'localhost.:4747',
    'localhost:47470',
    'localhost:04747',
    '[::1]',
    '[0:0:0:0:0:0:0:1]:4747',
    '[::ffff:127.0.0.1]:4747',
    '::1:4747',
    '127.1:4747',
    '2130706433:4747',
  ])('refuses %s', (host) => {
    expect(knownHost(host, loopbackNames, 4747)).toBe(false)
  })

  test('port 80 goes without saying', () => {
    expect(knownHost('localhost', loopbackNames, 80)).toBe(true)
    expect(knownHost('localhost:80', loopbackNames, 80)).toBe(true)
    expect(knownHost('localhost:443', loopbackNames, 80)).toBe(false)
  })
})

describe('ownOrigin', () => {
  test('lets a request without Origin and our own origin pass', () => {
    expect(ownOrigin(undefined, '127.0.0.1:4747')).toBe(true)
    expect(ownOrigin('http://127.0.0.1:4747', '127.0.0.1:4747')).toBe(true)
    expect(ownOrigin('http://localhost:4747', 'LOCALHOST:4747')).toBe(true)
    expect(ownOrigin('http://localhost', 'localhost:80')).toBe(true)
    expect(ownOrigin('http://[::1]:4747', '[::1]:4747')).toBe(true)
  })

  test.each([
    'null',
    '',
    'https://127.0.0.1:4747',
    'http://127.0.0.1:4748',
    'http://127.0.0.1:4747/',
    'http://evil.example',
    'http://127.0.0.1:4747.evil.example',
  ])('refuses %s', (origin) => {
    expect(ownOrigin(origin, '127.0.0.1:4747')).toBe(false)
  })

  test('without a host there is no origin of ours', () => {
    expect(ownOrigin('http://', undefined)).toBe(false)
    expect(ownOrigin('http://', '')).toBe(false)
  })
})

test.each([
  ['127.0.0.1', true],
  ['127.4.5.6', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::FFFF:127.0.0.1', true],
  ['128.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['1127.0.0.1', false],
  ['', false],
])('isLoopback(%s) is %s', (address, wanted) => {
  expect(isLoopback(address)).toBe(wanted)
})

test('a request that a proxy passed on shows by its headers', () => {
  for (const name of [
    'Forwarded',
    'Via',
    'X-Forwarded-For',
    'x-forwarded-host',
    'X-Forwarded-Proto',
    'X-Real-IP',
    'CF-Connecting-IP',
    'CF-Ray',
    'Cdn-Loop',
    'Tailscale-User-Login',
  ])
    expect([name, wasPassedOn(['host', name])]).toEqual([name, true])
  expect(
    wasPassedOn(['host', 'origin', 'cookie', 'x-live', 'user-agent', 'x-forward', 'authorization']),
  ).toBe(false)
})

describe('tokens', () => {
  test('compares whole tokens', () => {
    expect(sameToken('abc', 'abc')).toBe(true)
    for (const wrong of ['', null, undefined, 'ab', 'abcd', 'ABC'])
      expect(sameToken(wrong, 'abc')).toBe(false)
    expect(sameToken('', '')).toBe(false)
  })

  test('reads a bearer header', () => {
    expect(bearerOf('Bearer x.y-z')).toBe('x.y-z')
    expect(bearerOf('bearer   x')).toBe('x')
    for (const wrong of [undefined, '', 'Basic x', 'Bearer', 'Bearer a b']) expect(bearerOf(wrong)).toBe(null)
  })
})

describe('createRateLimit', () => {
  test('lets a burst pass, then only the rate, for each peer by itself', () => {
    let now = 0
    const limit = createRateLimit(2, 3, () => now)
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([true, true, true, false])
    expect(limit.take('b')).toBe(true)
    now = 500
    expect([limit.take('a'), limit.take('a')]).toEqual([true, false])
    now = 600_000
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([true, true, true, false])
  })

  test('a slow one forgets nobody before their time: waiting a minute gives no burst', () => {
    let now = 0
    const limit = createRateLimit(1 / 180, 5, () => now)
    let taken = 0
    for (; now <= 3_600_000; now += 1_000) if (limit.take('a')) taken += 1
    // Five, and one for each of the twenty times three minutes but for rounding.
    expect([24, 25]).toContain(taken)
  })
})
