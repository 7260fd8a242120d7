import { afterEach, describe, expect, it } from 'vitest'
import { type Rig, type RigOptions, startRig } from './rig'

let rig: Rig
const signedOut = async (options: RigOptions = {}) => {
  rig = await startRig({ scopes: null, ...options })
  await rig.start()
  return { ...rig, signIn: rig.platform.signIn! }
}
afterEach(() => rig.close())

describe('signing in', () => {
  it('shows a code, waits for the host, then reads', async () => {
    const { signIn, platform, peer, until, states, kept } = await signedOut()
    expect(platform.state()).toMatchObject({
      link: 'needs-login',
      reason: 'Sign in to YouTube to read its chat.',
    })
    expect(signIn.state()).toMatchObject({ state: 'none', account: null, prompt: null })
    expect(signIn.state().steps.map(({ id, granted }) => [id, granted])).toEqual([
      ['read', false],
      ['write', false],
    ])
    expect(await signIn.begin(['read'])).toEqual({ ok: true, value: null })
    expect(signIn.state()).toMatchObject({
      state: 'asking',
      prompt: { url: 'https://www.google.com/device', code: expect.stringMatching(/^GQVQ/) },
    })
    await until(() => peer.count('POST', '/token') === 2, 1_000)
    peer.approve()
    await until(() => platform.state().link === 'live', 1_000)
    expect(signIn.state()).toMatchObject({
      state: 'signed-in',
      account: 'The Host',
      prompt: null,
      reason: null,
    })
    expect(signIn.state().steps.map(({ granted }) => granted)).toEqual([true, false])
    expect(JSON.parse(kept.get('youtube-tokens') ?? '{}').scopes).toEqual([
      'https://www.googleapis.com/auth/youtube.readonly',
    ])
    expect(states.at(-1)?.link).toBe('live')
  })

  it('asks for more later, while reading goes on', async () => {
    const { signIn, peer, until, platform, texts } = await signedOut({
      send: true,
      scopes: ['https://www.googleapis.com/auth/youtube.readonly'],
    })
    await until(() => platform.state().link === 'live')
    await signIn.begin(['write'])
    expect(platform.state().link).toBe('live')
    peer.say('while asking')
    await until(() => texts().length === 1)
    peer.approve()
    await until(() => platform.caps().abilities.write.can, 1_000)
    await until(() => peer.listeners() === 1)
    expect(platform.state()).toMatchObject({ link: 'live', gap: null })
    expect(await platform.say('e', 'hello', null)).toEqual({ ok: true, value: null })
    peer.say('after')
    await until(() => texts().length === 2)
    expect(texts()).toEqual(['while asking', 'after'])
  })

  it('polls more slowly when Google says so', async () => {
    const { signIn, peer, until, pass } = await signedOut()
    await signIn.begin(['read'])
    peer.slowDown(1)
    await until(() => peer.count('POST', '/token') === 1, 1_000)
    await until(() => rig.pending() === 1)
    pass(9_000)
    expect(peer.count('POST', '/token')).toBe(1)
    await until(() => peer.count('POST', '/token') === 2, 500)
  })

  it.each([
    ['deny', /did not allow/],
    ['expireCode', /expired/],
  ] as const)('says how it ended: %s', async (how, words) => {
    const { signIn, peer, until } = await signedOut()
    await signIn.begin(['read'])
    peer[how]()
    await until(() => signIn.state().state !== 'asking', 1_000)
    expect(signIn.state()).toMatchObject({ prompt: null, reason: expect.stringMatching(words) })
  })

  it('believes what was granted, not what was asked for', async () => {
    const { signIn, peer, until } = await signedOut()
    await signIn.begin(['read', 'write'])
    peer.approve(['https://www.googleapis.com/auth/youtube.readonly'])
    await until(() => signIn.state().state === 'signed-in', 1_000)
    expect(signIn.state().steps.map(({ granted }) => granted)).toEqual([true, false])
  })

  it('goes on through a lost answer, and gives up when the code has run out', async () => {
    const { signIn, peer, until } = await signedOut()
    await signIn.begin(['read'])
    peer.loseAnswer('/token')
    await until(() => peer.count('POST', '/token') === 2, 1_000)
    await until(() => signIn.state().state !== 'asking', 100_000)
    expect(signIn.state().reason).toMatch(/expired/)
  })

  it('can be cancelled, and leaves nothing behind', async () => {
    const { signIn, peer, pending, pass } = await signedOut()
    await signIn.begin(['read'])
    signIn.cancel()
    expect(signIn.state()).toMatchObject({ state: 'none', prompt: null })
    expect(pending()).toBe(0)
    pass(60_000)
    expect(peer.count('POST', '/token')).toBe(0)
  })

  it('needs the host to enter the project first, and says what is wrong with it', async () => {
    const { signIn, account, kept } = await signedOut()
    account.clientId = 'other'
    expect(await signIn.begin(['read'])).toMatchObject({
      ok: false,
      message: expect.stringMatching(/does not know this client/),
    })
    account.clientId = ''
    expect(await signIn.begin(['read'])).toMatchObject({ ok: false, code: 'needs-login' })
    kept.delete('youtube-client-secret')
    expect(await rig.make().signIn!.begin(['read'])).toMatchObject({ ok: false, code: 'offline' })
  })

  it('signs out while a call is on its way', async () => {
    rig = await startRig()
    const release = rig.peer.holdAnswers('/youtube/v3/liveBroadcasts')
    await rig.start()
    expect(await rig.platform.signIn?.signOut()).toEqual({ ok: true, value: null })
    release()
    await rig.until(() => rig.pending() === 0)
    expect(rig.platform.state()).toMatchObject({
      link: 'needs-login',
      reason: 'Sign in to YouTube to read its chat.',
    })
    expect(rig.peer.listeners()).toBe(0)
  })

  it('signs out at Google as well, and reads no more', async () => {
    const { signIn, platform, peer, until, kept } = await signedOut({
      scopes: ['https://www.googleapis.com/auth/youtube'],
    })
    await until(() => platform.state().link === 'live')
    expect(await signIn.signOut()).toEqual({ ok: true, value: null })
    expect(kept.has('youtube-tokens')).toBe(false)
    expect(platform.state().link).toBe('needs-login')
    expect(peer.count('POST', '/revoke')).toBe(1)
    await until(() => peer.listeners() === 0)
    expect(signIn.state().state).toBe('none')
  })
})
