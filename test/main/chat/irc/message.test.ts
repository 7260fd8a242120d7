import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import fc from 'fast-check'
import { parseMessage as parseByIrcv3 } from 'ircv3'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../../../main/chat/irc/casemap'
import { withoutFormatting } from '../../../../main/chat/irc/formatting'
import { createLineReader, longestLine } from '../../../../main/chat/irc/line-reader'
import { escapeTag, oneLine, parseMessage } from '../../../../main/chat/irc/message'

type TmiMessage = {
  tags: Record<string, string | true>
  prefix: string | null
  command: string
  params: string[]
}
const tmi: { msg(line: string): TmiMessage | null } = createRequire(import.meta.url)('tmi.js/lib/parser')

const own = [
  'PING :abc',
  'PING abc',
  ':irc.local 001 micdrop :Welcome to the network',
  ':ann!ann@host PRIVMSG #show :hello : there',
  ':ann!ann@host PRIVMSG #show one-word',
  ':ann!ann@host PRIVMSG #show :',
  ':ann!ann@host PRIVMSG #show ::)',
  '@msgid=1;time=2026-11-22T12:00:00.000Z;+draft/reply=x :ann!a@h PRIVMSG #show :hi',
  '@a=\\:\\s\\\\\\r\\n;b=;c;d=x=y;e=\\q;f=end\\ :s NOTICE * :escapes',
  '@+example.org/unknown=1;vendor.tld/flag :ann!a@h TAGMSG #show',
  ':irc.local 353 micdrop = #show :@op ~boss +voice plain',
  'ERROR :Closing link',
]
const fixtures = join(import.meta.dirname, '../../../../../shared/data/twitch-fixtures/irc-lines.jsonl')
const real = existsSync(fixtures)
  ? readFileSync(fixtures, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { line: string }).line)
  : []
if (real.length === 0) console.log('skipped: parsers compared on recorded Twitch lines (no ../shared)')

describe('taking a line apart', () => {
  it.each([...own, ...real])('agrees with ircv3 and tmi.js: %s', (line) => {
    const ours = parseMessage(line)!
    const ircv3 = parseByIrcv3(line, undefined, new Map())
    expect({ tags: ours.tags, command: ours.command, params: ours.params, nick: ours.nick }).toEqual({
      tags: ircv3.tags,
      command: ircv3.command,
      // It makes a parameter of every space too many; RFC 2812 does not.
      params: / {2}| $/.test(line) ? ours.params : ircv3.rawParamValues,
      nick: ircv3.prefix?.nick ?? '',
    })
    const theirs = tmi.msg(line)!
    expect({ command: ours.command, params: ours.params }).toEqual({
      command: theirs.command,
      params: theirs.params,
    })
    expect([...ours.tags.keys()]).toEqual(Object.keys(theirs.tags))
    expect(`${ours.nick}${ours.userhost && '!'}${ours.userhost}`).toBe(theirs.prefix ?? '')
  })

  it('takes spaces in numbers, and lines that are none', () => {
    expect(parseMessage('@a=1  :s!u@h   PRIVMSG   #show    :two  words ')).toMatchObject({
      nick: 's',
      userhost: 'u@h',
      params: ['#show', 'two  words '],
    })
    for (const none of ['', ' ', '@a=1', '@a=1 ', ':source', ':source ', '@a :source'])
      expect(parseMessage(none)).toBeNull()
  })

  it('never throws, and any tag value comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        parseMessage(line)
        expect(oneLine(line)).not.toMatch(/[\0\r\n]/)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        expect(parseMessage(`@x=${escapeTag(value)} PING`)!.tags.get('x')).toBe(value)
      }),
    )
  })
})

describe('lines from bytes', () => {
  it('are the same however the bytes are cut', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text) && text !== '')
    fc.assert(
      fc.property(
        fc.array(line),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (lines, cuts) => {
          const heard: string[] = []
          const reader = createLineReader((text) => heard.push(text))
          const bytes = Buffer.from(lines.map((text) => `${text}\r\n`).join(''))
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const length = cuts[turn % cuts.length]!
            reader.take(bytes.subarray(at, at + length))
            at += length
          }
          expect(heard).toEqual(lines)
        },
      ),
    )
  })

  it('are left out when too long, and reading goes on', () => {
    const heard: string[] = []
    const reader = createLineReader((text) => heard.push(text))
    reader.take(Buffer.from(`one\n${'x'.repeat(longestLine - 1)}\n`))
    for (let part = 0; part < 100; part += 1) reader.take(Buffer.alloc(5_000, 'y'))
    reader.take(Buffer.from(`end\r\nafter\r\nhalf`))
    expect(heard.map((text) => text.length)).toEqual([3, longestLine - 1, 5])
    expect(reader.skipped).toBe(1)
    reader.end()
    expect(heard.at(-1)).toBe('half')
  })
})

describe('names and colours', () => {
  it('names are the same as the server says', () => {
    expect(foldName('Ann[A]\\^', 'rfc1459')).toBe('ann{a}|~')
    expect(foldName('Ann[A]\\^', 'rfc1459-strict')).toBe('ann{a}|^')
    expect(foldName('Ann[A]Ö', 'ascii')).toBe('ann[a]Ö')
  })

  it('colours go, digits that are text stay', () => {
    expect(withoutFormatting('\x0304,01!claim\x03 \x02now\x0f 100')).toBe('!claim now 100')
    expect(withoutFormatting('\x031234')).toBe('34')
    expect(withoutFormatting('\x04ff0000red \x01ACTION \x1dx')).toBe('red \x01ACTION x')
  })
})
