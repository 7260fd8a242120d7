import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CleanFlag, cleanLine, cleanName, longestLine } from '../../../core/chat/clean'

const plain = { reply: null, fragments: null, platform: 'room' }
const clean = (raw: string) => cleanLine(raw, plain)

/** Any sequence of UTF-16 units, with the troublemakers far more often than chance would have them. */
const nasty = fc.constantFrom(
  '\u200d',
  '\ufe0f',
  '\u20e3',
  '\u202e',
  '\u2066',
  '\u034f',
  '\u{e0000}',
  '\u3164',
  '\u2800',
  '\u0e49',
  '\u0301',
  '\u0345',
  '❤',
  '👩',
  '🏽',
  '🇧',
  '🅱',
  '1',
  'b',
  'ﷺ',
  '\ud83d',
  '\udc00',
  ' ',
  '\u3000',
  '\n',
  '\r',
  '\x01',
  '\ufffe',
  '한',
  '\u1100',
  '\u1161',
  'م',
  '\u200c',
  'क',
  '\u094d',
  '[emote:1:x]',
  '\x01ACTION ',
  ':',
  '@a',
)
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
const anyText = fc
  .array(fc.oneof({ weight: 4, arbitrary: nasty }, unit, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))
const platform = fc.constantFrom('room', 'kick', 'twitch', 'youtube')

const unfit =
  /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u3164\u2800]|\u034f|[\u{e0000}-\u{e0fff}]/u

describe('cleaning a line', () => {
  it.each<[string, string, string, string, CleanFlag[]]>([
    ['keeps plain text', 'hello there', 'hello there', 'hello there', []],
    ['makes one line of many', 'a\r\nPRIVMSG #x :b\tc', 'a PRIVMSG #x :b c', 'a PRIVMSG #x :b c', []],
    [
      'keeps markup as text',
      '<img src=x onerror=alert(1)>',
      '<img src=x onerror=alert(1)>',
      '<img src=x onerror=alert(1)>',
      [],
    ],
    [
      'removes and names a direction override',
      'abc\u202etxt.exe',
      'abctxt.exe',
      'abctxt.exe',
      ['bidi', 'invisible'],
    ],
    ['does not blame direction marks', 'שלום\u200f!', 'שלום!', 'שלום!', []],
    ['names an invisible character inside a word', 'id\u200biot', 'idiot', 'idiot', ['invisible']],
    ['does not blame what chat clients append', 'lol \u{e0000}', 'lol', 'lol', []],
    ['names a line of nothing', '\u3164\u200b\u2800', '', '', ['invisible']],
    [
      'bounds stacked marks',
      `น${'\u0e49'.repeat(13)}`,
      `น${'\u0e49'.repeat(4)}`,
      `น${'\u0e49'.repeat(4)}`,
      ['combining'],
    ],
    ['keeps emoji whole', '❤️ 👩‍🚀 4️⃣', '❤️ 👩‍🚀 4️⃣', '❤ 👩🚀 4', []],
    ['keeps Persian joiners', 'می‌خواهم', 'می‌خواهم', 'میخواهم', []],
    ['folds styled letters for matching only', '𝐛𝐮𝐲 Ⓝⓞⓦ', '𝐛𝐮𝐲 Ⓝⓞⓦ', 'buy Now', []],
    ['removes half a character', 'a\ud83db', 'ab', 'ab', ['invisible']],
    ['unwraps /me', '\x01ACTION waves\x01', 'waves', 'waves', []],
    ['counts an emoji storm', '🔥'.repeat(16), '🔥'.repeat(16), '🔥'.repeat(16), ['emoji-storm']],
  ])('%s', (_, raw, display, key, flags) => {
    expect(clean(raw)).toEqual({ display, key, flags })
  })

  it('cuts a flood by code points, not inside a character', () => {
    const { display, key, flags } = clean('🙂'.repeat(10_000))
    expect([...display]).toHaveLength(longestLine)
    expect([...key]).toHaveLength(longestLine)
    expect(flags).toContain('too-long')
    expect(unfit.test(display)).toBe(false)
  })

  it('removes the mention of a true reply from the key only', () => {
    const reply = { login: 'streamer', displayName: 'Big Streamer' }
    expect(cleanLine('@big streamer, !claim', { ...plain, reply })).toMatchObject({
      display: '@big streamer, !claim',
      key: '!claim',
    })
    expect(cleanLine('@STREAMER !claim', { ...plain, reply }).key).toBe('!claim')
    expect(cleanLine('@streamers !claim', { ...plain, reply }).key).toBe('@streamers !claim')
    expect(clean('@streamer !claim').key).toBe('@streamer !claim')
  })

  it('drops emotes before a command', () => {
    const fragments = [
      { type: 'emote', text: 'hypeNow' },
      { type: 'text', text: ' ' },
      { type: 'cheermote', text: 'Cheer5' },
      { type: 'text', text: ' !claim' },
    ]
    expect(cleanLine('hypeNow Cheer5 !claim', { ...plain, fragments, platform: 'twitch' }).key).toBe('!claim')
    expect(cleanLine('[emote:12:wave] !claim', { ...plain, platform: 'kick' })).toMatchObject({
      display: ':wave: !claim',
      key: '!claim',
    })
    expect(cleanLine(':_hype::_hype: !claim', { ...plain, platform: 'youtube' }).key).toBe('!claim')
  })

  it('never throws and leaves nothing unfit, whatever comes in', () => {
    fc.assert(
      fc.property(anyText, platform, (raw, where) => {
        const { display, key } = cleanLine(raw, {
          reply: { login: 'a', displayName: raw.slice(0, 9) },
          fragments: [{ type: 'emote', text: raw }],
          platform: where,
        })
        expect(display + key).not.toMatch(unfit)
        expect([...display].length).toBeLessThanOrEqual(longestLine)
        expect([...key].length).toBeLessThanOrEqual(longestLine)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, platform, (raw, where) => {
        const options = { reply: null, fragments: null, platform: where }
        const once = cleanLine(raw, options)
        expect(cleanLine(once.display, options).display).toBe(once.display)
        if (where !== 'youtube') expect(cleanLine(once.key, plain).key).toBe(once.key)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('cleaning a name', () => {
  it.each([
    ['Ada', 'Ada'],
    [' \u202eeve\n ', 'eve'],
    ['', 'a viewer'],
    ['\u3164\u200b', 'a viewer'],
    ['x'.repeat(10_000), 'x'.repeat(50)],
    ['🦊'.repeat(60), '🦊'.repeat(32)],
  ])('%j', (raw, name) => expect(cleanName(raw)).toBe(name))

  it('always fits a ViewerRef', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const name = cleanName(raw)
        expect(name).not.toMatch(unfit)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(64)
        expect(cleanName(name)).toBe(name)
      }),
      { numRuns: 1_000 },
    )
  })
})
