import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TunnelWish } from '../../../core/reach/tunnel'
import { findProgram } from '../../../main/tunnel/find'
import { lineReader } from '../../../main/tunnel/lines'
import { programOf } from '../../../main/tunnel/programs'
import { funnelOutput, namedOutput, quickOutput } from './stand-in'

const wish = (words: object) => TunnelWish.parse(words)
const addresses = (id: 'cloudflared' | 'tailscale', output: string) =>
  output
    .split('\n')
    .map(programOf(id).addressIn)
    .filter((one) => one !== null)

describe('tunnel programs as data', () => {
  test('the address is found in the published output, and nothing else is taken for it', () => {
    expect(addresses('cloudflared', quickOutput('random-blue-words'))).toEqual([
      'https://random-blue-words.trycloudflare.com',
    ])
    expect(addresses('cloudflared', namedOutput)).toEqual([])
    expect(addresses('tailscale', funnelOutput)).toEqual(['https://studio.tail1234.ts.net'])
    expect(addresses('tailscale', 'https://studio.tail1234.ts.net:8443/ (Funnel on)')).toEqual([
      'https://studio.tail1234.ts.net:8443',
    ])
    const strange = [
      'failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel": dial tcp: no such host',
      'https://words.trycloudflare.com.evil.example/',
      '2024-06-01T10:09:00Z ERR error="bad path" originService=https://evil-1.trycloudflare.com',
      '   https://login.tailscale.com/f/funnel?node=nho4oGYG7X11CNTRL',
      '|-- proxy http://127.0.0.1:4748',
    ]
    for (const line of strange) {
      expect(programOf('cloudflared').addressIn(line)).toBeNull()
      expect(programOf('tailscale').addressIn(line)).toBeNull()
    }
  })

  test('what the host has to do first is told', () => {
    expect(programOf('tailscale').asks('         https://login.tailscale.com/f/funnel?node=nho4')).toMatch(
      /open https:\/\/login\.tailscale\.com\/f\/funnel\?node=nho4$/,
    )
    expect(programOf('cloudflared').asks('ERR ... status_code="429 Too Many Requests"')).toMatch(
      /named tunnel/,
    )
  })

  test('a quick tunnel is told from a named one, and each gets its command', () => {
    const { arguments: words, isQuick } = programOf('cloudflared')
    const named = wish({ program: 'cloudflared', name: 'my-show', address: 'https://show.example' })
    const quick = wish({ program: 'cloudflared' })
    expect([isQuick(quick), isQuick(named)]).toEqual([true, false])
    expect(words(quick, 'http://127.0.0.1:4748')).toEqual([
      'tunnel',
      '--no-autoupdate',
      '--url',
      'http://127.0.0.1:4748',
    ])
    expect(words(named, 'http://127.0.0.1:4748').slice(-4)).toEqual([
      'run',
      '--url',
      'http://127.0.0.1:4748',
      'my-show',
    ])
    expect(TunnelWish.safeParse({ program: 'cloudflared', name: '--config=/tmp/x' }).success).toBe(false)
  })

  test('lines come whole, in whatever pieces they are printed, without colours; endless ones are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z ]{0,20}$/)),
        fc.array(fc.nat({ max: 12 })),
        (lines, cuts) => {
          const heard: string[] = []
          const read = lineReader((line) => heard.push(line))
          let text = lines.map((line) => `\u001b[32m${line}\u001b[0m\n`).join('')
          for (const cut of cuts) {
            read(text.slice(0, cut))
            text = text.slice(cut)
          }
          read(text)
          expect(heard).toEqual(lines)
        },
      ),
    )
    const heard: string[] = []
    const read = lineReader((line) => heard.push(line))
    for (let at = 0; at < 100; at += 1) read('x'.repeat(10_000))
    read('\nhttps://a.trycloudflare.com\n')
    expect(heard.map(({ length }) => length)).toEqual([4_096, 27])
  })

  test('a program is found on the PATH, where its installer puts it, and only when it can be run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'micdrop-path-'))
    const elsewhere = mkdtempSync(join(tmpdir(), 'micdrop-path-'))
    writeFileSync(join(folder, 'cloudflared'), 'not runnable', { mode: 0o644 })
    const program = { command: 'cloudflared', places: [elsewhere] }
    const find = () => findProgram(program, { PATH: `:${folder}:/no/such/folder` }, 'linux')
    expect(find()).toBeNull()
    writeFileSync(join(elsewhere, 'cloudflared'), '#!/bin/sh\n', { mode: 0o755 })
    expect(find()).toBe(join(elsewhere, 'cloudflared'))
    chmodSync(join(folder, 'cloudflared'), 0o755)
    expect(find()).toBe(join(folder, 'cloudflared'))
  })
})
