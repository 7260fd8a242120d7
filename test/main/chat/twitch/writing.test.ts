import { describe, expect, test } from 'vitest'
import { allScopes, patience, startRig, told } from './rig'

describe('writing', () => {
  test('a message and a reply are sent; our own line is not told as a viewer', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    const asked = rig.peer.say({ login: 'bob', text: '!stock' })
    expect(await rig.twitch.say('e1', '!claim is open', null)).toMatchObject({ ok: true })
    expect(await rig.twitch.say('e2', '3 left', asked.id)).toMatchObject({ ok: true })
    rig.peer.say({ login: 'host', text: 'written by hand' })
    await told(rig, 'written by hand')
    expect(rig.texts().sort()).toEqual(['!stock', 'written by hand'])
    expect(rig.peer.sent.map(({ text, replyTo }) => [text, replyTo])).toEqual([
      ['!claim is open', null],
      ['3 left', asked.id],
    ])
  })

  test('the same effect is said once, also when asked twice at once', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    const twice = await Promise.all([rig.twitch.say('e', 'once', null), rig.twitch.say('e', 'once', null)])
    expect(twice).toMatchObject([{ ok: true }, { ok: true }])
    expect(await rig.twitch.say('e', 'once', null)).toMatchObject({ ok: true })
    expect(rig.peer.sent).toHaveLength(1)
  })

  test('what Twitch drops is refused in words', async () => {
    const rig = await startRig({ signedIn: ['user:write:chat'] })
    rig.peer.refuseNextSend('msg_duplicate')
    expect(await rig.twitch.say('a', 'again', null)).toEqual({
      ok: false,
      code: 'refused',
      message: 'Twitch takes the same text only once in 30 seconds.',
    })
    rig.peer.refuseNextSend('brand_new_code', 'nobody knows')
    expect(await rig.twitch.say('b', 'odd', null)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('brand_new_code'),
    })
    expect(await rig.twitch.say('c', 'x'.repeat(501), null)).toMatchObject({ code: 'refused' })
    expect(await rig.twitch.say('d', 'to nobody', '00000000-0000-0000-0000-000000000000')).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('may be gone'),
    })
  })

  test('no answer within ten seconds is offline; a message that came through all the same is not sent twice', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    rig.peer.freeze('helix')
    const saying = rig.twitch.say('slow', 'late words', null)
    await expect
      .poll(() => rig.peer.requests.some(({ path }) => path === '/mock/chat/messages'), patience)
      .toBe(true)
    rig.pass(10_000)
    expect(await saying).toMatchObject({ ok: false, code: 'offline' })
    rig.peer.thaw()
    await expect.poll(() => rig.peer.sent.length, patience).toBe(1)
    rig.peer.say({ login: 'bob', text: 'after' })
    await told(rig, 'after')
    expect(rig.texts()).toEqual(['after'])
    expect(await rig.twitch.say('slow', 'late words', null)).toMatchObject({ ok: true })
    expect(rig.peer.sent).toHaveLength(1)
    expect(await rig.twitch.say('next', 'more words', null)).toMatchObject({ ok: true })
  })

  test('without permission it says which one', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    expect(await rig.twitch.say('e', 'hello', null)).toEqual({
      ok: false,
      code: 'needs-login',
      message: 'Allow writing in the settings of Twitch.',
    })
    expect(await rig.twitch.moderate({ do: 'shield', on: true })).toMatchObject({ code: 'needs-login' })
  })
})

