import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type IrcPeer, startIrcPeer } from '../../../peers/irc'
import { createVirtualWorld } from '../replay/virtual-world'
import { ircSitting } from './sitting'

const soon = { timeout: 10_000, interval: 5 }
const minute = 60_000

describe('the IRC platform and bad luck', () => {
  let peer: IrcPeer
  const closing: (() => Promise<void>)[] = []
  beforeEach(async () => {
    peer = await startIrcPeer()
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
    await peer.close()
  })
  const prepare = (account: Parameters<typeof ircSitting>[0] = {}, secret?: string) => {
    const virtual = createVirtualWorld()
    const { platform } = ircSitting({ address: peer.tcp, ...account }, { world: virtual.world, secret })
    closing.push(() => platform.stop())
    const link = () => platform.state().link
    return { platform, link, ...virtual, start: () => platform.start(virtual.world) }
  }
  const sit = async (account?: Parameters<typeof ircSitting>[0], secret?: string) => {
    const sitting = prepare(account, secret)
    await sitting.start()
    await expect.poll(sitting.link, soon).toBe('live')
    return sitting
  }

  test.for(['tcp', 'ws'] as const)(
    'half lines, many in one frame, 500 KB and rubbish over %s',
    async (over) => {
      const { lines, link } = await sit({ address: peer[over] })
      const line = (text: string, tags = '') => `${tags}:ann!a@h PRIVMSG #show :${text}\r\n`
      peer.raw(Buffer.from(`${line('one')}${line('two')}:ann!a@h PRIV`))
      peer.raw(Buffer.from('MSG #show :thr'))
      const half = Buffer.from('ee größer\r\n')
      peer.raw(half.subarray(0, 6))
      peer.raw(half.subarray(6))
      peer.raw(Buffer.from(`:ann!a@h PRIVMSG #show :${'x'.repeat(500_000)}\r\n`))
      peer.raw(Buffer.from(line('long tags', `@big=${'y'.repeat(8_000)};unheard.of/tag=\\:\\s;flag `)))
      peer.raw(Buffer.from([...Buffer.from(':ann!a@h PRIVMSG #show :caf'), 0xe9, 13, 10]))
      peer.raw(
        Buffer.from(
          '\r\n   \r\n@ \r\n:\r\n:x\r\n:ann!a@h\r\nPRIVMSG\r\n:ann!a@h PRIVMSG #show\r\n:peer WHAT 1 2\r\n',
        ),
      )
      peer.raw(Buffer.from(line('last')))
      await expect.poll(() => lines.at(-1)?.text, soon).toBe('last')
      const texts = lines.map(({ text }) => text).filter((text) => text !== '')
      expect(texts).toEqual(['one', 'two', 'three größer', 'long tags', 'café', 'last'])
      expect(link()).toBe('live')
      expect(peer.connections).toBe(1)
    },
  )

  test('the same id is told once, whatever the connection', async () => {
    const { lines, link, pass } = await sit()
    peer.say('ann', 'hello', 'msgid=m1')
    peer.say('ann', 'hello', 'msgid=m1')
    await expect.poll(() => lines.length, soon).toBe(1)
    peer.cut()
    await expect.poll(link, soon).toBe('connecting')
    pass(1_000)
    await expect.poll(link, soon).toBe('gap')
    peer.say('ann', 'hello', 'msgid=m1')
    peer.say('ann', 'no id')
    peer.say('ann', 'no id')
    await expect.poll(() => lines.length, soon).toBe(3)
    expect(new Set(lines.map(({ messageId }) => messageId)).size).toBe(3)
  })

  test('the network is gone for ten minutes and comes back', async () => {
    const { platform, link, lines, pass, pending, states } = await sit()
    peer.say('ann', 'before', 'msgid=1')
    await expect.poll(() => lines.length, soon).toBe(1)
    const begun = states[0] && platform.state()
    expect(begun).toMatchObject({ gap: null })
    peer.frozen = true
    pass(45_000)
    expect(platform.state()).toMatchObject({
      link: 'connecting',
      reason: 'The server does not answer any more.',
      gap: { to: null },
    })
    for (let gone = 0; gone < 20; gone += 1) {
      pass(30_000)
      await new Promise(setImmediate)
    }
    expect(link()).toBe('connecting')
    expect(await platform.say('e1', 'anyone?', null)).toMatchObject({ code: 'offline' })
    peer.frozen = false
    await expect
      .poll(() => {
        pass(1_000)
        return link()
      }, soon)
      .toBe('gap')
    const { gap } = platform.state()
    expect(gap!.to! - gap!.from).toBeGreaterThan(10 * minute)
    for (let round = 1; round < 8; round += 1) {
      peer.say('ann', 'after', `msgid=after${round}`)
      await expect.poll(() => lines.length, soon).toBe(1 + round)
      pass(10_000)
    }
    expect(platform.state()).toMatchObject({ link: 'live', gap })
    await platform.stop()
    expect(pending()).toBe(0)
    await expect.poll(() => peer.connections, soon).toBe(0)
  })

  test('a server cut in the middle of a line, again and again', async () => {
    const { lines, link, pass } = await sit()
    for (let round = 0; round < 5; round += 1) {
      peer.say('ann', `round ${round}`, `msgid=r${round}`)
      peer.raw(Buffer.from(`@msgid=half${round} :ann!a@h PRIVMSG #show :never wh`))
      await expect.poll(() => lines.length, soon).toBe(round + 1)
      await peer.down()
      await expect.poll(link, soon).toBe('connecting')
      await peer.up()
      await expect
        .poll(() => {
          pass(1_000)
          return link()
        }, soon)
        .toMatch(/gap|live/)
    }
    expect(lines.map(({ text }) => text)).toEqual([0, 1, 2, 3, 4].map((round) => `round ${round}`))
  })

  test('refused and swallowed messages are told, and sent once only', async () => {
    const { platform, pass } = await sit()
    peer.refuseSay = ['404', 'Cannot send to channel (+m)']
    expect(await platform.say('e1', 'hello', null)).toEqual({
      ok: false,
      code: 'refused',
      message: 'The server lets Micdrop not write in #show: Cannot send to channel (+m)',
    })
    peer.refuseSay = 'swallow'
    expect(await platform.say('e1', 'hello', null)).toMatchObject({ ok: false, code: 'refused' })
    peer.refuseSay = null
    const [one, two] = await Promise.all([
      platform.say('e1', 'hello', null),
      platform.say('e1', 'hello', null),
    ])
    expect([one, two, await platform.say('e1', 'hello', null)]).toEqual(
      Array(3).fill({ ok: true, value: null }),
    )
    expect(peer.received.filter((line) => line.includes('PRIVMSG'))).toHaveLength(3)
    peer.frozen = true
    const slow = platform.say('e3', 'no answer', null)
    pass(30_000)
    expect(await slow).toMatchObject({ code: 'offline' })
    const open = platform.say('e2', 'are you there?', null)
    peer.cut()
    expect(await open).toMatchObject({ code: 'offline' })
  })

  test('accounts make a viewer, whatever they call themselves', async () => {
    const { lines } = await sit()
    peer.say('ann', 'one', 'account=Ann;msgid=1')
    peer.say('annie', 'two', 'account=Ann;msgid=2')
    peer.say('ann', 'three', 'msgid=3')
    peer.say('boss', 'four', 'bot;msgid=4;+draft/reply=2')
    peer.say('op', 'five', 'msgid=5')
    peer.say('voiced', 'six', 'msgid=6')
    await expect.poll(() => lines.length, soon).toBe(6)
    expect(lines.map(({ viewer }) => viewer.id)).toEqual([
      'account:ann',
      'account:ann',
      'nick:ann',
      'nick:boss',
      'nick:op',
      'nick:voiced',
    ])
    expect(lines.map(({ roles }) => roles)).toEqual([[], [], [], ['owner', 'bot'], ['moderator'], ['vip']])
    expect(lines[3]!.reply).toEqual({ login: 'annie', displayName: 'annie' })
  })

  test('signs in with an account, and says when it cannot', async () => {
    peer.accounts = { host: 'secret' }
    const right = await sit({ account: 'host' }, 'secret')
    expect(right.platform.state().reason).toBeNull()
    const wrong = prepare({ account: 'host' }, 'wrong')
    await wrong.start()
    await expect.poll(wrong.link, soon).toBe('needs-login')
    expect(wrong.platform.state().reason).toBe(
      'The server does not accept this password for the account host.',
    )
    expect(wrong.pending()).toBe(0)
    const none = prepare({ account: 'host' })
    await none.start()
    expect(none.platform.state()).toMatchObject({ link: 'needs-login' })
    peer.caps = ['message-tags']
    const unable = prepare({ account: 'host' }, 'secret')
    await unable.start()
    await expect.poll(unable.link, soon).toBe('needs-login')
    await expect.poll(() => peer.connections, soon).toBe(1)
  })

  test('a server of before IRCv3 is read and written all the same', async () => {
    peer.caps = []
    peer.taken = new Set(['micdrop', 'micdrop_'])
    const { platform, lines } = await sit()
    peer.say('ann', 'old times')
    await expect.poll(() => lines.length, soon).toBe(1)
    expect(await platform.say('e1', 'hello', lines[0]!.messageId)).toEqual({ ok: true, value: null })
    expect(peer.received).toContain('NICK micdrop__')
    expect(peer.received).toContain('PRIVMSG #show :hello')
    expect(platform.caps().abilities.reply.can).toBe(false)
    peer.refuseSay = ['404', 'no']
    expect(await platform.say('e2', 'hello', null)).toMatchObject({ code: 'refused' })
  })

  test('takes messages back where the server can', async () => {
    const { platform, lines, retracted } = await sit()
    peer.say('ann', 'oops', 'msgid=m1')
    await expect.poll(() => lines.length, soon).toBe(1)
    expect(await platform.moderate({ do: 'delete', messageId: 'm1' })).toEqual({ ok: true, value: null })
    expect(retracted).toEqual([{ what: 'message', messageId: 'm1' }])
    expect(await platform.moderate({ do: 'delete', messageId: 'gone' })).toMatchObject({ code: 'refused' })
    peer.raw(':op!o@h REDACT #show m2 :rude\r\n')
    await expect.poll(() => retracted.length, soon).toBe(2)
  })

  test('a closed channel is asked again, and being thrown out is an outage', async () => {
    peer.refuseJoin = ['474', 'Cannot join channel (+b)']
    const { platform, link, lines, pass, start } = prepare()
    await start()
    await expect.poll(link, soon).toBe('failed')
    expect(platform.state().reason).toMatch(/^#show is not open to Micdrop: it is banned there/)
    peer.refuseJoin = null
    const passing = () => {
      pass(1_000)
      return link()
    }
    await expect.poll(passing, soon).toBe('live')
    peer.raw(':op!o@h KICK #show micdrop :\x02no\x02 bots\r\n')
    await expect.poll(link, soon).toBe('failed')
    expect(platform.state()).toMatchObject({
      reason: 'op threw Micdrop out of #show: no bots',
      gap: { to: null },
    })
    await expect.poll(passing, soon).toBe('gap')
    peer.say('ann', 'hello again')
    await expect.poll(() => lines.length, soon).toBe(1)
  })

  test('nothing to connect to, in words', async () => {
    const empty = prepare({ address: '' })
    await empty.start()
    expect(empty.platform.state()).toMatchObject({ link: 'failed' })
    await peer.down()
    const nobody = prepare()
    await nobody.start()
    await expect.poll(() => nobody.platform.state().reason, soon).toMatch(/no chat server answers/)
    for (const address of ['irc://:::', 'wss://', 'ws://a b', 'ircs://host:99999']) {
      const nonsense = prepare({ address })
      await nonsense.start()
      await expect.poll(() => nonsense.platform.state().reason, soon).toMatch(/cannot be read/)
    }
    await peer.up()
    peer.frozen = true
    const mute = prepare()
    await mute.start()
    mute.pass(30_000)
    expect(mute.platform.state().reason).toBe('The server did not answer in time. Is the address right?')
  })
})
