import { describe, expect, test } from 'vitest'
import { openRig, passUntil, patience, startRig, told } from './rig'

describe('reading without sign-in', () => {
  test('lines arrive from the first minute, with roles, replies and fragments', async () => {
    const rig = await startRig({ moderators: ['mia'], account: { clientId: '' } })
    expect(rig.twitch.state()).toMatchObject({ link: 'live', reason: null })
    const first = rig.peer.say({ login: 'mia', name: 'Mia', text: 'Kappa !claim', badges: ['subscriber/3'] })
    rig.peer.say({ login: 'bob', text: '!answer b', reply: first.id })
    rig.peer.say({ login: 'bob', text: '\x01ACTION dances\x01' })
    await expect.poll(() => rig.lines.length, patience).toBe(3)
    expect(rig.lines[0]).toMatchObject({
      platform: 'twitch',
      messageId: first.id,
      viewer: { platform: 'twitch', id: rig.peer.person('mia').id, name: 'Mia' },
      roles: ['moderator', 'member'],
      fragments: [
        { type: 'emote', text: 'Kappa' },
        { type: 'text', text: ' !claim' },
      ],
      sharedFrom: null,
    })
    expect(rig.lines[1]).toMatchObject({
      text: '@Mia !answer b',
      reply: { login: 'mia', displayName: 'Mia' },
    })
    expect(rig.lines[2]!.text).toBe('\x01ACTION dances\x01')
  })

  test('the table says what a sign-in would add, and nothing can be written', async () => {
    const rig = await startRig()
    const { abilities, perThirtySeconds } = rig.twitch.caps()
    expect(abilities.read.can).toBe(true)
    expect(abilities.write).toEqual({ can: false, note: 'Sign in to Twitch and allow writing.' })
    expect(perThirtySeconds).toBe(20)
    expect(await rig.twitch.say('e1', 'hello', null)).toMatchObject({ ok: false, code: 'needs-login' })
    expect(await rig.twitch.moderate({ do: 'shield', on: true })).toMatchObject({ code: 'needs-login' })
    expect(rig.peer.requests.filter(({ path }) => path.includes('/mock/'))).toEqual([])
  })

  test('rules of the room that would swallow answers are told', async () => {
    const rig = await startRig()
    rig.peer.settings({ followers: 10, unique: true })
    await expect
      .poll(() => rig.twitch.state().reason, patience)
      .toBe(
        'Answers may be lost: on Twitch only followers of 10 minutes or more can write, and nobody can repeat a text that was written before.',
      )
    rig.peer.settings({ followers: null, unique: false })
    await expect.poll(() => rig.twitch.state().reason, patience).toBeNull()
  })

  test('stopped it leaves nothing behind; started again it starts afresh', async () => {
    const rig = await startRig()
    await rig.twitch.stop()
    expect(rig.twitch.state().link).toBe('off')
    await expect.poll(rig.peer.joined, patience).toBe(0)
    expect(rig.pending()).toBe(0)
    await rig.twitch.start(rig.world)
    await rig.settled()
    rig.peer.say({ login: 'bob', text: 'back' })
    await told(rig, 'back')
  })
})

describe('the channel', () => {
  test('without one it says what to enter; a sign-in brings its own', async () => {
    const rig = await openRig({ account: { channel: '' } })
    await rig.twitch.start(rig.world)
    expect(rig.twitch.state()).toMatchObject({
      link: 'failed',
      reason: 'Enter the name of your Twitch channel, or sign in.',
    })
    await rig.twitch.signIn!.begin(['read'])
    rig.peer.approveDevice()
    await passUntil(rig, () => rig.twitch.state().link === 'live')
    await rig.settled()
    rig.peer.say({ login: 'bob', text: 'found' })
    await told(rig, 'found')
  })

  test('one that Twitch closed, or that nobody is let into, is said', async () => {
    const closed = await startRig()
    closed.peer.rawIrc(
      '@msg-id=msg_channel_suspended :tmi.twitch.tv NOTICE #host :This channel is suspended.',
    )
    await expect
      .poll(closed.twitch.state, patience)
      .toMatchObject({ link: 'failed', reason: 'Twitch has closed the channel host.' })
    const nowhere = await openRig()
    nowhere.peer.freeze('irc')
    await nowhere.twitch.start(nowhere.world)
    await passUntil(nowhere, () => nowhere.twitch.state().reason?.includes('Is the name right?') ?? false)
    expect(nowhere.twitch.state().link).toBe('connecting')
  })
})

