import { describe, expect, test } from 'vitest'
import { readFlags } from '../../main/flags'
import { redacted } from '../../main/log'

describe('readFlags', () => {
  test('has the defaults of the README', () => {
    expect(readFlags([], {})).toEqual({ home: null, port: null, givenControlToken: null, rehearse: false })
  })

  test('reads the environment and --rehearse', () => {
    const env = {
      MICDROP_HOME: '/somewhere/x/..',
      MICDROP_PORT: '0',
      MICDROP_CONTROL_TOKEN: '0123456789abcdef',
    }
    expect(readFlags(['.', '--rehearse'], env)).toEqual({
      home: '/somewhere',
      port: 0,
      givenControlToken: '0123456789abcdef',
      rehearse: true,
    })
  })

  test.each(['x', '-1', '65536', '4747.5', ''])('refuses the port "%s" in words', (port) => {
    expect(() => readFlags([], { MICDROP_PORT: port })).toThrow(/MICDROP_PORT/)
  })

  test('refuses a control token that could be guessed', () => {
    expect(() => readFlags([], { MICDROP_CONTROL_TOKEN: 'short' })).toThrow(/16/)
  })
})

test('the log hides tokens', () => {
  expect(redacted('GET /overlay/?token=abc-123&role=air, Bearer xyz')).toBe(
    'GET /overlay/?token=…&role=air, Bearer …',
  )
})
