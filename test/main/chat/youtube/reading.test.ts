import { afterEach, describe, expect, it } from 'vitest'
import { PaidEvent } from '../../../../core/chat/paid'
import type { PeerAuthor } from '../../../peers/youtube'
import { type Rig, type RigOptions, startRig } from './rig'

let rig: Rig
const begin = async (options: RigOptions = {}) => {
  rig = await startRig(options)
  await rig.start()
  return rig
}
const listening = async (options: RigOptions = {}) => {
  await begin(options)
  await rig.until(() => rig.peer.listeners() === 1 && rig.platform.state().link === 'live')
  return rig
}
afterEach(() => rig.close())

const mod: PeerAuthor = { id: 'UCm', name: 'Mo\u202ed', roles: ['moderator', 'member', 'verified'] }

describe('reading', () => {
  it('finds the chat that is live, tells its lines with roles, and is live only then', async () => {
    const { peer, platform, lines, until, states } = await listening()
    expect(states[0]?.link).toBe('connecting')
    peer.say('!claim', mod, 'LCC.9')
    await until(() => lines.length === 1)
    expect(lines[0]).toMatchObject({
      platform: 'youtube',
      messageId: 'LCC.9',
      viewer: { platform: 'youtube', id: 'UCm', name: 'Mod' },
      text: '!claim',
      roles: ['moderator', 'member', 'verified'],
      reply: null,
    })
    expect(lines[0]?.sentAt).toBeGreaterThan(Date.now() - 60_000)
    expect(peer.requests.map((one) => `${one.method} ${one.path}`)).toEqual([
      'GET /youtube/v3/liveBroadcasts',
      'GET /youtube/v3/liveChat/messages/stream',
    ])
    expect(platform.state().quota).toMatchObject({ left: 9_994, of: 10_000, unit: 'units', postsLeft: 474 })
    expect(peer.unitsUsed()).toBe(6)
  })

  it.each([
    ['normal', 20_000],
    ['low', 8_000],
    ['ultraLow', 3_000],
  ] as const)("tells the platform's own figure of the delay: %s", async (latency, ms) => {
    const { delays } = await listening({ latency })
    expect(delays).toEqual([ms])
  })

  it('reads the broadcast the host named', async () => {
    const { peer } = await listening({ broadcast: 'https://youtu.be/dQw4w9WgXcQ' })
    expect(peer.requests[0]?.query).toEqual({ part: 'snippet,contentDetails', id: 'dQw4w9WgXcQ' })
    expect(peer.count('GET', 'videos')).toBe(0)
  })

  it('reads a broadcast of somebody else, which is found as a video only', async () => {
    const { peer, delays } = await listening({ broadcast: 'dQw4w9WgXcQ', foreign: true })
    expect(peer.count('GET', 'videos')).toBe(1)
    expect(delays).toEqual([])
  })

  it('waits for a broadcast, and reads it once it is live', async () => {
    const { peer, platform, until } = await begin({ live: false })
    await until(() => platform.state().reason !== null)
    expect(platform.state()).toMatchObject({ link: 'connecting', gap: null })
    expect(platform.state().reason).toMatch(/live on YouTube yet/)
    peer.goLive(true)
    await until(() => platform.state().link === 'live', 1_000)
  })

  it('says what is wrong with a broadcast that is none', async () => {
    const { platform, until, peer } = await begin({ broadcast: 'my show' })
    await until(() => platform.state().link === 'failed')
    expect(platform.state().reason).toMatch(/no address or id/)
    expect(peer.requests).toEqual([])
  })

  it('tells recent history but not what was written long before', async () => {
    rig = await startRig()
    const { peer, texts, until, start } = rig
    peer.clockOff(-10 * 60_000)
    peer.say('old')
    peer.clockOff(-60_000)
    peer.say('recent')
    peer.clockOff(0)
    await start()
    await until(() => texts().length > 0)
    peer.say('new')
    await until(() => texts().includes('new'))
    expect(texts()).toEqual(['recent', 'new'])
    // Commands of a minute ago were meant for another moment.
    expect(rig.lines.map(({ past }) => past)).toEqual([true, undefined])
  })

  it('does not mind a server whose clock is years away', async () => {
    rig = await startRig()
    const { peer, texts, until, start, platform } = rig
    peer.clockOff(-20 * 365 * 86_400_000)
    peer.say('before')
    await start()
    await until(() => texts().length === 1)
    peer.clockOff(20 * 365 * 86_400_000)
    peer.say('after')
    await until(() => texts().length === 2)
    expect(texts()).toEqual(['before', 'after'])
    expect(platform.state().link).toBe('live')
  })

  it('reads bytes that come one by one, and items of half a megabyte', async () => {
    const { peer, texts, until } = await listening()
    peer.halfChunks(1)
    peer.say('grüße 👋🏽 日本')
    await until(() => texts().length === 1)
    peer.halfChunks(4_001)
    const long = '💥ü'.repeat(125_000)
    peer.say(long)
    await until(() => texts().length === 2)
    expect(texts()[0]).toBe('grüße 👋🏽 日本')
    expect(texts()[1]).toBe(long)
  })

  it('tolerates types and items it does not know', async () => {
    const { peer, texts, until, logged } = await listening()
    const odd = {
      kind: 'x',
      etag: 'x',
      id: 'odd',
      snippet: { type: 5, publishedAt: 'never' },
      authorDetails: {},
    }
    peer.mode('sponsorOnlyModeStartedEvent')
    peer.mode('sponsorOnlyModeEndedEvent')
    peer.mode('somethingOfNextYearEvent')
    peer.poll('Which?')
    peer.page(
      odd as never,
      peer.make('textMessageEvent', mod, 'same page', { textMessageDetails: { messageText: 'same page' } }),
    )
    peer.raw(',{"items":"none"},{"hello":1}')
    peer.say('still here')
    await until(() => texts().includes('still here'))
    expect(texts()).toEqual(['same page', 'still here'])
    expect(logged.filter((text) => text.includes('not as documented'))).toHaveLength(1)
  })

  it('polls where the stream cannot be had, as slowly as YouTube asks, and tries the stream again', async () => {
    rig = await startRig()
    const { peer, platform, until, start, texts, pass } = rig
    peer.noStream(true)
    peer.pollEvery(8_000)
    await start()
    await until(() => platform.state().link === 'live')
    expect(platform.state().reason).toMatch(/does not push/)
    expect(peer.count('GET', 'liveChat/messages')).toBe(1)
    peer.say('polled')
    await until(() => texts().length === 1, 500)
    const polls = peer.count('GET', 'liveChat/messages')
    pass(7_000)
    expect(peer.count('GET', 'liveChat/messages')).toBe(polls)
    peer.noStream(false)
    await until(() => peer.listeners() === 1, 5_000)
    peer.say('pushed')
    await until(() => texts().includes('pushed'))
    expect(texts()).toEqual(['polled', 'pushed'])
    expect(platform.state()).toMatchObject({ link: 'live', reason: null, gap: null })
  })

  it('polls after streams that are no streams', async () => {
    rig = await startRig({ history: 0 })
    const { peer, until, start, texts, platform } = rig
    await start()
    await until(() => peer.listeners() === 1)
    peer.raw('<html>no</html>')
    await until(() => platform.state().link === 'connecting')
    await until(() => platform.state().link === 'gap', 500)
    peer.say('here')
    await until(() => texts().length === 1, 100)
  })

  it('stops without a timer or a socket left, starts again, and resumes where it was', async () => {
    const { peer, platform, texts, until, pending, start, states } = await listening()
    peer.say('one')
    await until(() => texts().length === 1)
    await platform.stop()
    expect(pending()).toBe(0)
    await until(() => peer.listeners() === 0)
    expect(states.at(-1)?.link).toBe('off')
    expect(platform.state()).toEqual({ link: 'off', reason: null, gap: null, quota: null })
    peer.say('two')
    await start()
    await until(() => texts().length === 2)
    expect(texts()).toEqual(['one', 'two'])
    await platform.stop()
    expect(pending()).toBe(0)
  })
})

