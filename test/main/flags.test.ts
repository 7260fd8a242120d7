import { describe, expect, test } from 'vitest'
import { addressesOf, portsToTry, readFlags, roomPortOf, sayAddresses } from '../../main/flags'
import { redacted } from '../../main/log'

describe('readFlags', () => {
  test('has the defaults of the README', () => {
    expect(readFlags([], {})).toEqual({
      home: null,
      port: null,
      givenControlToken: null,
      rehearse: false,
      publicOrigin: null,
      roomPort: null,
      platformUrls: {},
    })
  })

  test('reads the environment and --rehearse', () => {
    const env = {
      MICDROP_HOME: '/somewhere/x/..',
      MICDROP_PORT: '0',
      MICDROP_CONTROL_TOKEN: '0123456789abcdef',
      MICDROP_PUBLIC_ORIGIN: ' https://Show.example/ ',
      MICDROP_ROOM_PORT: '5000',
      MICDROP_PLATFORM_URLS: '{"twitch":"http://127.0.0.1:8080"}',
    }
    expect(readFlags(['.', '--rehearse'], env)).toEqual({
      home: '/somewhere',
      port: 0,
      givenControlToken: '0123456789abcdef',
      rehearse: true,
      publicOrigin: 'https://show.example',
      roomPort: 5000,
      platformUrls: { twitch: 'http://127.0.0.1:8080' },
    })
  })

  test.each(['x', '-1', '65536', '4747.5', ''])('refuses the port "%s" in words', (port) => {
    expect(() => readFlags([], { MICDROP_PORT: port })).toThrow(/MICDROP_PORT/)
  })

  test.each(['x', '-1', '65536', ''])('refuses the room’s port "%s" in words', (port) => {
    expect(() => readFlags([], { MICDROP_ROOM_PORT: port })).toThrow(/MICDROP_ROOM_PORT/)
    expect(() => readFlags([`--room-port=${port}`], {})).toThrow(/--room-port/)
  })

  test('a flag wins over the environment, the last one over those before it', () => {
    const env = { MICDROP_PUBLIC_ORIGIN: 'https://a.example', MICDROP_ROOM_PORT: '5000' }
    const args = [
      '--room-port=1',
      '--public-origin=https://b.example',
      '--room-port=6000',
      '--public-origin=https://c.example',
    ]
    expect(readFlags(args, env)).toMatchObject({ publicOrigin: 'https://c.example', roomPort: 6000 })
    expect(readFlags(['--public-origin='], env)).toMatchObject({ publicOrigin: 'https://a.example' })
  })

  test('refuses a public address with the name it was given under', () => {
    expect(() => readFlags([], { MICDROP_PUBLIC_ORIGIN: 'http://show.example' })).toThrow(
      /MICDROP_PUBLIC_ORIGIN is "http:\/\/show\.example"\. http:\/\/ is for this computer/,
    )
    expect(() => readFlags(['--public-origin=show.example'], {})).toThrow(/--public-origin.*https:\/\//)
    expect(readFlags([], { MICDROP_PUBLIC_ORIGIN: '' }).publicOrigin).toBe(null)
  })

  test('the room and the console cannot have one port', () => {
    expect(() => readFlags([], { MICDROP_PORT: '5000', MICDROP_ROOM_PORT: '5000' })).toThrow(/the console's/)
    expect(() => readFlags([], { MICDROP_ROOM_PORT: '4747' })).toThrow(/the console's/)
    expect(readFlags([], { MICDROP_PORT: '0', MICDROP_ROOM_PORT: '0' }).roomPort).toBe(0)
  })

  test.each(['x', 'null', '[]', '{"twitch":5}', '{"twitch":"there"}'])(
    'refuses the platform addresses "%s" in words',
    (text) => {
      expect(() => readFlags([], { MICDROP_PLATFORM_URLS: text })).toThrow(/MICDROP_PLATFORM_URLS/)
    },
  )

  test('refuses a control token that could be guessed', () => {
    expect(() => readFlags([], { MICDROP_CONTROL_TOKEN: 'short' })).toThrow(/16/)
  })
})

describe('ports', () => {
  test('the console leaves the room its port, wherever it has to go itself', () => {
    const usual = portsToTry({ port: null, roomPort: null })
    expect(usual).toEqual([4747, 4749, 4750, 4751, 4752, 4753, 4754, 4755, 4756, 4757])
    expect(portsToTry({ port: null, roomPort: 4750 })).not.toContain(4750)
    expect(portsToTry({ port: 4748, roomPort: null })).toEqual([4748])
  })

  test.each([
    [{ port: null, roomPort: null }, 4747, true, 4748],
    // The console had to move; the proxy still points at 4748.
    [{ port: null, roomPort: null }, 4751, true, 4748],
    [{ port: null, roomPort: null }, 4751, false, 4752],
    [{ port: 6000, roomPort: null }, 6000, true, 6001],
    [{ port: 6000, roomPort: 7000 }, 6000, true, 7000],
    [{ port: 6000, roomPort: 7000 }, 6000, false, 7000],
    [{ port: 0, roomPort: null }, 50_000, true, 0],
    [{ port: 65_535, roomPort: null }, 65_535, true, 65_534],
  ])('%j on %i, public %s: the room is on %i', (flags, consolePort, isPublic, wanted) => {
    expect(roomPortOf(flags, consolePort, isPublic)).toBe(wanted)
  })
})

test('at start the host reads where the proxy has to point, or why nobody can come in', () => {
  const addresses = addressesOf('http://127.0.0.1:4747', {
    overlay: { copied: 'o', window: 'w' },
    hall: () => 'h',
    console: 'c',
  })
  const said = (origin: string | null, port: number | null, reason: string | null) => {
    const lines: string[] = []
    const opening = { publicOrigin: () => origin, port: () => port, reason: () => reason }
    sayAddresses(addresses, opening, (line) => lines.push(line))
    return lines.filter((line) => /^(Public|Not open)/.test(line))
  }
  expect(said(null, null, null)).toEqual([])
  expect(said('https://show.example', 4748, null)).toEqual([
    'Public: https://show.example/ when your proxy or tunnel passes on to 127.0.0.1:4748',
  ])
  expect(said('https://show.example', null, 'Port 4748 is used.')).toEqual(['Not open: Port 4748 is used.'])
})

test('the log hides tokens', () => {
  expect(redacted('GET /overlay/?token=abc-123&role=air, Bearer xyz')).toBe(
    'GET /overlay/?token=…&role=air, Bearer …',
  )
})
