import { afterEach, beforeEach, expect, test } from 'vitest'
import { confidentialClient, publicClient, startTwitchPeer, type TwitchPeer } from './index'
import { type ManualClock, manualClock } from './manual-clock'

let peer: TwitchPeer
let clock: ManualClock
beforeEach(async () => {
  clock = manualClock()
  peer = await startTwitchPeer({ clock })
})
afterEach(() => peer.close())

type Reply = { status: number; body: Record<string, unknown> }

async function post(path: string, fields: Record<string, string>): Promise<Reply> {
  const answer = await fetch(`${peer.url}${path}`, { method: 'POST', body: new URLSearchParams(fields) })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
}

const begin = () => post('/oauth2/device', { client_id: publicClient, scopes: 'user:read:chat bits:read' })
const poll = (code: unknown) =>
  post('/auth/token', {
    client_id: publicClient,
    scopes: 'user:read:chat bits:read',
    device_code: String(code),
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  })
const refresh = (token: unknown, client = publicClient, secret?: string) =>
  post('/oauth2/token', {
    client_id: client,
    grant_type: 'refresh_token',
    refresh_token: String(token),
    ...(secret === undefined ? {} : { client_secret: secret }),
  })
const validate = (token: unknown) =>
  fetch(`${peer.url}/oauth2/validate`, { headers: { Authorization: `OAuth ${token}` } })

test('device flow: pending, slow down, approved once, validated', async () => {
  const { body } = await begin()
  expect(body).toMatchObject({ expires_in: 1800, interval: 5, user_code: expect.any(String) })
  expect((await poll(body.device_code)).body).toEqual({ status: 400, message: 'authorization_pending' })
  peer.slowDown(1)
  expect((await poll(body.device_code)).body.message).toBe('slow_down')
  peer.approveDevice()
  const { status, body: tokens } = await poll(body.device_code)
  expect([status, tokens.scope, tokens.token_type]).toEqual([200, ['user:read:chat', 'bits:read'], 'bearer'])
  expect((await poll(body.device_code)).body.message).toBe('invalid device code')
  const validated = await validate(tokens.access_token)
  expect(await validated.json()).toMatchObject({
    login: 'host',
    user_id: peer.channel.id,
    expires_in: 14_500,
  })
})

test('device flow: denied, run out, unknown application', async () => {
  const denied = await begin()
  peer.denyDevice()
  expect((await poll(denied.body.device_code)).body.message).toBe('access_denied')
  const late = await begin()
  clock.pass(1_800_000)
  expect((await poll(late.body.device_code)).body.message).toBe('invalid device code')
  expect((await post('/oauth2/device', { client_id: 'nobody' })).body.message).toBe('invalid client')
})

test('a refresh token works once, even when its answer got lost', async () => {
  const first = peer.signIn()
  const { body } = await refresh(first.refreshToken)
  expect(body.refresh_token).not.toBe(first.refreshToken)
  expect((await refresh(first.refreshToken)).body).toEqual({ status: 400, message: 'Invalid refresh token' })
  peer.swallowNextRefresh()
  await expect(refresh(body.refresh_token)).rejects.toThrow()
  expect((await refresh(body.refresh_token)).status).toBe(400)
  expect(peer.counters).toMatchObject({ refreshes: 2, refusedRefreshes: 2 })
})

test('a confidential client needs its secret, a public one has none', async () => {
  const { refreshToken } = peer.signIn({ clientId: confidentialClient })
  expect((await refresh(refreshToken, confidentialClient)).body.message).toBe('missing client secret')
  expect((await refresh(refreshToken, confidentialClient, 'secret')).status).toBe(200)
})

test('tokens run out, are revoked by the app or by the person', async () => {
  const one = peer.signIn()
  clock.pass(14_500_000)
  expect((await validate(one.accessToken)).status).toBe(401)
  const two = peer.signIn()
  expect((await post('/auth/revoke', { client_id: publicClient, token: two.accessToken })).status).toBe(200)
  expect((await validate(two.accessToken)).status).toBe(401)
  const three = peer.signIn()
  peer.revoke()
  expect((await validate(three.accessToken)).status).toBe(401)
  expect((await refresh(three.refreshToken)).status).toBe(400)
})
