import { afterEach, describe, expect, it } from 'vitest'
import { type Rig, type RigOptions, startRig } from './rig'

let rig: Rig
const listening = async (options: RigOptions = {}) => {
  rig = await startRig(options)
  await rig.start()
  await rig.until(() => rig.peer.listeners() === 1 && rig.platform.state().link === 'live')
  return rig
}
afterEach(() => rig.close())

describe('bad luck with the connection', () => {
  it('goes on where a stream was cut inside an item and inside a character', async () => {
    const { peer, texts, until, platform, world } = await listening()
    peer.say('first')
    await until(() => texts().length === 1)
    const at = world.now()
    peer.cutInside(
      peer.make('textMessageEvent', { id: 'UCx' }, '日本', { textMessageDetails: { messageText: '日本' } }),
    )
    await until(() => platform.state().link === 'connecting')
    expect(platform.state().gap).toEqual({ from: at, to: null })
    await until(() => platform.state().link === 'gap', 250)
    await until(() => texts().length === 2)
    expect(texts()).toEqual(['first', '日本'])
    expect(peer.requests.at(-1)?.query.pageToken).toBe('G1T1')
    await until(() => platform.state().link === 'live', 5_000)
    expect(platform.state().gap).toMatchObject({ from: at, to: expect.any(Number) })
  })

  it('tells lines once that come again after it resumed', async () => {
    const { peer, texts, until } = await listening()
    peer.repeatOnResume(3)
    for (const text of ['a', 'b', 'c']) peer.say(text)
    await until(() => texts().length === 3)
    peer.cut()
    await until(() => peer.count('GET', '/stream') === 2, 500)
    peer.say('d')
    await until(() => texts().length === 4)
    expect(texts()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('survives ten minutes without network: the gap is told, and what was missed comes once', async () => {
    const { peer, texts, until, platform, world, states, pass } = await listening()
    peer.repeatOnResume(1)
    peer.say('before')
    await until(() => texts().length === 1)
    pass(120_000 - 1)
    const from = world.now() - (120_000 - 1)
    await peer.offline()
    await until(() => platform.state().link === 'connecting')
    peer.say('meanwhile')
    const end = world.now() + 600_000
    await until(() => world.now() >= end, 5_000)
    expect(platform.state()).toMatchObject({ link: 'connecting', gap: { from, to: null } })
    expect(platform.state().reason).toMatch(/reached|broke/)
    // Calls that never left are not charged.
    expect(platform.state().quota?.left).toBeGreaterThan(9_980)
    await peer.online()
    await until(() => texts().length === 2, 1_000)
    expect(texts()).toEqual(['before', 'meanwhile'])
    const gap = platform.state().gap
    expect(platform.state().link).toBe('gap')
    expect(gap?.from).toBe(from)
    expect(gap?.to).toBeGreaterThanOrEqual(end)
    await until(() => platform.state().link === 'live', 5_000)
    expect(states.filter((one) => one.link === 'gap').length).toBeGreaterThan(0)
  })

  it('dials at once when Google ends a stream in good order, and calls it no outage', async () => {
    const { peer, platform, until, texts, pass } = await listening()
    pass(20_000)
    peer.endStreams()
    await until(() => peer.count('GET', '/stream') === 2)
    peer.say('on')
    await until(() => texts().length === 1)
    expect(platform.state()).toMatchObject({ link: 'live', gap: null })
  })

  it('does not dial in a circle when streams end at once', async () => {
    const { peer, platform, until } = await listening()
    peer.endStreams()
    await until(() => platform.state().link === 'connecting')
    expect(peer.count('GET', '/stream')).toBe(1)
    await until(() => platform.state().link === 'gap', 250)
  })

  it('notices a peer that is dead but does not hang up', async () => {
    const { peer, platform, until, texts } = await listening()
    peer.freeze(true)
    await until(() => platform.state().link === 'connecting', 5_000)
    expect(platform.state().gap?.to).toBeNull()
    peer.freeze(false)
    peer.say('back')
    await until(() => texts().length === 1, 1_000)
  })

  it('reads on from the history when YouTube forgot the place', async () => {
    const { peer, texts, until } = await listening()
    peer.say('one')
    await until(() => texts().length === 1)
    peer.forgetTokens()
    peer.cut()
    await until(() => peer.listeners() === 1, 500)
    peer.say('two')
    await until(() => texts().length === 2)
    expect(texts()).toEqual(['one', 'two'])
    expect(peer.requests.some((one) => one.status === 400)).toBe(true)
  })

  it('waits when YouTube says it goes too fast, and tries again after an error of its own', async () => {
    const { peer, platform, until, pass } = await listening()
    peer.refuse('GET', '/stream', 'rateLimitExceeded')
    peer.refuse('GET', '/stream', 'backendError')
    peer.cut()
    await until(() => platform.state().reason?.includes('too fast') ?? false, 250)
    const calls = peer.count('GET', '/stream')
    pass(4_000)
    expect(peer.count('GET', '/stream')).toBe(calls)
    await until(() => platform.state().link === 'gap', 1_000)
  })

  it.each([
    ['liveChatDisabled', 'failed', /switched off/],
    ['liveChatEnded', 'off', /ended/],
    ['liveChatNotFound', 'failed', /no chat/],
    ['accessNotConfigured', 'failed', /YouTube Data API v3/],
    ['forbidden', 'failed', /own the chat/],
  ] as const)('says what %s means', async (fault, link, words) => {
    rig = await startRig()
    rig.peer.refuse('GET', '/stream', fault)
    await rig.start()
    await rig.until(() => rig.platform.state().link === link)
    expect(rig.platform.state().reason).toMatch(words)
  })
})

describe('bad luck with tokens', () => {
  it('renews a token before it dies, and saves it before it uses it', async () => {
    const { peer, kept, until, pass, texts, written } = await listening()
    pass(3_550_000)
    await until(() => peer.count('POST', '/token') === 1, 1_000)
    await until(() => peer.listeners() === 1)
    const access: string = JSON.parse(kept.get('youtube-tokens') ?? '{}').access
    expect(written.some(([name, value]) => name === 'youtube-tokens' && value?.includes(access))).toBe(true)
    peer.say('alive')
    await until(() => texts().length === 1)
  })

  it('renews a token that YouTube refuses, once, however many calls are refused', async () => {
    const { peer, platform, until } = await listening({ send: true })
    peer.expireAccess()
    peer.cut()
    const release = peer.holdAnswers('/token')
    const said = [platform.say('e1', 'one', null), platform.say('e2', 'two', null)]
    await until(() => peer.requests.filter((one) => one.status === 401).length >= 2)
    release()
    expect(await Promise.all(said)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ])
    await until(() => peer.listeners() === 1, 500)
    expect(peer.count('POST', '/token')).toBe(1)
  })

  it('asks again when the answer to a renewal was lost', async () => {
    const { peer, until, texts } = await listening()
    peer.expireAccess()
    peer.loseAnswer('/token')
    peer.cut()
    await until(() => peer.listeners() === 1, 500)
    expect(peer.count('POST', '/token')).toBe(2)
    peer.say('on')
    await until(() => texts().length === 1)
  })

  it('asks for a new sign-in when Google ended it, and says that test projects do so after 7 days', async () => {
    const { peer, platform, until, kept } = await listening({ send: true })
    peer.revoke()
    peer.cut()
    await until(() => platform.state().link === 'needs-login', 500)
    expect(platform.state().reason).toMatch(/7 days/)
    expect(kept.has('youtube-tokens')).toBe(false)
    expect(platform.signIn?.state()).toMatchObject({
      state: 'expired',
      reason: expect.stringMatching(/7 days/),
    })
    expect(await platform.say('e', 'x', null)).toMatchObject({ ok: false, code: 'needs-login' })
  })

  it('says so when the client secret is wrong', async () => {
    rig = await startRig()
    rig.kept.set('youtube-client-secret', 'wrong')
    rig.peer.expireAccess()
    await rig.start()
    await rig.until(() => rig.platform.state().link === 'needs-login')
    expect(rig.platform.state().reason).toMatch(/client id or its secret/)
  })
})

describe('bad luck with units', () => {
  it('stops sending when Google says the units are gone, reads as far as it can, and comes back at midnight', async () => {
    const { peer, platform, until, texts, world } = await listening({ send: true })
    peer.exhaustQuota()
    expect(await platform.say('e1', 'hello', null)).toMatchObject({ ok: false, code: 'quota' })
    expect(platform.state()).toMatchObject({
      link: 'quota',
      reason: expect.stringMatching(/midnight in California/),
      gap: null,
      quota: { left: 0, postsLeft: 0 },
    })
    peer.say('still read')
    await until(() => texts().length === 1)
    expect(await platform.say('e2', 'again', null)).toMatchObject({ ok: false, code: 'quota' })
    expect(peer.count('POST', 'liveChat/messages')).toBe(1)

    const resetsAt = platform.state().quota?.resetsAt ?? 0
    peer.cut()
    await until(() => platform.state().link === 'quota' && platform.state().gap !== null, 250)
    await until(() => world.now() > resetsAt - 1_000_000, 600_000)
    // Time leapt over calls on their way, which ended them; left alone they end as Google answers.
    await until(() => platform.state().link === 'quota', 1_000)
    peer.newDay()
    await until(() => platform.state().link === 'gap', 60_000)
    expect(platform.state().quota?.left).toBeGreaterThan(9_000)
    expect(await platform.say('e1', 'hello', null)).toEqual({ ok: true, value: null })
  })

  it('lifts the limit at midnight when the connection held', async () => {
    const { peer, platform, until } = await listening({ send: true })
    peer.exhaustQuota()
    await platform.say('e', 'hello', null)
    expect(platform.state().link).toBe('quota')
    peer.newDay()
    await until(() => platform.state().link === 'live', 60_000)
    expect(platform.state().quota?.postsLeft).toBeGreaterThan(400)
  })

  it('refuses posts early, then the acts of the operator, and never reading', async () => {
    rig = await startRig({ send: true })
    const { keep, peer, platform, start, until, world } = rig
    const { pacificDay } = await import('../../../../main/chat/youtube/units')
    keep('youtube-units', { day: pacificDay(world.now()), used: 10_000 - 546, empty: false })
    await start()
    await until(() => platform.state().link === 'live')
    expect(platform.state()).toMatchObject({
      quota: { left: 540, postsLeft: 2 },
      reason: expect.stringMatching(/more minutes/),
    })
    const id = peer.say('bad')
    expect((await platform.say('1', 'one', null)).ok).toBe(true)
    expect((await platform.say('2', 'two', null)).ok).toBe(true)
    expect(await platform.say('3', 'three', null)).toMatchObject({ ok: false, code: 'quota' })
    expect((await platform.moderate({ do: 'delete', messageId: id })).ok).toBe(true)
    for (let left = 480; left >= 330; left -= 50)
      expect((await platform.moderate({ do: 'ban', viewerId: `UC${left}`, reason: '' })).ok).toBe(left >= 350)
    peer.cut()
    await until(() => platform.state().link === 'gap', 250)
  })
})
