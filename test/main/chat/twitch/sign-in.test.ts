import { describe, expect, test } from 'vitest'
import { confidentialClient } from '../../../peers/twitch'
import { openRig, passUntil, patience, startRig } from './rig'

const kept = (secrets: Map<string, string>) => JSON.parse(secrets.get('twitch-tokens') ?? 'null')

describe('signing in by device code', () => {
  test('the code is shown, polled at its pace, and the sign-in is saved and used', async () => {
    const rig = await startRig()
    expect(rig.twitch.signIn!.state()).toMatchObject({ state: 'none', account: null, prompt: null })
    expect(await rig.twitch.signIn!.begin(['read', 'write'])).toMatchObject({ ok: true })
    const asking = rig.twitch.signIn!.state()
    expect(asking.state).toBe('asking')
    expect(asking.prompt!.url).toContain(asking.prompt!.code!)
    expect(asking.prompt!.expiresAt).toBe(rig.world.now() + 1_800_000)

    const polls = () => rig.peer.requests.filter(({ path }) => path === '/auth/token').length
    rig.pass(4_900)
    expect(polls()).toBe(0)
    rig.pass(200)
    await expect.poll(polls, patience).toBe(1)
    await expect.poll(rig.pending, patience).toBeGreaterThan(1)
    rig.peer.approveDevice()
    await passUntil(rig, () => rig.twitch.signIn!.state().state === 'signed-in')
    expect(rig.twitch.signIn!.state()).toMatchObject({ account: 'host', prompt: null, reason: null })
    const granted = rig.twitch.signIn!.state().steps.filter((step) => step.granted)
    expect(granted.map((step) => step.id)).toEqual(['read', 'write'])
    expect(kept(rig.secrets)).toMatchObject({ login: 'host', scopes: ['user:read:chat', 'user:write:chat'] })
    await expect.poll(() => rig.peer.subscribed().length, patience).toBe(5)
    expect(rig.twitch.caps().abilities.write.can).toBe(true)
    expect(rig.twitch.caps().perThirtySeconds).toBe(100)
  })

  test('a further step asks for what was granted as well, and its events come on the same session', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    expect(rig.twitch.caps().abilities.delete).toEqual({
      can: false,
      note: 'Allow moderation in the settings of Twitch.',
    })
    await rig.twitch.signIn!.begin(['moderate'])
    rig.peer.approveDevice()
    await passUntil(rig, () => rig.peer.subscribed().length === 7)
    expect(rig.peer.counters.eventsubConnections).toBe(1)
    expect(rig.twitch.caps().abilities.delete).toEqual({ can: true, note: '' })
    expect(kept(rig.secrets).scopes).toContain('user:read:chat')
  })

  test('told to slow down it asks five seconds later from then on', async () => {
    const rig = await startRig()
    await rig.twitch.signIn!.begin(['read'])
    const polls = () => rig.peer.requests.filter(({ path }) => path === '/auth/token').length
    rig.peer.slowDown(1)
    const before = rig.pending()
    rig.pass(5_000)
    await expect.poll(() => polls() === 1 && rig.pending() === before, patience).toBe(true)
    rig.pass(9_900)
    expect(polls()).toBe(1)
    rig.pass(200)
    await expect.poll(polls, patience).toBe(2)
  })

  test('denied, expired, cancelled: it says so and reading goes on', async () => {
    const rig = await startRig()
    await rig.twitch.signIn!.begin(['read'])
    rig.peer.denyDevice()
    await passUntil(rig, () => rig.twitch.signIn!.state().state === 'none')
    expect(rig.twitch.signIn!.state().reason).toBe('The request was turned down at Twitch.')

    await rig.twitch.signIn!.begin(['read'])
    rig.jump(1_800_000)
    await passUntil(rig, () => rig.twitch.signIn!.state().state === 'none')
    expect(rig.twitch.signIn!.state().reason).toMatch(/ran out/)

    await rig.twitch.signIn!.begin(['read'])
    rig.twitch.signIn!.cancel()
    expect(rig.twitch.signIn!.state()).toMatchObject({ state: 'none', prompt: null, reason: null })
  })

  test('without a client id, with a wrong one, or with a confidential one it says what to do', async () => {
    const none = await startRig({ account: { clientId: '' } })
    expect(await none.twitch.signIn!.begin(['read'])).toMatchObject({
      ok: false,
      message: expect.stringContaining('dev.twitch.tv/console'),
    })
    const wrong = await startRig({ account: { clientId: 'nobody' } })
    expect(await wrong.twitch.signIn!.begin(['read'])).toMatchObject({
      ok: false,
      message: expect.stringContaining('does not know this client id'),
    })
    expect(wrong.twitch.signIn!.state().reason).toContain('does not know this client id')
  })

  test('signing out forgets the tokens, revokes them and goes on reading', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    expect(await rig.twitch.signIn!.signOut()).toMatchObject({ ok: true })
    expect(rig.secrets.size).toBe(0)
    expect(rig.peer.requests.some(({ path }) => path === '/auth/revoke')).toBe(true)
    await expect.poll(() => rig.peer.subscribed().length, patience).toBe(0)
    expect(rig.twitch.state().link).toBe('live')
    expect(rig.twitch.signIn!.state().state).toBe('none')
  })

  test('while Twitch is turned off nothing can be asked', async () => {
    const rig = await openRig()
    expect(await rig.twitch.signIn!.begin(['read'])).toMatchObject({ ok: false, code: 'offline' })
    expect(rig.twitch.signIn!.state().state).toBe('none')
  })

  test('signing out while Twitch is turned off forgets the tokens all the same', async () => {
    const rig = await openRig({ signedIn: ['user:read:chat'] })
    expect(rig.secrets.size).toBe(1)
    expect(await rig.twitch.signIn!.signOut()).toMatchObject({ ok: true })
    expect(rig.secrets.size).toBe(0)
  })
})

