import { describe, expect, test } from 'vitest'
import { readFlags } from '../../main/flags'
import { redacted } from '../../main/log'

describe('readFlags', () => {
  test('has the defaults of the README', () => {
    expect(readFlags([], {})).toEqual({
      home: null,
      port: null,
      givenControlToken: null,
      rehearse: false,
      platformUrls: {},
    })
  })

  test('reads the environment and --rehearse', () => {
    const env = {
      MICDROP_HOME: '/somewhere/x/..',
      MICDROP_PORT: '0',
      MICDROP_CONTROL_TOKEN: '0123456789abcdef',
      MICDROP_PLATFORM_URLS: '{"twitch":"http://127.0.0.1:8080"}',
    }
    expect(readFlags(['.', '--rehearse'], env)).toEqual({
      home: '/somewhere',
      port: 0,
      givenControlToken: '0123456789abcdef',
      rehearse: true,
      platformUrls: { twitch: 'http://127.0.0.1:8080' },
    })
  })

  test.each(['x', '-1', '65536', '4747.5', ''])('refuses the port "%s" in words', (port) => {
    expect(() => readFlags([], { MICDROP_PORT: port })).toThrow(/MICDROP_PORT/)
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

test('the log hides tokens', () => {
  expect(redacted('GET /overlay/?token=abc-123&role=air, Bearer xyz')).toBe(
    'GET /overlay/?token=…&role=air, Bearer …',
  )
})
