import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type IrcClient, joinAs } from '../../../peers/irc/client'
import { missingInspircd, type RunningInspircd, startInspircd } from '../../../peers/irc/inspircd'
import { ircSitting } from './sitting'

const missing = missingInspircd()
if (missing) console.log(`skipped: the IRC platform on a real server (${missing})`)
const soon = { timeout: 20_000 }

describe.skipIf(missing !== null)('the IRC platform on a real InspIRCd', () => {
  let server: RunningInspircd
  const closing: (() => void | Promise<void>)[] = []
  beforeAll(async () => {
    server = await startInspircd()
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  afterAll(() => server?.close())

  const sit = async (channel: string, over: 'tcp' | 'ws' | 'tls' = 'tcp', nick = 'micdrop') => {
    const sitting = ircSitting({ address: server[over], channel, nick })
    closing.push(() => sitting.platform.stop())
    await sitting.start()
    await expect.poll(() => sitting.platform.state().link, soon).toBe('live')
    return sitting
  }
  const visit = async (nick: string, channel: string, options?: Parameters<typeof joinAs>[3]) => {
    const client = await joinAs(server.port, nick, channel, options)
    closing.push(() => client.close())
    return client
  }
  const textsOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text)

  test.for(['tcp', 'ws'] as const)('reads and writes over %s', async (over) => {
    const channel = `#${over}`
    const { platform, lines } = await sit(channel, over)
    const ann = await visit('Ann', channel)
    ann.send(`PRIVMSG ${channel} :first line, größer 🎉`)
    ann.send(`PRIVMSG ${channel} word`)
    ann.send(`PRIVMSG ${channel} :\x01ACTION waves\x01`)
    ann.send(`PRIVMSG ${channel} :\x01VERSION\x01`)
    ann.send(`NOTICE ${channel} :not chat`)
    ann.send(`PRIVMSG ${channel} :\x0304,01!claim\x0f now`)
    await expect.poll(() => lines.length, soon).toBe(4)
    expect(textsOf(lines)).toEqual(['first line, größer 🎉', 'word', '\x01ACTION waves\x01', '!claim now'])
    expect(lines[0]).toMatchObject({
      platform: 'irc',
      viewer: { platform: 'irc', id: 'nick:ann', name: 'Ann' },
      reply: null,
    })
    expect(Math.abs(lines[0]!.sentAt! - Date.now())).toBeLessThan(60_000)

    expect(await platform.say('e1', 'Welcome\r\nQUIT :all', null)).toEqual({ ok: true, value: null })
    expect(await platform.say('e1', 'Welcome\r\nQUIT :all', null)).toEqual({ ok: true, value: null })
    expect(await platform.say('e2', 'Here you are', lines[0]!.messageId)).toEqual({ ok: true, value: null })
    const replied = await ann.sees(/Here you are/)
    expect(replied).toContain(`+draft/reply=${lines[0]!.messageId}`)
    expect(ann.heard.filter((line) => line.includes('Welcome QUIT :all'))).toHaveLength(1)
    expect(lines).toHaveLength(4)

    const room = platform.caps().maxLength
    expect(platform.caps()).toMatchObject({ lengthUnit: 'bytes', abilities: { reply: { can: true } } })
    expect(await platform.say('e3', 'ö'.repeat(room / 2 + 1), null)).toMatchObject({ code: 'refused' })
    const longest = 'ö'.repeat(Math.floor(room / 2) - 1) + 'o'.repeat(2 + (room % 2))
    expect(await platform.say('e4', longest, null)).toEqual({ ok: true, value: null })
    expect(await ann.sees(/öööö/)).toMatch(new RegExp(` :${longest}$`))
  })

  test('encrypted, and only to a server that proves who it is', async () => {
    const stranger = ircSitting({ address: server.tls, channel: '#tls' })
    closing.push(() => stranger.platform.stop())
    await stranger.start()
    await expect.poll(() => stranger.platform.state().reason, soon).toMatch(/does not prove who it is/)
    await stranger.platform.stop()
    // Nobody vouches for the test's certificate: for one connection that is not asked.
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      const { lines } = await sit('#tls', 'tls')
      const ann = await visit('ann', '#tls')
      ann.send('PRIVMSG #tls :hello')
      await expect.poll(() => lines.length, soon).toBe(1)
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    }
  })

  test('every reader has the same ids, and replies name whom they answer', async () => {
    const one = await sit('#ids', 'tcp', 'one')
    const two = await sit('#ids', 'ws', 'two')
    const ann = await visit('ann', '#ids')
    ann.send('PRIVMSG #ids :hello')
    await expect.poll(() => two.lines.length, soon).toBe(1)
    ann.send(`@+draft/reply=${two.lines[0]!.messageId} PRIVMSG #ids :to myself`)
    await two.platform.say('e1', 'from two', null)
    await expect.poll(() => one.lines.length, soon).toBe(3)
    await expect.poll(() => two.lines.length, soon).toBe(2)
    expect(one.lines.slice(0, 2)).toEqual(two.lines)
    expect(one.lines[1]!.reply).toEqual({ login: 'ann', displayName: 'ann' })
    expect(one.lines[2]).toMatchObject({ text: 'from two', viewer: { id: 'nick:two' } })
    expect(new Set(one.lines.map(({ messageId }) => messageId)).size).toBe(3)
  })

  test('ranks are roles, and a renamed viewer stays who they are', async () => {
    const owner = await visit('owner', '#ranks')
    const { lines } = await sit('#ranks')
    const ann = await visit('ann', '#ranks')
    const say = async (client: IrcClient, text: string) => {
      const before = lines.length
      client.send(`PRIVMSG #ranks :${text}`)
      await expect.poll(() => lines.length, soon).toBe(before + 1)
      return lines.at(-1)!
    }
    expect((await say(owner, 'one')).roles).toEqual(['moderator'])
    expect((await say(ann, 'two')).roles).toEqual([])
    owner.send('MODE #ranks +vb-t ann nobody!*@*')
    await ann.sees(/MODE #ranks \+vb/)
    expect((await say(ann, 'three')).roles).toEqual(['vip'])
    ann.send('NICK Annie')
    await ann.sees(/NICK :?Annie/)
    expect(await say(ann, 'four')).toMatchObject({
      viewer: { id: 'nick:ann', name: 'Annie' },
      roles: ['vip'],
    })
    const other = await visit('ann', '#ranks')
    expect((await say(other, 'five')).viewer.id).toBe('nick:ann#1')
    owner.send('MODE #ranks -v Annie')
    await ann.sees(/MODE #ranks -v/)
    expect((await say(ann, 'six')).roles).toEqual([])
  })

  test('bans and throws out as an operator, and lifts the ban', async () => {
    const owner = await visit('owner', '#law')
    const { platform, lines, states } = await sit('#law')
    const troll = await visit('troll', '#law', { from: '127.0.0.2' })
    troll.send('PRIVMSG #law :spam')
    await expect.poll(() => lines.length, soon).toBe(1)
    const viewerId = lines[0]!.viewer.id
    const ban = { do: 'ban', viewerId, reason: 'spam\r\nQUIT' } as const
    expect(platform.caps().abilities.ban).toEqual({
      can: false,
      note: 'Make Micdrop an operator of #law first.',
    })
    expect(await platform.moderate(ban)).toMatchObject({ ok: false, code: 'refused' })
    const told = states.length
    owner.send('MODE #law +o micdrop')
    await expect.poll(() => platform.caps().abilities.ban.can, soon).toBe(true)
    expect(states.length).toBeGreaterThan(told)

    expect(await platform.moderate(ban)).toEqual({ ok: true, value: null })
    expect(await troll.sees(/KICK #law troll/)).toContain(':spam QUIT')
    troll.send('JOIN #law')
    await troll.sees(/ 474 /)
    expect(await platform.moderate({ do: 'unban', viewerId })).toEqual({ ok: true, value: null })
    troll.send('JOIN #law')
    troll.send('PRIVMSG #law :sorry')
    await expect.poll(() => lines.length, soon).toBe(2)

    expect(await platform.moderate({ do: 'timeout', viewerId, seconds: 60, reason: '' })).toMatchObject({
      code: 'unsupported',
    })
    expect(await platform.moderate({ do: 'delete', messageId: lines[0]!.messageId })).toMatchObject({
      code: 'unsupported',
    })
    expect(await platform.moderate({ do: 'ban', viewerId: 'nick:stranger', reason: '' })).toMatchObject({
      code: 'refused',
    })
  })

  test('a channel that refuses, a nick in use and being thrown out are told in words', async () => {
    const owner = await visit('owner', '#closed')
    await visit('micdrop', '#elsewhere')
    owner.send('MODE #closed +i')
    await owner.sees(/MODE #closed :?\+i/)
    const shut = ircSitting({ address: server.tcp, channel: '#closed' })
    closing.push(() => shut.platform.stop())
    await shut.start()
    await expect.poll(() => shut.platform.state().link, soon).toBe('failed')
    expect(shut.platform.state().reason).toMatch(/one must be invited/)
    expect(await shut.platform.say('e1', 'hello', null)).toMatchObject({ code: 'offline' })

    const open = await sit('#open', 'tcp', 'micdrop')
    const ann = await visit('ann', '#open')
    await open.platform.say('e1', 'hello', null)
    expect(await ann.sees(/hello/)).toMatch(/:micdrop__!/)
    await visit('oper', '#open').then((oper) => {
      oper.send('OPER root root')
      oper.send('KILL micdrop__ :go away')
    })
    await expect.poll(() => open.states.some(({ reason }) => /go away/.test(reason ?? '')), soon).toBe(true)
    await expect.poll(() => open.platform.state().link, soon).toBe('gap')

    const boss = await visit('boss', '#muted')
    boss.send('MODE #muted +m')
    await boss.sees(/MODE #muted :?\+m/)
    const muted = await sit('#muted', 'tcp', 'quiet')
    expect(await muted.platform.say('e1', 'hello', null)).toMatchObject({ code: 'refused' })
  })

  test('lines that the server plays back from the past are not told', async () => {
    const owner = await visit('owner', '#past')
    owner.send('MODE #past +H 50:1h')
    owner.send('PRIVMSG #past :!claim of yesterday')
    await owner.sees(/of yesterday/)
    const { lines } = await sit('#past')
    owner.send('PRIVMSG #past :now')
    await expect.poll(() => lines.length, soon).toBeGreaterThan(0)
    expect(textsOf(lines)).toEqual(['now'])
  })

  test.for(['tcp', 'ws'] as const)('loses none of 20,000 lines over %s', async (over) => {
    const channel = `#flood-${over}`
    const { lines } = await sit(channel, over)
    const writers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => visit(`w${n}`, channel, { caps: 'message-tags' })),
    )
    for (let n = 0; n < 2_000; n += 1)
      for (const [at, writer] of writers.entries()) writer.send(`PRIVMSG ${channel} :${at}-${n}`)
    await expect.poll(() => lines.length, { timeout: 50_000, interval: 100 }).toBe(20_000)
    expect(new Set(textsOf(lines)).size).toBe(20_000)
    expect(new Set(lines.map(({ messageId }) => messageId)).size).toBe(20_000)
    const ofFirst = textsOf(lines).filter((text) => text.startsWith('0-'))
    expect(ofFirst).toEqual(Array.from({ length: 2_000 }, (_, n) => `0-${n}`))
  })

  test('a server that dies in the middle of a flood and comes back leaves a gap, and nothing twice', async () => {
    const { platform, lines, states } = await sit('#crash')
    const ann = await visit('ann', '#crash', { caps: 'message-tags' })
    for (let n = 0; n < 3_000; n += 1) ann.send(`PRIVMSG #crash :before ${n}`)
    await expect.poll(() => lines.length, soon).toBeGreaterThan(100)
    await server.kill('SIGKILL')
    await expect.poll(() => platform.state().link, soon).toBe('connecting')
    expect(platform.state().gap).toMatchObject({ to: null })
    expect(await platform.say('e1', 'anyone?', null)).toMatchObject({ code: 'offline' })
    const heard = lines.length
    await server.restart()
    await expect.poll(() => platform.state().link, soon).toBe('gap')
    const { gap } = platform.state()
    expect(gap!.to).toBeGreaterThan(gap!.from)
    const again = await visit('ann', '#crash')
    again.send('PRIVMSG #crash :after')
    await expect.poll(() => lines.length, soon).toBe(heard + 1)
    expect(textsOf(lines).slice(0, -1)).toEqual(Array.from({ length: heard }, (_, n) => `before ${n}`))
    expect(await platform.say('e1', 'anyone?', null)).toEqual({ ok: true, value: null })
    await again.sees(/anyone/)
    expect(states.map(({ link }) => link)).toContain('gap')
  })
})
