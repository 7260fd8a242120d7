import { describe, expect, it } from 'vitest'
import { isPlainCommand, type MatchWords, ruleFindings, spelling } from '../../../core/moderation/rules'
import { ModerationSettings } from '../../../core/moderation/settings'
import { verdictOf } from '../../../core/moderation/verdict'

const none: MatchWords = () => []
const judge = (text: string, settings = {}, flags: string[] = [], words = none) =>
  verdictOf(ruleFindings({ text, flags }, spelling(text), words, ModerationSettings.parse(settings)))
const rules = (...args: Parameters<typeof judge>) => judge(...args).reasons.map((reason) => reason.rule)

describe('spelling', () => {
  it.each([
    ['f.u.c.k', 'fuck'],
    ['f u c k you', 'fuck you'],
    ['ＦＵＬＬ width', 'full width'],
    ['zero\u200bwidth\u2060', 'zerowidth'],
    ['раураl', 'paypal'],
    ['z̷a̸l̶g̵o', 'zalgo'],
    ['sooooo goooood!!!', 'soo good'],
    ['hi @someone see https://a.b/c', 'hi <user> see <url>'],
  ])('%j reads %j', (text, plain) => expect(spelling(text)).toBe(plain))
})

describe('plain commands', () => {
  it.each(['!claim', ' !BUY ', '!answer b', 'b', '3', '!time', '!stock', '!cancel'])('%j', (text) =>
    expect(isPlainCommand(text)).toBe(true),
  )
  it.each(['!claim you idiot', '!answer fuck', '!unknown', 'be', '', '!answer b b'])('%j is a line', (text) =>
    expect(isPlainCommand(text)).toBe(false),
  )
})

describe('links', () => {
  it.each([
    'see https://evil.example/x',
    'www.evil.example',
    'go to evil.com now',
    'EVIL.COM',
    'evil．com',
    'evil。com',
    'bit.ly/3abc',
    't.me/fastcash',
    'evil dot com',
    'evil (dot) com',
    'evil[.]com',
    'evil . com',
    'https://good.com@evil.com/',
    'https://evil.com\\@good.com',
    'notgood.com',
    'good.com.evil.com',
    'https://gооd.com',
    'http://1.2.3.4:80/',
  ])('%s is held', (text) => expect(rules(text, { links: { allowedHosts: ['good.com'] } })).toEqual(['link']))

  it.each([
    'https://good.com/a?b',
    'shop.good.com',
    'good.com',
    'HTTPS://WWW.GOOD.COM',
    'i missed it.me too',
    '3.5 out of 5',
    'e.g. this',
    'what...ever',
    'ok.so here',
    'me@good.com',
    'connect the dot then stop',
    'v1.2.3',
    'at 19.30',
  ])('%s passes', (text) =>
    expect(rules(text, { links: { allowedHosts: ['good.com', '*.other.org'] } })).toEqual([]),
  )

  it('can be off, or hide', () => {
    expect(judge('evil.com', { links: { action: 'allow' } }).action).toBe('allow')
    expect(judge('evil.com', { links: { action: 'hide' } })).toMatchObject({
      action: 'hide',
      reasons: [{ detail: expect.stringContaining('evil.com') }],
    })
  })
})

describe('caps, flags and words', () => {
  it('counts capitals of long lines only, in any alphabet', () => {
    expect(rules('LETS GOOOO EVERYONE')).toEqual([])
    expect(rules('LETS GOOOO EVERYONE', { capsLimit: 0.7 })).toEqual(['caps'])
    expect(rules('ДОБРЫЙ ВЕЧЕР ВСЕМ', { capsLimit: 0.7 })).toEqual(['caps'])
    expect(rules('LETS GO', { capsLimit: 0.7 })).toEqual([])
    expect(rules('Good Evening Everyone', { capsLimit: 0.7 })).toEqual([])
  })
  it('holds what cleaning found wrong, but not a stray invisible character', () => {
    expect(rules('hi', {}, ['bidi', 'combining', 'too-long', 'emoji-storm'])).toEqual([
      'bidi',
      'combining',
      'too-long',
      'emoji-storm',
    ])
    expect(rules('hi', {}, ['invisible', 'something-new'])).toEqual([])
  })
  it.each([
    ['blocked', 'hide', 'blocked-word'],
    ['hateful', 'hide', 'slur'],
    ['slur', 'hold', 'slur'],
    ['abuse', 'hold', 'abuse'],
  ] as const)('%s words: %s', (kind, action, rule) => {
    expect(
      judge('x', {}, [], () => [
        { word: 'x', kind },
        { word: 'x', kind },
      ]),
    ).toMatchObject({ action, reasons: [{ rule, score: null }] })
  })
  it("swearing is the host's choice", () => {
    const words: MatchWords = () => [{ word: 'damn', kind: 'profanity' }]
    expect(judge('damn', {}, [], words)).toEqual({ action: 'allow', reasons: [] })
    expect(judge('damn', { profanity: 'hold' }, [], words).action).toBe('hold')
  })
  it('puts the gravest reason first', () => {
    const words: MatchWords = () => [
      { word: 'a', kind: 'abuse' },
      { word: 'b', kind: 'blocked' },
    ]
    expect(rules('evil.com', {}, ['bidi'], words)).toEqual(['blocked-word', 'abuse', 'bidi', 'link'])
  })
})
