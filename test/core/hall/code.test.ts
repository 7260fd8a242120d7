import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minute, second } from '../../../core/base/time'
import { codeAt, isGoodCode, type Mac, readCode, spacedCode } from '../../../core/hall/code'

const macOf =
  (secret: string): Mac =>
  (text) =>
    createHmac('sha256', secret).update(text).digest()
const mac = macOf('one airing')
/** The first moment of a minute. */
const start = 1_800_000_000_000

describe('codes of the hall', () => {
  test('change every minute, at its first moment', () => {
    const first = codeAt(mac, start)
    expect(codeAt(mac, start + minute - 1)).toEqual(first)
    expect(first.until).toBe(start + minute)
    const second = codeAt(mac, start + minute)
    expect(second.typed).not.toBe(first.typed)
    expect(second.scanned).not.toBe(first.scanned)
  })

  test('are good for two minutes and never before', () => {
    const { typed, scanned } = codeAt(mac, start)
    for (const code of [typed, scanned]) {
      for (const later of [0, 59 * second, minute, 2 * minute - 1])
        expect(isGoodCode(mac, code, start + later)).toBe(true)
      for (const wrong of [2 * minute, 60 * minute, -1, -minute])
        expect(isGoodCode(mac, code, start + wrong)).toBe(false)
    }
  })

  test('a clock that jumps ahead ends them at once; they are never good again', () => {
    const { typed } = codeAt(mac, start)
    expect(isGoodCode(mac, typed, start + 3_600_000)).toBe(false)
    expect(isGoodCode(mac, codeAt(mac, start + 3_600_000).typed, start + 3_600_000)).toBe(true)
  })

  test('of another airing are worth nothing', () => {
    const other = macOf('another airing')
    const { typed, scanned } = codeAt(other, start)
    expect(isGoodCode(mac, typed, start)).toBe(false)
    expect(isGoodCode(mac, scanned, start)).toBe(false)
  })

  test('are letters nobody reads as a word, six to type and twelve to scan, and use all of the space', () => {
    const seen = new Set<string>()
    const first = new Set<string>()
    for (let at = 0; at < 2_000; at += 1) {
      const { typed, scanned } = codeAt(mac, start + at * minute)
      expect(typed).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{6}$/)
      expect(scanned).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{12}$/)
      seen.add(typed).add(scanned)
      first.add(typed[0]!)
    }
    // Two in 64,000,000 may be alike.
    expect(seen.size).toBeGreaterThan(3_990)
    expect(first.size).toBe(20)
  })

  test('nothing else is good: parts, longer ones, nonsense', () => {
    const { typed, scanned } = codeAt(mac, start)
    for (const wrong of [
      '',
      typed.slice(1),
      `${typed}B`,
      scanned.slice(0, 6),
      typed + typed,
      scanned.toLowerCase(),
    ])
      expect(isGoodCode(mac, wrong, start), wrong).toBe(false)
    fc.assert(
      fc.property(fc.string(), (text) => !isGoodCode(mac, text, start) || text === typed || text === scanned),
    )
  })
})

describe('readCode', () => {
  test.each([
    ['bcdfgh'],
    [' BCD FGH '],
    ['bcd-fgh'],
    ['b.c.d.f.g.h'],
    ['ＢＣＤ　ＦＧＨ'],
    ['http://192.168.1.20:4748/here/BCDFGH'],
    ['look here:\nhttps://show.example/here/bcdfgh\n'],
  ])('takes what people type and paste: %s', (text) => {
    expect(readCode(text)).toEqual({ code: 'BCDFGH', typed: true })
  })

  test('knows a scanned code by its length', () => {
    expect(readCode('BCDFGHJKLMNP')).toEqual({ code: 'BCDFGHJKLMNP', typed: false })
  })

  test.each(['', ' ', 'BCDFG', 'BCDFGHJ', 'K7Q4XX', 'ABCDEF', 'BCDFGHJKLMN1', '💥💥💥'])(
    'refuses %s',
    (text) => {
      expect(readCode(text)).toBe(null)
    },
  )

  test('is quick with very long texts', () => {
    expect(readCode('b'.repeat(1_000_000))).toBe(null)
    expect(readCode('-'.repeat(1_000_000))).toBe(null)
  })

  test('reads back what the screen shows', () => {
    const { typed } = codeAt(mac, start)
    expect(spacedCode(typed)).toMatch(/^\w{3} \w{3}$/)
    expect(readCode(spacedCode(typed))?.code).toBe(typed)
  })
})
