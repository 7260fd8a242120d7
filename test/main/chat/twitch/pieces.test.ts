import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { cleanLine } from '../../../../core/chat/clean'
import { parseCommand } from '../../../../core/chat/command'
import type { RawLine } from '../../../../core/chat/port'
import { capsOf } from '../../../../main/chat/twitch/caps'
import { createHelix, loadHelix } from '../../../../main/chat/twitch/helix'
import { fragmentsOf } from '../../../../main/chat/twitch/irc-fragments'
import { loadParser } from '../../../../main/chat/twitch/irc-parse'
import { createIrcReader } from '../../../../main/chat/twitch/irc-read'
import { createLineBuffer } from '../../../../main/chat/twitch/line-buffer'
import type { Session } from '../../../../main/chat/twitch/session'
import { createTeller } from '../../../../main/chat/twitch/teller'
import { createVirtualWorld } from '../replay/virtual-world'
import { collect } from './collect'

describe('lines out of frames', () => {
  test('however the stream is cut, the same lines come out', () => {
    const line = fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ''))
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat(200)), (lines, cuts) => {
        const stream = lines.map((one) => `${one}\r\n`).join('')
        const buffer = createLineBuffer()
        const got: string[] = []
        let at = 0
        for (const cut of [...cuts].sort((one, other) => one - other)) {
          got.push(...buffer.take(stream.slice(at, Math.max(at, cut))))
          at = Math.max(at, cut)
        }
        got.push(...buffer.take(stream.slice(at)))
        expect(got).toEqual(lines.filter((one) => one !== ''))
      }),
    )
  })

  test('a flood is dropped whole, whatever it is cut into, and takes nothing with it', () => {
    const buffer = createLineBuffer()
    expect(buffer.take('one\r\n')).toEqual(['one'])
    for (let part = 0; part < 100; part += 1) expect(buffer.take('x'.repeat(5_000))).toEqual([])
    expect(buffer.take('x\r\ntwo\r\n')).toEqual(['two'])
    expect(buffer.take(`${'y'.repeat(500_000)}\r\nthree\r\n`)).toEqual(['three'])
  })
})

describe('fragments of IRC lines', () => {
  test('whatever the tag says, the pieces make up the text', () => {
    const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([from, to]) => `${from}-${to}`)
    const tag = fc.array(range, { minLength: 1 }).map((ranges) => `25:${ranges.join(',')}`)
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.oneof(tag, fc.string()),
        fc.nat(200),
        (text, emotes, bits) => {
          const pieces = fragmentsOf(text, emotes, bits)
          if (pieces !== null) expect(pieces.map((one) => one.text).join('')).toBe(text)
        },
      ),
    )
  })

  test('emotes count code points; cheers are known by their sum', () => {
    expect(fragmentsOf('👉 <3 !claim', '483:2-3', 0)).toEqual([
      { type: 'text', text: '👉 ' },
      { type: 'emote', text: '<3' },
      { type: 'text', text: ' !claim' },
    ])
    expect(fragmentsOf('\x01ACTION Kappa\x01', '25:0-4', 0)).toEqual([{ type: 'emote', text: 'Kappa' }])
    expect(fragmentsOf('cheer10 Kappa90 route66 !claim', '', 100)).toBeNull()
    expect(fragmentsOf('cheer10 Kappa90 !claim', '', 100)?.map((one) => one.type)).toEqual([
      'cheermote',
      'text',
      'cheermote',
      'text',
    ])
  })

  test('a command behind a cheer, an emote or a reply is found', async () => {
    const parse = await loadParser()
    const { told, lines } = collect()
    const read = createIrcReader(told)
    const head = (more: string) =>
      `@id=1;user-id=2;room-id=3;tmi-sent-ts=4;display-name=Bob;${more} :bob!b@b PRIVMSG #h`
    read(parse(`${head('bits=100')} :Cheer100 !claim`)!)
    read(parse(`${head('emotes=25:0-4')} :Kappa !claim`)!)
    read(parse(`${head('reply-parent-user-login=mia;reply-parent-display-name=Mia\\sM')} :@Mia M !claim`)!)
    read(parse(`${head('')} !claim`)!)
    const names = lines.map((line) => parseCommand(cleanLine(line.text, line).key)?.name)
    expect(names).toEqual(['claim', 'claim', 'claim', 'claim'])
  })
})

