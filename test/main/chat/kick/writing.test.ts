import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KickPeer, startKickPeer } from '../../../peers/kick'
import { kickSitting } from './sitting'

const soon = { timeout: 10_000, interval: 5 }
const ok = { ok: true, value: null }

describe('writing to Kick', () => {
  let peer: KickPeer
  const closing: (() => Promise<void>)[] = []
  beforeEach(async () => {
    peer = await startKickPeer()
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
    await peer.close()
  })
  const sit = async (account?: Parameters<typeof kickSitting>[1]) => {
    const sitting = await kickSitting(peer, account)
    closing.push(() => sitting.platform.stop())
    await sitting.start()
    return { ...sitting, signIn: sitting.platform.signIn! }
  }
  const signedIn = async (account?: Parameters<typeof kickSitting>[1], steps = ['write', 'moderate']) => {
    const sitting = await sit(account)
    expect(await sitting.signIn.begin(steps)).toEqual(ok)
    await peer.oauth.consent(sitting.signIn.state().prompt!.url)
    await expect.poll(() => sitting.signIn.state().state, soon).toBe('signed-in')
    return sitting
  }
  const callsTo = (path: string) => peer.requests.filter((request) => request.path.startsWith(path))

  it('signs in with the own app, step by step', async () => {
    const { platform, signIn, keychain } = await sit()
    expect(signIn.state()).toMatchObject({ state: 'none', account: null, prompt: null })
    expect(signIn.state().steps.map(({ id, granted }) => [id, granted])).toEqual([
      ['write', false],
      ['moderate', false],
    ])
    expect(await platform.say('e1', 'hello', null)).toMatchObject({ code: 'needs-login' })
    expect(await signIn.begin(['write'])).toEqual(ok)
    const url = new URL(signIn.state().prompt!.url)
    expect(url.searchParams.get('scope')).toBe('user:read channel:read chat:write')
    expect(await peer.oauth.consent(url.href)).toMatch(/^Signed in to Kick/)
    await expect.poll(() => signIn.state().state, soon).toBe('signed-in')
    expect(signIn.state()).toMatchObject({ account: 'Host', prompt: null, reason: null })
    expect(keychain.has('kick-tokens')).toBe(true)
    expect(platform.caps().abilities).toMatchObject({ write: { can: true }, ban: { can: false } })
    expect(await platform.moderate({ do: 'ban', viewerId: '5', reason: '' })).toMatchObject({
      code: 'needs-login',
    })

    await signIn.begin(['moderate'])
    const more = new URL(signIn.state().prompt!.url)
    expect(more.searchParams.get('scope')).toMatch(/chat:write moderation:ban/)
    await peer.oauth.consent(more.href)
    await expect.poll(() => platform.caps().abilities.ban.can, soon).toBe(true)
    expect(await signIn.signOut()).toEqual(ok)
    expect(keychain.has('kick-tokens')).toBe(false)
    expect(signIn.state()).toMatchObject({ state: 'none', account: null })
  })

  it('turns strangers away, takes a no, and gives up after ten minutes', async () => {
    const { signIn, port, pass, pending } = await sit()
    await signIn.begin(['write'])
    const address = `http://localhost:${port}/callback`
    expect((await fetch(`${address}?code=x&state=guess`)).status).toBe(400)
    expect((await fetch(`http://127.0.0.1:${port}/callback?code=x`)).status).toBe(404)
    expect((await fetch(`http://localhost:${port}/other`)).status).toBe(404)
    // Any page of any site can send this, and it is no address.
    expect((await fetch(`http://localhost:${port}//`)).status).toBe(404)
    expect(signIn.state().state).toBe('asking')
    expect(await peer.oauth.consent(signIn.state().prompt!.url, false)).toMatch(/Nothing was allowed/)
    await expect
      .poll(() => signIn.state(), soon)
      .toMatchObject({
        state: 'none',
        reason: 'The sign-in was turned down at Kick.',
      })
    await expect(fetch(address)).rejects.toThrow()

    await signIn.begin(['write'])
    const timers = pending()
    pass(10 * 60_000)
    expect(pending()).toBeLessThanOrEqual(timers)
    expect(signIn.state()).toMatchObject({ state: 'none', reason: expect.stringMatching(/too long/) })
    await signIn.begin(['write'])
    const old = signIn.state().prompt!.url
    signIn.cancel()
    await expect(peer.oauth.consent(old)).rejects.toThrow()
    peer.secret = 'another'
    await signIn.begin(['write'])
    await peer.oauth.consent(signIn.state().prompt!.url)
    await expect.poll(() => signIn.state().reason, soon).toMatch(/does not accept the client id/)
  })

  it('says when the port is taken, and when the app is not entered', async () => {
    const { signIn, port } = await sit()
    const squatter = createServer()
    await new Promise<void>((done) => squatter.listen(port, '127.0.0.1', done))
    expect(await signIn.begin(['write'])).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Another program/),
    })
    expect(signIn.state()).toMatchObject({ state: 'none', prompt: null })
    await new Promise((done) => squatter.close(done))
    expect(await signIn.begin([])).toMatchObject({ ok: false })
    const bare = await sit({ clientId: '' })
    expect(await bare.signIn.begin(['write'])).toMatchObject({ message: expect.stringMatching(/client id/) })
  })

  it('says, replies, and does not tell its own words as a line', async () => {
    const { platform, lines } = await signedIn()
    expect(await platform.say('e1', 'hello', 'm0')).toEqual(ok)
    expect(await platform.say('e1', 'hello', 'm0')).toEqual(ok)
    expect(callsTo('/public/v1/chat').map(({ body }) => body)).toEqual([
      { type: 'user', broadcaster_user_id: 77, content: 'hello', reply_to_message_id: 'm0' },
    ])
    peer.say('own', 'typed by the host', { user: { id: 77, username: 'Host' } })
    await expect.poll(() => lines.length, soon).toBe(1)
    expect(lines[0]!.text).toBe('typed by the host')
    expect(await platform.say('e2', 'é'.repeat(500), null)).toEqual(ok)
    expect(await platform.say('e3', 'x'.repeat(501), null)).toMatchObject({ code: 'refused' })
    peer.swallow = true
    expect(await platform.say('e4', 'hidden', null)).toMatchObject({ code: 'refused' })
    peer.swallow = false
    peer.refuse = [400, 'Message is not allowed']
    expect(await platform.say('e4', 'hidden', null)).toMatchObject({
      code: 'refused',
      message: 'Kick refuses: Message is not allowed',
    })
    peer.refuse = [429, 'slow']
    expect(await platform.say('e4', 'hidden', null)).toMatchObject({ code: 'quota' })
    peer.refuse = [500, 'oops']
    expect(await platform.say('e4', 'hidden', null)).toMatchObject({ code: 'offline' })
    peer.refuse = null
    expect(await platform.say('e4', 'hidden', null)).toEqual(ok)
  })

  it('moderates, with minutes rounded up', async () => {
    const { platform, retracted } = await signedIn()
    expect(await platform.moderate({ do: 'delete', messageId: 'm/1' })).toEqual(ok)
    await expect.poll(() => retracted.length, soon).toBe(1)
    expect(await platform.moderate({ do: 'delete', messageId: 'gone' })).toMatchObject({ code: 'refused' })
    const reason = 'r'.repeat(300)
    expect(await platform.moderate({ do: 'timeout', viewerId: '5', seconds: 61, reason })).toEqual(ok)
    expect(await platform.moderate({ do: 'ban', viewerId: '5', reason: '' })).toEqual(ok)
    expect(await platform.moderate({ do: 'unban', viewerId: '5' })).toEqual(ok)
    expect(callsTo('/public/v1/moderation/bans').map(({ method, body }) => ({ method, body }))).toEqual([
      {
        method: 'POST',
        body: { broadcaster_user_id: 77, user_id: 5, duration: 2, reason: 'r'.repeat(100) },
      },
      { method: 'POST', body: { broadcaster_user_id: 77, user_id: 5 } },
      { method: 'DELETE', body: { broadcaster_user_id: 77, user_id: 5 } },
    ])
    const week = 7 * 24 * 3_600
    expect(
      await platform.moderate({ do: 'timeout', viewerId: '5', seconds: week + 1, reason }),
    ).toMatchObject({
      code: 'refused',
    })
    expect(await platform.moderate({ do: 'ban', viewerId: 'bob', reason })).toMatchObject({ code: 'refused' })
    expect(await platform.moderate({ do: 'shield', on: true })).toMatchObject({ code: 'unsupported' })
  })

  it('renews a dead token once for all who wait, and never twice with the same', async () => {
    const { platform, pass, keychain } = await signedIn()
    expect(await platform.say('e0', 'zero', null)).toEqual(ok)
    peer.oauth.expire()
    const before = keychain.get('kick-tokens')
    const said = await Promise.all([1, 2, 3].map((n) => platform.say(`e${n}`, `word ${n}`, null)))
    expect(said).toEqual([ok, ok, ok])
    expect(peer.oauth.refreshes).toBe(1)
    expect(keychain.get('kick-tokens')).not.toBe(before)
    pass(2 * 3_600_000)
    expect(await platform.say('e4', 'four', null)).toEqual(ok)
    expect(peer.oauth.refreshes).toBe(2)
  })

  it('a sign-in that Kick ended asks for a new one, and reading goes on', async () => {
    const { platform, signIn, lines, keychain, states } = await signedIn()
    expect(platform.state()).toMatchObject({ link: 'live', reason: null })
    peer.oauth.revoke()
    expect(await platform.say('e1', 'hello', null)).toMatchObject({ code: 'needs-login' })
    expect(signIn.state()).toMatchObject({ state: 'expired', reason: expect.stringMatching(/Sign in again/) })
    expect(keychain.has('kick-tokens')).toBe(false)
    expect(platform.caps().abilities.write.can).toBe(false)
    expect(states.at(-1)).toMatchObject({ link: 'live', reason: expect.stringMatching(/Reads only/) })
    peer.say('m1', 'still read')
    await expect.poll(() => lines.length, soon).toBe(1)
  })

  it("names Kick's protection against robots, and a network that is gone", async () => {
    const { platform } = await signedIn()
    peer.cloudflare = true
    expect(await platform.say('e1', 'hello', null)).toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/protection against robots/),
    })
    peer.cloudflare = false
    await peer.down()
    expect(await platform.say('e1', 'hello', null)).toMatchObject({ code: 'offline' })
    await peer.up()
    expect(await platform.say('e1', 'hello', null)).toEqual(ok)
  })

  it('without the number of the chat room it writes only, and says so', async () => {
    const { platform, signIn, pass, keychain, world } = await sit({ chatroomId: '', channel: 'other' })
    await expect
      .poll(() => platform.state(), soon)
      .toMatchObject({
        link: 'needs-login',
        reason: 'Sign in to write, and enter the number of the chat room to read.',
      })
    await signIn.begin(['write'])
    await peer.oauth.consent(signIn.state().prompt!.url)
    await expect
      .poll(() => platform.state(), soon)
      .toMatchObject({
        link: 'live',
        reason: 'Writes only: enter the number of the chat room to read, too.',
      })
    expect(platform.caps().abilities.read.can).toBe(false)
    expect(await platform.say('e1', 'hello', null)).toEqual(ok)
    expect(callsTo('/public/v1/chat')[0]!.body).toMatchObject({ broadcaster_user_id: 99 })
    await peer.down()
    await expect
      .poll(() => {
        pass(10_000)
        return platform.state().link
      }, soon)
      .toBe('connecting')
    await peer.up()
    await expect
      .poll(() => {
        pass(1_000)
        return platform.state().link
      }, soon)
      .toBe('gap')
    await platform.stop()
    expect(platform.state().link).toBe('off')
    expect(await signIn.begin(['write'])).toMatchObject({ code: 'offline' })

    await platform.start(world)
    await expect.poll(() => platform.state().link, soon).toBe('live')
    expect(await platform.say('e1', 'hello', null)).toEqual(ok)
    expect(callsTo('/public/v1/chat')).toHaveLength(1)
    keychain.set('kick-tokens', 'not json')
    const lost = await sit({ chatroomId: '', channel: 'nobody' })
    await expect.poll(() => lost.platform.state().link, soon).toBe('needs-login')
    const unknown = await signedIn({ chatroomId: '', channel: 'nobody' }, ['write'])
    await expect
      .poll(() => unknown.platform.state(), soon)
      .toMatchObject({
        link: 'failed',
        reason: 'Kick knows no channel nobody.',
      })
  })
})
