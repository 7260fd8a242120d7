import { describe, expect, test } from 'vitest'
import { passUntil, patience, startRig, told } from './rig'

const read = { signedIn: ['user:read:chat'] }

describe('broken words', () => {
  test('half a frame, unknown tags and commands, a flood: dropped, and chat goes on', async () => {
    const rig = await startRig(read)
    const tags = `id=split-1;user-id=5;display-name=Bob;room-id=${rig.peer.channel.id};tmi-sent-ts=1`
    rig.peer.rawIrc(`@${tags} :bob!bob@bob.tmi.twitch.tv PRIVMSG #host :in three frames`, 3)
    rig.peer.rawIrc(`@${tags.replace('split-1', 'odd-1')};brand-new=\\:\\s;=;+x :bob!b@b PRIVMSG #host word`)
    rig.peer.rawIrc('@only-tags')
    rig.peer.rawIrc(':tmi.twitch.tv BRANDNEW #host :what')
    rig.peer.rawIrc(':tmi.twitch.tv PING')
    rig.peer.rawIrc(':bob!b@b PRIVMSG')
    rig.peer.rawIrc(`@${tags.replace('split-1', 'long-1')} :bob!b@b PRIVMSG #host :${'x'.repeat(500_000)}`)
    rig.peer.rawIrc(`@${tags.replace('split-1', 'long-2')} :bob!b@b PRIVMSG #host :${'y'.repeat(500_000)}`, 9)
    rig.peer.rawEventsub('{"metadata":{"message_id":"1","message_ty')
    rig.peer.rawEventsub('null')
    rig.peer.rawEventsub('{"metadata":{"message_id":"2","message_type":"brand_new"},"payload":{}}')
    rig.peer.rawEventsub(
      '{"metadata":{"message_id":"3","message_type":"notification"},"payload":{"subscription":{"type":"channel.chat.message"},"event":{"odd":1}}}',
    )
    rig.peer.rawEventsub(JSON.stringify({ metadata: { flood: 'z'.repeat(500_000) } }))
    rig.peer.say({ login: 'bob', text: 'fine' })
    await told(rig, 'fine')
    await told(rig, 'in three frames')
    await told(rig, 'word')
    expect(rig.texts().sort()).toEqual(['fine', 'in three frames', 'word'])
    expect(rig.peer.counters).toMatchObject({ ircConnections: 1, eventsubConnections: 1 })
    expect(rig.logged.filter((line) => line.includes('channel.chat.message'))).toHaveLength(1)
  })

  test('the server restarts in the middle of a line', async () => {
    const rig = await startRig()
    rig.peer.restartMidLine()
    await expect.poll(() => rig.twitch.state().link, patience).toBe('connecting')
    await passUntil(rig, () => rig.twitch.state().link === 'gap')
    rig.peer.say({ login: 'bob', text: 'whole' })
    await told(rig, 'whole')
    expect(rig.lines).toHaveLength(1)
  })
})

describe('EventSub', () => {
  test('asked to reconnect it goes over without a gap, and repeats on both sockets are told once', async () => {
    const rig = await startRig(read)
    rig.peer.say({ login: 'bob', text: 'one', only: 'eventsub' })
    rig.peer.say({ login: 'bob', text: 'two', only: 'eventsub' })
    await told(rig, 'two')
    rig.peer.reconnectEventsub({ duplicates: 2 })
    rig.peer.say({ login: 'bob', text: 'during', only: 'eventsub' })
    await expect.poll(() => rig.peer.counters.eventsubConnections, patience).toBe(2)
    rig.peer.say({ login: 'bob', text: 'after', only: 'eventsub' })
    await told(rig, 'after')
    expect(rig.texts()).toEqual(['one', 'two', 'during', 'after'])
    expect(rig.twitch.state()).toMatchObject({ link: 'live', gap: null })
    expect(rig.peer.requests.filter(({ path }) => path.startsWith('/eventsub'))).toHaveLength(5)
  })

  test.each([4000, 4002, 4003, 4004, 4005, 4006, 4007])('closed with %i it comes back', async (code) => {
    const rig = await startRig(read)
    rig.peer.closeEventsub(code)
    await expect.poll(() => rig.twitch.state().reason, patience).toContain('being restored')
    expect(rig.twitch.state().link).toBe('live')
    await passUntil(rig, () => rig.peer.subscribed().length === 5)
    await expect
      .poll(() => rig.twitch.state(), patience)
      .toMatchObject({ link: 'live', reason: null, gap: null })
  })

  test('a dead connection is noticed by the missing keepalive', async () => {
    const rig = await startRig(read)
    rig.peer.freeze('eventsub')
    rig.pass(12_100)
    expect(rig.twitch.state().reason).toContain('being restored')
    rig.peer.thaw()
    await passUntil(
      rig,
      () => rig.peer.counters.eventsubConnections === 2 && rig.twitch.state().reason === null,
    )
  })

  test('a machine clock that is an hour off changes nothing', async () => {
    const rig = await startRig(read)
    rig.jump(3_600_000)
    rig.peer.say({ login: 'bob', text: 'from the past', only: 'eventsub' })
    await told(rig, 'from the past')
  })

  test('an account that may not read the channel leaves reading to the second path', async () => {
    const rig = await startRig(read)
    rig.peer.revoke({ status: 'user_removed', type: 'channel.chat.message' })
    await expect.poll(() => rig.twitch.state().reason, patience).toContain('second connection')
    rig.peer.say({ login: 'bob', text: 'still', only: 'irc' })
    await told(rig, 'still')
  })
})