describe('both paths are one chat', () => {
  test('a line, a reply and a retraction are told once', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    const said = rig.peer.say({ login: 'bob', text: 'one' })
    rig.peer.say({ login: 'bob', text: 'only irc', only: 'irc' })
    rig.peer.say({ login: 'bob', text: 'only eventsub', only: 'eventsub' })
    rig.peer.say({ login: 'bob', text: 'two' })
    rig.peer.deleteMessage(said.id)
    await expect.poll(() => rig.retracted.length, patience).toBe(1)
    await told(rig, 'two')
    await told(rig, 'only eventsub')
    expect(rig.texts().sort()).toEqual(['one', 'only eventsub', 'only irc', 'two'])
    rig.peer.repeatEventsub(4)
    rig.peer.say({ login: 'bob', text: 'last' })
    await told(rig, 'last')
    expect(rig.lines).toHaveLength(5)
  })

  test('clearing a viewer or the chat is told once, and lines of before that come after are dropped', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    rig.peer.say({ login: 'bob', text: 'spam' })
    await told(rig, 'spam')
    rig.peer.clearUser('bob', 60)
    await expect
      .poll(() => rig.retracted, patience)
      .toEqual([{ what: 'viewer', viewerId: rig.peer.person('bob').id }])
    rig.peer.say({ login: 'bob', text: 'late spam', at: Date.now() - 60_000, only: 'irc' })
    rig.peer.say({ login: 'ann', text: 'fine' })
    await told(rig, 'fine')
    rig.peer.clearChat()
    await expect.poll(() => rig.retracted.at(-1), patience).toEqual({ what: 'everything' })
    rig.peer.say({ login: 'ann', text: 'after' })
    await told(rig, 'after')
    expect(rig.texts()).toEqual(['spam', 'fine', 'after'])
    expect(rig.retracted).toHaveLength(2)
  })

  test('deleted before it was told: it is never told', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    rig.peer.deleteMessage('11111111-2222-3333-4444-555555555555')
    await expect.poll(() => rig.retracted.length, patience).toBe(1)
    rig.peer.say({ login: 'bob', text: 'gone already', id: '11111111-2222-3333-4444-555555555555' })
    rig.peer.say({ login: 'bob', text: 'next' })
    await told(rig, 'next')
    expect(rig.texts()).toEqual(['next'])
  })

  test('a renamed viewer stays the same viewer', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    rig.peer.say({ login: 'bob', name: 'Bob', text: 'before' })
    rig.peer.rename('bob', 'robert', 'Robert')
    rig.peer.say({ login: 'robert', text: 'after' })
    await told(rig, 'after')
    const [before, after] = rig.lines
    expect(after!.viewer.id).toBe(before!.viewer.id)
    expect([before!.viewer.name, after!.viewer.name]).toEqual(['Bob', 'Robert'])
  })

  test('shared chat names the other channel, whose owner is nobody here', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    rig.peer.shareChat(['stranger'])
    rig.peer.say({ login: 'guest', text: 'hi', from: 'stranger', badges: ['broadcaster/1'], only: 'irc' })
    rig.peer.say({
      login: 'guest',
      text: 'ho',
      from: 'stranger',
      badges: ['broadcaster/1'],
      only: 'eventsub',
    })
    await expect.poll(() => rig.lines.length, patience).toBe(2)
    for (const line of rig.lines) {
      expect(line.sharedFrom?.id).toBe(rig.peer.person('stranger').id)
      expect(line.roles).toEqual([])
    }
    // IRC tells a number only; from then on the name is known.
    rig.peer.say({ login: 'guest', text: 'again', from: 'stranger', only: 'irc' })
    await told(rig, 'again')
    expect(rig.lines[2]!.sharedFrom?.name).toBe('stranger')
  })

  test('what AutoMod holds is told as held, and decided on from here', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'moderator:manage:automod'] })
    await expect.poll(() => rig.peer.subscribed().includes('automod.message.update'), patience).toBe(true)
    const held = rig.peer.holdByAutomod({ login: 'bob', text: 'rude' })
    await expect.poll(() => rig.lines.length, patience).toBe(1)
    expect(rig.lines[0]).toMatchObject({ messageId: held.id, heldByPlatform: true, text: 'rude' })
    expect(await rig.twitch.moderate({ do: 'release', messageId: held.id })).toMatchObject({ ok: true })
    await expect.poll(() => rig.lines.length, patience).toBe(2)
    expect(rig.lines[1]).toMatchObject({ messageId: held.id })
    expect(rig.lines[1]!.heldByPlatform).toBeUndefined()

    const other = rig.peer.holdByAutomod({ login: 'bob', text: 'worse' })
    await expect.poll(() => rig.lines.length, patience).toBe(3)
    rig.peer.settleHeld(other.id, 'denied')
    await expect.poll(() => rig.retracted, patience).toEqual([{ what: 'message', messageId: other.id }])
  })
})
