import { afterEach, describe, expect, it } from 'vitest'
import { type Rig, type RigOptions, startRig } from './rig'

let rig: Rig
const listening = async (options: RigOptions = {}) => {
  rig = await startRig(options)
  await rig.start()
  await rig.until(() => rig.peer.listeners() === 1)
  return rig
}
afterEach(() => rig.close())

const done = { ok: true, value: null }
const readOnly = ['https://www.googleapis.com/auth/youtube.readonly']

describe('posting', () => {
  it('is off until the host turns it on, and says what it costs', async () => {
    const { platform, peer, account } = await listening()
    expect(platform.caps().abilities.write).toEqual({
      can: false,
      note: 'Posting is off: each post costs 20 of your 10,000 daily units. Turn it on in the settings.',
    })
    expect(await platform.say('e', 'hello', null)).toMatchObject({ ok: false, code: 'unsupported' })
    expect(peer.count('POST', 'liveChat/messages')).toBe(0)
    account.send = true
    expect(platform.caps().abilities.write).toEqual({
      can: true,
      note: 'Each post costs 20 of your 10,000 daily units.',
    })
    expect(await platform.say('e', 'hello', null)).toEqual(done)
  })

  it('says a thing once, however often it is asked to, and does not hear itself', async () => {
    const { platform, peer, texts, until } = await listening({ send: true })
    const twice = await Promise.all([
      platform.say('e', ' Drop is open ', null),
      platform.say('e', 'Drop is open', null),
    ])
    expect([...twice, await platform.say('e', 'Drop is open', null)]).toEqual([done, done, done])
    expect(peer.count('POST', 'liveChat/messages')).toBe(1)
    peer.say('Drop is open')
    await until(() => texts().length === 1)
    expect(rig.lines[0]?.viewer.id).not.toBe(peer.broadcast.channel.id)
  })

  it('counts characters as people do, and sends nothing that YouTube would refuse', async () => {
    const { platform, peer } = await listening({ send: true })
    expect(await platform.say('1', '👋'.repeat(200), null)).toEqual(done)
    expect(await platform.say('2', '👋'.repeat(201), null)).toMatchObject({ ok: false, code: 'refused' })
    expect(await platform.say('3', '  ', null)).toMatchObject({ ok: false, code: 'refused' })
    expect(peer.count('POST', 'liveChat/messages')).toBe(1)
  })

  it.each([
    ['rateLimitExceeded', 'refused', /too fast/],
    ['forbidden', 'refused', /own the chat/],
    ['messageTextInvalid', 'refused', /this text/],
    ['liveChatEnded', 'offline', /ended/],
    ['backendError', 'offline', /Look at the chat/],
    ['insufficientPermissions', 'needs-login', /allow it/],
  ] as const)('answers truthfully when YouTube refuses: %s', async (fault, code, words) => {
    const { platform, peer } = await listening({ send: true })
    peer.refuse('POST', 'liveChat/messages', fault)
    expect(await platform.say('e', 'hello', null)).toMatchObject({
      ok: false,
      code,
      message: expect.stringMatching(words),
    })
    expect(await platform.say('e', 'hello', null)).toEqual(done)
  })

  it('needs a sign-in that allows it', async () => {
    const { platform, peer } = await listening({ send: true, scopes: readOnly })
    expect(platform.caps().abilities.write).toMatchObject({
      can: false,
      note: expect.stringMatching(/Sign in/),
    })
    expect(await platform.say('e', 'hello', null)).toMatchObject({ ok: false, code: 'needs-login' })
    expect(await platform.moderate({ do: 'delete', messageId: 'x' })).toMatchObject({
      ok: false,
      code: 'needs-login',
    })
    expect(peer.requests.every((one) => one.method === 'GET')).toBe(true)
  })

  it('is offline while YouTube is switched off or nothing is live', async () => {
    rig = await startRig({ send: true, live: false })
    expect(await rig.platform.say('e', 'hello', null)).toMatchObject({ ok: false, code: 'offline' })
    await rig.start()
    expect(await rig.platform.say('e', 'hello', null)).toMatchObject({ ok: false, code: 'offline' })
  })
})

describe('moderating', () => {
  it('deletes, times out, bans, and lifts what it did itself', async () => {
    const { platform, peer, retracted, until } = await listening()
    const id = peer.say('bad')
    expect(await platform.moderate({ do: 'delete', messageId: id })).toEqual(done)
    expect(await platform.moderate({ do: 'timeout', viewerId: 'UCa', seconds: 60, reason: 'spam' })).toEqual(
      done,
    )
    expect(await platform.moderate({ do: 'ban', viewerId: 'UCb', reason: 'spam' })).toEqual(done)
    expect(peer.bans()).toEqual([
      { viewer: 'UCa', seconds: 60 },
      { viewer: 'UCb', seconds: null },
    ])
    await until(() => retracted.length === 3)
    await platform.stop()
    await rig.start()
    await until(() => peer.listeners() === 1)
    expect(await platform.moderate({ do: 'unban', viewerId: 'UCb' })).toEqual(done)
    expect(peer.bans()).toEqual([{ viewer: 'UCa', seconds: 60 }])
    expect(await platform.moderate({ do: 'unban', viewerId: 'UCstranger' })).toMatchObject({
      ok: false,
      code: 'unsupported',
      message: expect.stringMatching(/YouTube Studio/),
    })
  })

  it('takes a message that is gone already as deleted, and says why a ban is refused', async () => {
    const { platform, peer } = await listening()
    expect(await platform.moderate({ do: 'delete', messageId: 'gone' })).toEqual(done)
    peer.refuse('POST', 'liveChat/bans', 'forbidden')
    expect(await platform.moderate({ do: 'ban', viewerId: 'UCb', reason: '' })).toMatchObject({
      ok: false,
      code: 'refused',
    })
  })

  it('refuses what YouTube does not have, in words', async () => {
    const { platform, peer } = await listening()
    for (const act of [
      { do: 'warn', viewerId: 'UCa', reason: 'x' },
      { do: 'release', messageId: 'x' },
      { do: 'deny', messageId: 'x' },
      { do: 'shield', on: true },
      { do: 'slow-mode', seconds: 5 },
    ] as const) {
      const result = await platform.moderate(act)
      expect(result).toMatchObject({
        ok: false,
        code: 'unsupported',
        message: expect.stringMatching(/YouTube/),
      })
    }
    expect(peer.count('POST', '') + peer.count('DELETE', '')).toBe(0)
  })
})
