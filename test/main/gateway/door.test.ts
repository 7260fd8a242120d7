import { describe, expect, test } from 'vitest'
import {
  bearerOf,
  createRateLimit,
  knownHost,
  networkAddresses,
  ownOrigin,
  sameToken,
} from '../../../main/gateway/door'

describe('knownHost', () => {
  test.each(['127.0.0.1:4747', 'localhost:4747', '[::1]:4747'])('lets our own name in: %s', (host) => {
    expect(knownHost(host, 4747, false)).toBe(true)
  })

  test.each([
    undefined,
    '',
    'evil.example',
    'evil.example:4747',
    '127.0.0.1',
    '127.0.0.1:80',
    '127.0.0.1:4747.evil.example',
    'localhost:47470',
  ])('refuses %s', (host) => {
    expect(knownHost(host, 4747, false)).toBe(false)
  })

  test('lets this machine’s own addresses in on the network listener alone', () => {
    for (const address of networkAddresses()) {
      expect(knownHost(`${address}:4748`, 4748, true)).toBe(true)
      expect(knownHost(`${address}:4748`, 4748, false)).toBe(false)
    }
    expect(knownHost('203.0.113.9:4748', 4748, true)).toBe(false)
  })
})

describe('ownOrigin', () => {
  test('lets a request without Origin and our own origin pass', () => {
    expect(ownOrigin(undefined, '127.0.0.1:4747')).toBe(true)
    expect(ownOrigin('http://127.0.0.1:4747', '127.0.0.1:4747')).toBe(true)
  })

  test.each([
    'null',
    'https://127.0.0.1:4747',
    'http://127.0.0.1:4748',
    'http://evil.example',
    'http://127.0.0.1:4747.evil.example',
  ])('refuses %s', (origin) => {
    expect(ownOrigin(origin, '127.0.0.1:4747')).toBe(false)
  })
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
})