describe('moderating', () => {
  test('every act reaches Twitch', async () => {
    const rig = await startRig({ signedIn: allScopes })
    const { state } = rig.peer
    const bob = rig.peer.person('bob')
    const line = rig.peer.say({ login: 'bob', text: 'bad' })
    const act = (one: Parameters<typeof rig.twitch.moderate>[0]) => rig.twitch.moderate(one)
    expect(await act({ do: 'delete', messageId: line.id })).toMatchObject({ ok: true })
    expect(state.said.has(line.id)).toBe(false)
    expect(await act({ do: 'timeout', viewerId: bob.id, seconds: 60, reason: 'spam' })).toMatchObject({
      ok: true,
    })
    expect(state.bans.get(bob.id)).toMatchObject({ reason: 'spam' })
    expect(await act({ do: 'unban', viewerId: bob.id })).toMatchObject({ ok: true })
    expect(await act({ do: 'ban', viewerId: bob.id, reason: '' })).toMatchObject({ ok: true })
    expect(state.bans.get(bob.id)!.until).toBeNull()
    expect(await act({ do: 'unban', viewerId: bob.id })).toMatchObject({ ok: true })
    expect(await act({ do: 'warn', viewerId: bob.id, reason: 'please' })).toMatchObject({ ok: true })
    expect(state.warnings).toMatchObject([{ reason: 'please' }])
    expect(await act({ do: 'shield', on: true })).toMatchObject({ ok: true })
    expect(state.shield.on).toBe(true)
    expect(await act({ do: 'slow-mode', seconds: 5 })).toMatchObject({ ok: true })
    expect(state.settings.slow).toBe(5)
    expect(await act({ do: 'slow-mode', seconds: 0 })).toMatchObject({ ok: true })
    expect(state.settings.slow).toBeNull()
    const held = rig.peer.holdByAutomod({ login: 'bob', text: 'hm' })
    expect(await act({ do: 'deny', messageId: held.id })).toMatchObject({ ok: true })
    expect(await act({ do: 'deny', messageId: held.id })).toMatchObject({ code: 'refused' })
  })

  test('a refusal says why', async () => {
    const rig = await startRig({ signedIn: allScopes })
    expect(await rig.twitch.moderate({ do: 'delete', messageId: 'nothing' })).toMatchObject({
      code: 'refused',
      message: 'That message is gone already, or older than six hours.',
    })
    const line = rig.peer.say({ login: 'host', text: 'mine' })
    expect(await rig.twitch.moderate({ do: 'delete', messageId: line.id })).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('owner'),
    })
  })

  test('an account that is no moderator learns it from Twitch', async () => {
    const rig = await startRig({ signedIn: allScopes, login: 'helper' })
    expect(rig.twitch.caps().abilities.delete.note).toContain('moderator')
    expect(rig.twitch.caps().abilities.polls).toEqual({
      can: false,
      note: 'Only with the sign-in of the channel itself.',
    })
    expect(rig.twitch.caps().perThirtySeconds).toBe(20)
    expect(await rig.twitch.moderate({ do: 'shield', on: true })).toMatchObject({ ok: false })
  })

  test('a moderator is recognised', async () => {
    const rig = await startRig({ signedIn: allScopes, login: 'helper', moderators: ['helper'] })
    await expect.poll(() => rig.twitch.caps().perThirtySeconds, patience).toBe(100)
    expect(rig.twitch.caps().abilities.delete).toEqual({ can: true, note: '' })
  })
})

describe('the rest of Twitch', () => {
  test('runs are marked while the stream is live', async () => {
    const rig = await startRig({ signedIn: allScopes })
    expect(await rig.twitch.mark!('Run 1')).toMatchObject({ ok: true })
    expect(rig.peer.state.markers).toMatchObject([{ description: 'Run 1' }])
    rig.peer.goOffline()
    expect(await rig.twitch.mark!('Run 2')).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('only while the stream is live'),
    })
  })

  test('a poll is opened within its bounds', async () => {
    const rig = await startRig({ signedIn: allScopes })
    const poll = { question: 'Which?', choices: ['one', 'two'], seconds: 30 }
    expect(await rig.twitch.poll!({ ...poll, choices: ['one'] })).toMatchObject({ code: 'refused' })
    expect(await rig.twitch.poll!(poll)).toMatchObject({ ok: true })
    expect([...rig.peer.state.polls.values()]).toMatchObject([{ title: 'Which?', duration: 30 }])
    expect(await rig.twitch.poll!(poll)).toMatchObject({ code: 'refused' })
  })

  test("the channel's own delay is told to the owner", async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    expect(rig.delays).toEqual([])
    rig.peer.state.streamDelaySeconds = 120
    rig.peer.cut('eventsub')
    await expect
      .poll(() => {
        rig.pass(500)
        return rig.delays
      }, patience)
      .toEqual([120_000])
  })
})