describe('two paths as one chat', () => {
  const line = (messageId: string, sentAt: number | null = 1): RawLine => ({
    platform: 'twitch',
    messageId,
    viewer: { platform: 'twitch', id: '7', name: 'Bob' },
    text: messageId,
    reply: null,
    fragments: null,
    sentAt,
  })

  test('whatever order the paths tell in, each id is told once', () => {
    const order = fc.array(fc.tuple(fc.constantFrom('irc' as const, 'eventsub' as const), fc.nat(20)))
    fc.assert(
      fc.property(order, (tellings) => {
        const virtual = createVirtualWorld()
        const teller = createTeller({ world: virtual.world, isOwn: () => false })
        for (const [path, id] of tellings) teller.path(path).line(line(String(id)))
        const ids = virtual.lines.map((one) => one.messageId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(new Set(ids)).toEqual(new Set(tellings.map(([, id]) => String(id))))
      }),
    )
  })

  test('a clearing told by the other path a moment later does not take what was written between', () => {
    const virtual = createVirtualWorld()
    const teller = createTeller({ world: virtual.world, isOwn: () => false })
    teller.path('irc').retract({ what: 'everything' }, 10)
    teller.path('irc').line(line('new', 11))
    virtual.pass(800)
    teller.path('eventsub').retract({ what: 'everything' }, 10)
    expect(virtual.retracted).toHaveLength(1)
    teller.path('eventsub').line(line('old', 9))
    expect(virtual.lines.map((one) => one.messageId)).toEqual(['new'])
    virtual.pass(60_000)
    teller.path('irc').retract({ what: 'everything' }, 60_010)
    expect(virtual.retracted).toHaveLength(2)
  })
})

describe('the capability table', () => {
  test('every ability that is denied says why', () => {
    for (const scopes of [null, [], ['user:write:chat']])
      for (const [ability, { can, note }] of Object.entries(
        capsOf({ scopes, isOwner: false, isModerator: false }).abilities,
      ))
        if (!can) expect(note, ability).not.toBe('')
  })
})

describe("twurple's limiter", () => {
  test('that waits for ever after an answer without rate headers is given up after ten seconds, and made anew', async () => {
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      response.setHeader('content-type', 'application/json').end('{"data":[]}')
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
      delete process.env.TWURPLE_MOCK_API_PORT
    })
    process.env.TWURPLE_MOCK_API_PORT = String((server.address() as AddressInfo).port)
    const virtual = createVirtualWorld()
    const tokens = {
      clientId: 'c',
      access: 'a',
      refresh: 'r',
      userId: '1',
      login: 'host',
      scopes: [],
      obtainedAt: virtual.world.now(),
      expiresIn: 14_000,
    }
    const session = { tokens: () => tokens, ended: () => null } as unknown as Session
    const helix = createHelix(await loadHelix(), session, virtual.world)
    const call = () => helix.call((api) => api.users.getUserByName('host'))
    expect(await call()).toEqual({ ok: true, value: null })
    const stalled = call()
    await expect.poll(virtual.pending).toBe(1)
    virtual.pass(10_000)
    expect(await stalled).toMatchObject({ ok: false, code: 'offline' })
    expect(asked).toBe(1)
    expect(await call()).toEqual({ ok: true, value: null })
    expect(virtual.pending()).toBe(0)
    helix.stop()
    expect(await call()).toMatchObject({ code: 'offline' })
  })
})