describe('what is not talk', () => {
  it('counts what was paid once, exactly, and tells its comment as a line', async () => {
    const { peer, paid, texts, until } = await listening()
    peer.repeatOnResume(20)
    const id = peer.superChat({ micros: '5000000', currency: 'USD' }, '!answer C', mod)
    peer.sticker({ micros: '500000000', currency: 'JPY' }, 'Hippo waving')
    peer.member('Fan')
    peer.milestone('Fan', 12, 'a year!')
    const gift = peer.gift('Fan', 5)
    peer.received('Fan', gift)
    await until(() => paid.length === 5)
    peer.cut()
    await until(() => peer.listeners() === 1, 500)
    peer.say('end')
    await until(() => texts().includes('end'))
    expect(paid).toEqual([
      expect.objectContaining({
        kind: 'super-chat',
        id,
        amount: { amount: 500, currency: 'USD' },
        text: '!answer C',
      }),
      expect.objectContaining({
        kind: 'super-sticker',
        amount: { amount: 500, currency: 'JPY' },
        title: 'Hippo waving',
      }),
      expect.objectContaining({ kind: 'member', title: 'Fan', count: null, amount: null }),
      expect.objectContaining({ kind: 'member', title: 'Fan', count: 12, text: 'a year!' }),
      expect.objectContaining({ kind: 'gift', title: 'Fan', count: 5 }),
    ])
    expect(paid[0]).toMatchObject({ platform: 'youtube', rewardId: null, settleable: false })
    expect(texts()).toEqual(['!answer C', 'a year!', 'end'])
  })

  it('counts jewels, keeps an id of any length apart, and reads on past amounts that are none', async () => {
    const { peer, paid, texts, until } = await listening()
    const long = `LCC.${'x'.repeat(200)}`
    peer.page(
      peer.make('giftEvent', mod, 'a gift', { giftDetails: { giftName: 'Rose', jewelsAmount: 100 } }, long),
    )
    peer.superChat({ micros: 'many', currency: 'euros' }, 'thanks')
    peer.page(peer.make('superChatEvent', mod, 'x', { superChatDetails: 'none', textMessageDetails: null }))
    peer.say('on')
    await until(() => texts().includes('on'))
    expect(paid.map(({ kind, title, count, amount, text }) => [kind, title, count, amount, text])).toEqual([
      ['gift', 'Rose', 100, null, ''],
      ['super-chat', '', null, null, 'thanks'],
      ['super-chat', '', null, null, ''],
    ])
    expect(paid.every((event) => PaidEvent.safeParse(event).success)).toBe(true)
    expect(texts()).toEqual(['thanks', 'on'])
  })

  it('takes back what was deleted, retracted or banned', async () => {
    const { peer, retracted, until } = await listening()
    const one = peer.say('one')
    const two = peer.say('two')
    const three = peer.say('three')
    peer.deleteMessage(one)
    peer.retract(two)
    peer.tombstone(three)
    peer.ban({ id: 'UCbad' }, 300)
    await until(() => retracted.length === 4)
    expect(retracted).toEqual([
      { what: 'message', messageId: one },
      { what: 'message', messageId: two },
      { what: 'message', messageId: three },
      { what: 'viewer', viewerId: 'UCbad' },
    ])
  })

  it('never tells a message that was deleted before it came', async () => {
    const { peer, texts, until, retracted, paid } = await listening()
    const details = (id: string) => ({ messageDeletedDetails: { deletedMessageId: id } })
    const line = peer.make('textMessageEvent', mod, 'bad', { textMessageDetails: { messageText: 'bad' } })
    // In the same page, after it; and in an earlier page, before it.
    peer.page(line, peer.make('messageDeletedEvent', mod, undefined, details(line.id)))
    peer.deleteMessage('LCC.later')
    peer.superChat({ micros: '2000000', currency: 'EUR' }, 'worse', mod, 'LCC.later')
    peer.say('good')
    await until(() => texts().includes('good'))
    expect(texts()).toEqual(['good'])
    expect(retracted).toEqual([
      { what: 'message', messageId: line.id },
      { what: 'message', messageId: 'LCC.later' },
    ])
    expect(paid).toEqual([expect.objectContaining({ amount: { amount: 200, currency: 'EUR' }, text: '' })])
  })

  it('is off, with words, when the chat has ended, and reads the next broadcast when started again', async () => {
    const { peer, platform, until } = await listening()
    peer.endChat()
    await until(() => platform.state().link === 'off')
    expect(platform.state()).toMatchObject({ gap: null, reason: expect.stringMatching(/ended/) })
    expect(await platform.say('e', 'hi', null)).toMatchObject({ ok: false })
  })
})
