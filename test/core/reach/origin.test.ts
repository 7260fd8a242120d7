import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostOfOrigin, parsePublicOrigin } from '../../../core/reach/origin'

const origin = (text: string) => {
  const parsed = parsePublicOrigin(text)
  return parsed.ok ? parsed.value : parsed.code
}

describe('parsePublicOrigin gives the origin as browsers send it', () => {
  test.each([
    ['https://show.example', 'https://show.example'],
    ['https://show.example/', 'https://show.example'],
    ['  https://show.example\n', 'https://show.example'],
    ['HTTPS://Show.EXAMPLE', 'https://show.example'],
    ['https://show.example.', 'https://show.example'],
    ['https://show.example.:8443/', 'https://show.example:8443'],
    ['https://show.example:443', 'https://show.example'],
    ['https://show.example:', 'https://show.example'],
    ['https://show.example:8443', 'https://show.example:8443'],
    ['https://show.example:80', 'https://show.example:80'],
    ['https://Bücher.example', 'https://xn--bcher-kva.example'],
    ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
    ['https://日本語.example', 'https://xn--wgv71a119e.example'],
    ['https://sho\u00adw.example', 'https://show.example'],
    ['https://my_show.example', 'https://my_show.example'],
    ['https://203.0.113.9:8443', 'https://203.0.113.9:8443'],
    ['https://[2001:DB8:0:0::1]', 'https://[2001:db8::1]'],
    ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['https://studio.tail1234.ts.net', 'https://studio.tail1234.ts.net'],
  ])('%s', (text, wanted) => {
    expect(origin(text)).toBe(wanted)
  })
})

describe('http is for this machine and private networks', () => {
  test.each([
    'http://localhost:8080',
    'http://room.localhost',
    'http://127.0.0.1:8080',
    'http://127.9.9.9',
    'http://[::1]:8080',
    'http://10.0.0.5',
    'http://172.16.0.1',
    'http://172.31.255.1',
    'http://192.168.1.5:4748',
    'http://169.254.7.7',
    'http://100.100.1.1',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://[::ffff:a00:1]',
    'http://studio',
    'http://studio.local',
    'http://studio.lan',
    'http://studio.home.arpa',
    'http://studio.internal',
    'http://show.test',
  ])('%s', (text) => {
    expect(origin(text)).toBe(text)
  })

  test.each([
    'http://show.example',
    'http://show.example:80',
    'http://local.example',
    'http://localhost.example',
    'http://notlocal.example',
    'http://203.0.113.9',
    'http://172.15.0.1',
    'http://172.32.0.1',
    'http://100.63.0.1',
    'http://100.128.0.1',
    'http://11.0.0.1',
    'http://127.0.0.1.example',
    'http://[2001:db8::1]',
    'http://[::ffff:cb00:7109]',
  ])('%s is refused', (text) => {
    expect(origin(text)).toBe('plain-http')
  })

  test('a number in other clothes is the address it is', () => {
    expect(origin('http://0x7f.1')).toBe('http://127.0.0.1')
    expect(origin('http://2130706433')).toBe('http://127.0.0.1')
    expect(origin('http://[::ffff:10.0.0.1]')).toBe('http://[::ffff:a00:1]')
  })
})

describe('refuses in words', () => {
  test.each([
    ['', 'no-scheme'],
    ['show.example', 'no-scheme'],
    ['show.example:8443', 'no-scheme'],
    ['//show.example', 'no-scheme'],
    ['https:show.example', 'no-scheme'],
    ['https:/show.example', 'no-scheme'],
    ['ftp://show.example', 'scheme'],
    ['wss://show.example', 'scheme'],
    ['javascript://show.example', 'scheme'],
    ['https://ana@show.example', 'user'],
    ['https://ana:word@show.example', 'user'],
    ['https://show.example@evil.example', 'user'],
    ['https://show.example/room', 'path'],
    ['https://show.example//', 'path'],
    ['https:///show.example', 'path'],
    ['https://show.example?at=hall', 'path'],
    ['https://show.example/?', 'path'],
    ['https://show.example#top', 'path'],
    ['https://show.example\\room', 'path'],
    ['https://', 'name'],
    ['https://.', 'name'],
    ['https://..', 'name'],
    ['https://.example', 'name'],
    ['https://show..example', 'name'],
    ['https://show.example..', 'name'],
    ['https://*.example', 'name'],
    ['https://show example', 'name'],
    ['https://show.example:99999', 'name'],
    ['https://show.example:80a', 'name'],
    ['https://256.1.1.1', 'name'],
    ['https://[fe80::1%25eth0]', 'name'],
    ['https://[::1', 'name'],
    ['https://0.0.0.0', 'name'],
    ['https://[::]', 'name'],
    ['https://xn--a.example', 'name'],
    [`https://${'a'.repeat(250)}.example`, 'name'],
    ['https://show.example:0', 'port'],
  ])('%s: %s', (text, code) => {
    expect(origin(text)).toBe(code)
  })

  test('each refusal is a sentence that says what to do', () => {
    for (const text of ['', 'ftp://x', 'https://a@b', 'https://a/b', 'https://', 'http://show.example']) {
      const parsed = parsePublicOrigin(text)
      expect(parsed.ok ? '' : parsed.message).toMatch(/^[A-Z"h].{20,}\.$/)
    }
  })
})

test('whatever is typed: an origin that parses to itself, or a refusal', () => {
  const pieces = fc.constantFrom(
    'https://',
    'http://',
    'show',
    '.',
    ':',
    '8443',
    '[',
    '::1',
    ']',
    '/',
    '@',
    'ü',
    '%',
    ' ',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 8 }).map((list) => list.join('')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const parsed = parsePublicOrigin(text)
      if (!parsed.ok) {
        expect(parsed.message).not.toBe('')
        return
      }
      expect(new URL(parsed.value).origin).toBe(parsed.value)
      expect(new URL(parsed.value).host).toBe(hostOfOrigin(parsed.value))
      expect(origin(parsed.value)).toBe(parsed.value)
    }),
    { numRuns: 2_000 },
  )
})
