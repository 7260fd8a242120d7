import { describe, expect, test } from 'vitest'
import { admit, type Knock, type OutsideState, pathOf } from '../../../main/gateway/admit'

const none = { room: false, overlay: false, hall: false }
const all = { room: true, overlay: true, hall: true }
const lan = '192.168.1.5'
const knock = (more: Partial<Knock> = {}): Knock => ({
  host: 'show.example',
  origin: undefined,
  peer: '127.0.0.1',
  path: '/',
  ...more,
})
const verdict = (state: Partial<OutsideState>, more: Partial<Knock> = {}) => {
  const found = admit(knock(more), { network: none, publicOrigin: null, ...state }, 4748, () => [lan])
  return 'status' in found ? found.status : `${found.by} ${found.scope}${found.https ? ' https' : ''}`
}

describe('the public address', () => {
  const state = { publicOrigin: 'https://show.example', network: all }
  const at = (more: Partial<Knock>) => verdict(state, more)

  test('leads to the room, over https', () => {
    for (const peer of ['127.0.0.1', '127.0.0.2', '::1', '::ffff:127.0.0.1'])
      expect(at({ peer })).toBe('public room https')
    expect(at({ origin: 'https://show.example' })).toBe('public room https')
  })

  test('and to nothing else, whatever is open to the network', () => {
    for (const path of ['/overlay', '/overlay/', '/overlay/socket', '/hall/', '/console/', '/api/v1/state'])
      expect([path, at({ path })]).toEqual([path, 'public room https'])
  })

  test.each([
    ['SHOW.Example', 'public room https'],
    ['show.example:443', 'public room https'],
    ['show.example:80', 421],
    ['show.example:4748', 421],
    ['show.example.', 421],
    ['show.example.:443', 421],
    ['www.show.example', 421],
    ['show.example.evil.example', 421],
    ['evil.example', 421],
    ['127.0.0.1', 421],
    ['127.0.0.1:4748', 421],
    ['localhost:4748', 421],
    ['[::1]:4748', 421],
    ['show.example, evil.example', 421],
    ['', 421],
    [undefined, 421],
  ])('with Host %s: %s', (host, wanted) => {
    expect(at({ host })).toBe(wanted)
  })

  test.each([
    'null',
    '',
    'http://show.example',
    'https://show.example:443',
    'https://show.example:8443',
    'https://show.example/',
    'https://show.example.',
    'https://SHOW.example',
    'https://evil.example',
    'https://show.example.evil.example',
    'https://show.example, https://show.example',
  ])('with Origin %j: refused', (origin) => {
    expect(at({ origin })).toBe(403)
  })

  test('from the network itself it is an address that is not served', () => {
    for (const peer of ['192.168.1.9', lan, '::ffff:192.168.1.9', '2001:db8::9', ''])
      expect([peer, at({ peer })]).toEqual([peer, 421])
  })

  test('with a port of its own, and as an IPv6 address', () => {
    const other = { publicOrigin: 'https://show.example:8443' }
    expect(verdict(other, { host: 'show.example:8443' })).toBe('public room https')
    expect(verdict(other, { host: 'show.example:8443', origin: 'https://show.example:8443' })).toBe(
      'public room https',
    )
    expect(verdict(other, { host: 'show.example' })).toBe(421)
    const six = { publicOrigin: 'https://[2001:db8::1]' }
    expect(verdict(six, { host: '[2001:DB8::1]' })).toBe('public room https')
    expect(verdict(six, { host: '[2001:db8::1]:443' })).toBe('public room https')
    expect(verdict(six, { host: '[2001:db8::2]' })).toBe(421)
    expect(verdict(six, { host: '2001:db8::1' })).toBe(421)
  })

  test('over plain http it is not told to be safe', () => {
    const plain = { publicOrigin: 'http://localhost:8080' }
    expect(verdict(plain, { host: 'localhost:8080', origin: 'http://localhost:8080' })).toBe('public room')
    expect(verdict(plain, { host: 'localhost:8080', origin: 'https://localhost:8080' })).toBe(403)
  })
})

describe('the network', () => {
  const peer = '192.168.1.9'
  const host = `${lan}:4748`

  test('reaches the scopes that are open, each by its own path', () => {
    const paths: [string, 'room' | 'overlay' | 'hall'][] = [
      ['/', 'room'],
      ['/live', 'room'],
      ['/overlays', 'room'],
      ['/overlay', 'overlay'],
      ['/overlay/socket', 'overlay'],
      ['/hall/', 'hall'],
      ['/halls', 'room'],
    ]
    for (const [path, scope] of paths) {
      const open = { network: { ...none, [scope]: true } }
      expect([path, verdict(open, { peer, host, path })]).toEqual([path, `network ${scope}`])
      const others = { network: { ...all, [scope]: false } }
      expect([path, verdict(others, { peer, host, path })]).toEqual([path, 404])
    }
  })

  test.each([
    ['192.168.1.5', 421],
    ['192.168.1.5:80', 421],
    ['192.168.1.6:4748', 421],
    ['192.168.1.5.:4748', 421],
    ['127.0.0.1:4748', 421],
    ['localhost:4748', 421],
    ['show.example', 421],
    [undefined, 421],
  ])('with Host %s: %s', (wrong, wanted) => {
    expect(verdict({ network: all }, { peer, host: wrong })).toBe(wanted)
  })

  test.each(['null', 'https://192.168.1.5:4748', 'http://192.168.1.5', 'http://evil.example'])(
    'with Origin %s: refused',
    (origin) => {
      expect(verdict({ network: all }, { peer, host, origin })).toBe(403)
    },
  )

  test('is not reached through a proxy on this machine: it would carry the internet into the hall', () => {
    for (const path of ['/', '/overlay/', '/hall/'])
      expect(verdict({ network: all, publicOrigin: 'https://show.example' }, { host, path })).toBe(421)
    expect(verdict({ network: all }, { host, peer: lan })).toBe('network room')
  })
})

test('pathOf reads what routes read, and survives what is no address', () => {
  expect(pathOf('/live?rev=1')).toBe('/live')
  expect(pathOf('/x/../overlay/')).toBe('/overlay/')
  expect(pathOf('http://elsewhere/hall/')).toBe('/hall/')
  for (const wrong of ['//', 'http://', undefined]) expect(pathOf(wrong)).toBe('/')
})