describe('IRC', () => {
  test('asked to reconnect it goes over without a gap', async () => {
    const rig = await startRig()
    rig.peer.reconnectIrc()
    await expect.poll(() => rig.peer.counters.ircConnections, patience).toBe(2)
    await expect.poll(rig.peer.joined, patience).toBe(1)
    rig.peer.say({ login: 'bob', text: 'here' })
    await told(rig, 'here')
    expect(rig.twitch.state().gap).toBeNull()
  })

  test('a dead connection is noticed by its silence', async () => {
    const rig = await startRig()
    const from = rig.world.now()
    rig.peer.freeze('irc')
    rig.pass(30_000)
    expect(rig.twitch.state().link).toBe('live')
    rig.pass(10_000)
    expect(rig.twitch.state()).toMatchObject({ link: 'connecting', gap: { from, to: null } })
    rig.peer.thaw()
    await passUntil(rig, () => rig.twitch.state().link === 'gap')
  })
})

describe('the network', () => {
  test('gone for ten minutes and back: one gap, shown for a minute', async () => {
    const rig = await startRig(read)
    rig.jump(90_000)
    rig.peer.say({ login: 'bob', text: 'before' })
    await told(rig, 'before')
    const from = rig.world.now()
    rig.peer.offline(true)
    await expect.poll(() => rig.twitch.state().link, patience).toBe('connecting')
    for (let minute = 0; minute < 10; minute += 1) {
      rig.pass(60_000)
      // Tries under way get their answer, which takes real time.
      await expect.poll(rig.pending, patience).toBeGreaterThan(0)
      expect(rig.twitch.state()).toMatchObject({ link: 'connecting', gap: { from, to: null } })
    }
    rig.peer.offline(false)
    await passUntil(rig, () => rig.twitch.state().link === 'gap', 250)
    const { gap } = rig.twitch.state()
    expect(gap!.from).toBe(from)
    expect(gap!.to).toBeGreaterThanOrEqual(from + 600_000)
    await passUntil(rig, () => rig.peer.subscribed().length === 5 && rig.peer.joined() === 1, 250)
    rig.peer.say({ login: 'bob', text: 'after' })
    await told(rig, 'after')
    // Lines keep coming, so that no connection is taken for dead while a minute passes in an instant.
    for (let at = 0; at < 13; at += 1) {
      rig.pass(5_000)
      rig.peer.say({ login: 'bob', text: `later ${at}` })
      await told(rig, `later ${at}`)
    }
    expect(rig.twitch.state()).toMatchObject({ link: 'live', gap })
  })

  test('a storm of cuts: every line once, and the console waits longer each time', async () => {
    const rig = await startRig(read)
    for (let round = 0; round < 6; round += 1) {
      rig.peer.say({ login: 'bob', text: `round ${round}` })
      await told(rig, `round ${round}`)
      rig.peer.cut()
      await expect.poll(() => rig.twitch.state().link, patience).toBe('connecting')
      await passUntil(
        rig,
        () =>
          ['gap', 'live'].includes(rig.twitch.state().link) &&
          rig.peer.joined() === 1 &&
          rig.peer.subscribed().length >= 5,
        250,
      )
    }
    expect(rig.lines).toHaveLength(6)
    expect(rig.peer.counters.ircConnections).toBeLessThanOrEqual(8)
    expect(rig.twitch.state().gap).not.toBeNull()
  })
})