describe('the tokens of a long show', () => {
  test('an expired token is renewed once for all who need it, and saved', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    const before = kept(rig.secrets)
    rig.peer.expireTokens()
    const said = await Promise.all(['one', 'two', 'three'].map((text) => rig.twitch.say(text, text, null)))
    expect(said.filter((one) => one.ok).length).toBeGreaterThan(0)
    expect(rig.peer.counters).toMatchObject({ refreshes: 1, refusedRefreshes: 0 })
    expect(kept(rig.secrets).access).not.toBe(before.access)
    expect(kept(rig.secrets).refresh).not.toBe(before.refresh)
    // The open connection survives it; only new subscriptions need the new token.
    rig.peer.cut('eventsub')
    await passUntil(
      rig,
      () => rig.peer.subscribed().length === 5 && rig.peer.counters.eventsubConnections === 2,
    )
    expect(rig.peer.counters.refreshes).toBe(1)
  })

  test('it is validated at the start and every hour', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat'] })
    const checks = () => rig.peer.requests.filter(({ path }) => path === '/auth/validate').length
    await expect.poll(checks, patience).toBe(1)
    rig.peer.expireTokens()
    rig.jump(3_600_000)
    await passUntil(rig, () => rig.peer.counters.refreshes === 1)
    expect(rig.twitch.signIn!.state().state).toBe('signed-in')
  })

  test('a sign-in that Twitch ended needs a new one, and chat is read on without', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    rig.peer.revoke()
    await expect.poll(() => rig.twitch.state().link, patience).toBe('needs-login')
    expect(rig.twitch.state().reason).toContain('chat is read without sign-in')
    expect(rig.twitch.signIn!.state()).toMatchObject({ state: 'expired', account: 'host' })
    expect(rig.secrets.size).toBe(0)
    expect(await rig.twitch.say('e', 'hello', null)).toMatchObject({ code: 'needs-login' })
    rig.peer.say({ login: 'bob', text: 'still here' })
    await expect.poll(rig.texts, patience).toEqual(['still here'])

    await rig.twitch.signIn!.begin(['read'])
    rig.peer.approveDevice()
    await passUntil(rig, () => rig.twitch.state().link === 'live')
    expect(rig.twitch.signIn!.state()).toMatchObject({ state: 'signed-in', reason: null })
  })

  test('an application that wants a secret is told apart', async () => {
    const rig = await openRig({ signedIn: ['user:read:chat'] })
    const tokens = kept(rig.secrets)
    rig.secrets.set('twitch-tokens', JSON.stringify({ ...tokens, clientId: confidentialClient }))
    rig.peer.expireTokens()
    await rig.twitch.start(rig.world)
    await expect.poll(() => rig.twitch.state().link, patience).toBe('needs-login')
    expect(rig.twitch.signIn!.state().reason).toContain('"Confidential"')
  })

  test('an answer that never came leaves a dead token, which is noticed as an ended sign-in', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    rig.peer.expireTokens()
    rig.peer.swallowNextRefresh()
    const first = await rig.twitch.say('a', 'hello', null)
    expect(first).toMatchObject({ ok: false, code: 'offline' })
    expect(await rig.twitch.say('a', 'hello', null)).toMatchObject({ ok: false, code: 'needs-login' })
    expect(rig.twitch.signIn!.state().state).toBe('expired')
  })

  test('what is kept and cannot be read any more is as good as nothing', async () => {
    const rig = await openRig()
    rig.secrets.set('twitch-tokens', '{"half":')
    await rig.twitch.start(rig.world)
    await rig.settled()
    expect(rig.twitch.signIn!.state().state).toBe('none')
  })

  test('stopped while a refresh is under way: the new pair is saved, and nothing is left running', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    const before = kept(rig.secrets)
    rig.peer.expireTokens()
    const saying = rig.twitch.say('e', 'hello', null)
    await expect.poll(() => rig.peer.counters.refreshes, patience).toBe(1)
    await rig.twitch.stop()
    expect(kept(rig.secrets).refresh).not.toBe(before.refresh)
    await saying
    await expect.poll(rig.pending, patience).toBe(0)
    await rig.twitch.start(rig.world)
    await rig.settled()
    expect(rig.twitch.signIn!.state().state).toBe('signed-in')
    expect(rig.peer.counters).toMatchObject({ refreshes: 1, refusedRefreshes: 0 })
  })

  test('stopped while Twitch does not answer, it gives up at once', async () => {
    const rig = await startRig({ signedIn: ['user:read:chat', 'user:write:chat'] })
    rig.peer.freeze('helix')
    const saying = rig.twitch.say('e', 'hello', null)
    const signingIn = rig.twitch.signIn!.begin(['moderate'])
    await expect.poll(() => rig.peer.requests.filter(({ status }) => status === 0).length, patience).toBe(2)
    await rig.twitch.stop()
    expect(await saying).toMatchObject({ ok: false, code: 'offline' })
    expect(await signingIn).toMatchObject({ ok: false })
    await expect.poll(rig.pending, patience).toBe(0)
    expect(rig.twitch.state().link).toBe('off')
  })
})
