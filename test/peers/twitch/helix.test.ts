import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicClient, startTwitchPeer, type TwitchPeer } from './index'
import { type ManualClock, manualClock } from './manual-clock'

let peer: TwitchPeer
let clock: ManualClock
beforeEach(async () => {
  clock = manualClock()
  peer = await startTwitchPeer({ clock })
})
afterEach(() => peer.close())

async function call(method: string, path: string, token: string, body?: unknown, client = publicClient) {
  const answer = await fetch(`${peer.url}/mock/${path}`, {
    method,
    headers: { 'Client-Id': client, Authorization: `Bearer ${token}` },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    body: (text === '' ? {} : JSON.parse(text)) as { message?: string; data?: Record<string, unknown>[] },
  }
}

async function say(login: string, text: string, token: string): Promise<unknown> {
  const sender_id = peer.person(login).id
  const body = { broadcaster_id: peer.channel.id, sender_id, message: text }
  const { body: answer } = await call('POST', 'chat/messages', token, body)
  return (answer.data?.[0]?.drop_reason as { code: string } | null)?.code ?? 'sent'
}

test('every answer tells the rate; without points left there is 429 until the reset', async () => {
  const { accessToken } = peer.signIn()
  const first = await call('GET', 'users', accessToken)
  expect(first.headers.get('Ratelimit-Limit')).toBe('800')
  expect(first.headers.get('Ratelimit-Remaining')).toBe('799')
  peer.exhaustRate(5000)
  const second = await call('GET', 'users', accessToken)
  expect([second.status, second.headers.get('Ratelimit-Remaining')]).toEqual([429, '0'])
  expect(second.headers.get('Ratelimit-Reset')).toBe(String(Math.ceil((clock.now() + 5000) / 1000)))
  clock.pass(5000)
  expect((await call('GET', 'users', accessToken)).status).toBe(200)
})

test('the same text is taken again after 30 s; a moderator may send 100 in that time, anybody else 20', async () => {
  const host = peer.signIn({ scopes: ['user:write:chat'] }).accessToken
  expect(await say('host', 'hello', host)).toBe('sent')
  clock.pass(29_000)
  expect(await say('host', 'hello', host)).toBe('msg_duplicate')
  clock.pass(1000)
  expect(await say('host', 'hello', host)).toBe('sent')
  for (let at = 0; at < 99; at += 1) expect(await say('host', `more ${at}`, host)).toBe('sent')
  expect(await say('host', 'too much', host)).toBe('msg_ratelimit')
  const bot = peer.signIn({ login: 'bot', scopes: ['user:write:chat'] }).accessToken
  expect(await say('bot', 'one', bot)).toBe('sent')
  expect(await say('bot', 'at once', bot)).toBe('msg_ratelimit')
  for (let at = 0; at < 19; at += 1) {
    clock.pass(1000)
    expect(await say('bot', `more ${at}`, bot)).toBe('sent')
  }
  clock.pass(1000)
  expect(await say('bot', 'too much', bot)).toBe('msg_ratelimit')
})

test('somebody timed out may not talk until it is over', async () => {
  const { accessToken } = peer.signIn({ login: 'bot', scopes: ['user:write:chat'] })
  peer.clearUser('bot', 60)
  expect(await say('bot', 'hello?', accessToken)).toBe('user_timed_out')
  clock.pass(60_000)
  expect(await say('bot', 'hello?', accessToken)).toBe('sent')
  peer.settings({ followers: 10 })
  expect(await say('bot', 'still here', accessToken)).toBe('followers_only_mode')
})

test('the stream delay is told to the broadcaster alone', async () => {
  peer.state.streamDelaySeconds = 12
  const path = `channels?broadcaster_id=${peer.channel.id}`
  expect((await call('GET', path, peer.signIn().accessToken)).body.data?.[0]?.delay).toBe(12)
  const other = peer.signIn({ login: 'anna' }).accessToken
  expect((await call('GET', path, other)).body.data?.[0]?.delay).toBe(0)
})

test('refuses calls that are not in order', async () => {
  const { accessToken } = peer.signIn({ scopes: ['moderator:manage:banned_users'] })
  expect((await call('GET', 'users', 'nonsense')).body.message).toBe('Invalid OAuth token')
  expect((await call('GET', 'users', accessToken, undefined, 'another')).body.message).toBe(
    'Client ID and OAuth token do not match',
  )
  expect((await call('GET', 'nothing', accessToken)).status).toBe(404)
  const ids = `broadcaster_id=${peer.channel.id}&moderator_id=${peer.channel.id}`
  const user_id = peer.person('anna').id
  const ban = (data: unknown) => call('POST', `moderation/bans?${ids}`, accessToken, { data })
  expect((await ban({ user_id, duration: 1_209_601 })).status).toBe(400)
  expect((await ban({ user_id, reason: 'x'.repeat(501) })).status).toBe(400)
  expect((await ban({})).status).toBe(400)
  peer.failNext(409, 'moderation/bans')
  expect((await ban({ user_id })).status).toBe(409)
  expect((await ban({ user_id })).status).toBe(200)
})

test('frozen it answers only when thawed; offline it does not answer at all', async () => {
  const { accessToken } = peer.signIn()
  peer.freeze('helix')
  const waiting = call('GET', 'users', accessToken)
  await expect.poll(() => peer.requests.length).toBe(1)
  peer.thaw()
  expect((await waiting).status).toBe(200)
  peer.offline(true)
  await expect(call('GET', 'users', accessToken)).rejects.toThrow()
  peer.offline(false)
  expect((await call('GET', 'users', accessToken)).status).toBe(200)
  expect(peer.requests.at(-1)).toMatchObject({ method: 'GET', path: '/mock/users', status: 200 })
})
