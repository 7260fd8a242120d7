import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { publicClient, startTwitchPeer, type TwitchPeer } from './index'
import { type ManualClock, manualClock } from './manual-clock'
import { soon } from './soon'

type Frame = {
  metadata: { message_id: string; message_type: string; subscription_type?: string }
  payload: {
    session?: { id: string; keepalive_timeout_seconds: number | null; reconnect_url: string | null }
    subscription?: { status: string }
    event?: { message_id?: string }
  }
}

let peer: TwitchPeer
let clock: ManualClock
const sockets: WebSocket[] = []
beforeEach(async () => {
  clock = manualClock()
  peer = await startTwitchPeer({ clock })
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await peer.close()
})

/** A client of the frames alone: what came, how it ended. */
async function connect(url = `${peer.url.replace('http', 'ws')}/ws`, options: { autoPong?: boolean } = {}) {
  const socket = new WebSocket(url, options)
  sockets.push(socket)
  const frames: Frame[] = []
  let closed: number | null = null
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as Frame))
  socket.on('close', (code) => {
    closed = code
  })
  await soon(() => expect(frames.length > 0 || closed !== null).toBe(true))
  return {
    socket,
    frames,
    session: frames[0]?.payload.session,
    types: () => frames.map(({ metadata }) => metadata.message_type),
    ended: (code: number) => soon(() => expect(closed).toBe(code)),
    open: () => closed === null,
  }
}

async function subscribe(
  sessionId: string | undefined,
  options: { type?: string; token?: string; version?: string; user?: string; room?: string } = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const token = options.token ?? peer.signIn({ scopes: ['user:read:chat'] }).accessToken
  const answer = await fetch(`${peer.url}/eventsub/subscriptions`, {
    method: 'POST',
    headers: {
      'Client-Id': publicClient,
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({
      type: options.type ?? 'channel.chat.message',
      version: options.version ?? '1',
      condition: {
        broadcaster_user_id: options.room ?? peer.channel.id,
        user_id: options.user ?? peer.channel.id,
      },
      transport: { method: 'websocket', session_id: sessionId },
    }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('welcome first, keepalive only in silence, and the asked-for interval is clamped', async () => {
  const one = await connect(`${peer.url.replace('http', 'ws')}/ws?keepalive_timeout_seconds=3`)
  expect(one.session).toMatchObject({ keepalive_timeout_seconds: 10, reconnect_url: null })
  expect((await subscribe(one.session?.id)).status).toBe(202)
  clock.pass(6000)
  peer.say({ login: 'anna', text: 'hi' })
  clock.pass(6000)
  await soon(() => expect(one.types()).toEqual(['session_welcome', 'notification']))
  clock.pass(5000)
  await soon(() => expect(one.types()).toEqual(['session_welcome', 'notification', 'session_keepalive']))
})

test('4003 without a subscription, 4001 for words, 4002 without a pong', async () => {
  const unused = await connect()
  clock.pass(10_000)
  await unused.ended(4003)
  const talking = await connect()
  talking.socket.send('hello')
  await talking.ended(4001)
  const mute = await connect(undefined, { autoPong: false })
  await subscribe(mute.session?.id)
  clock.pass(30_000)
  clock.pass(30_000)
  await mute.ended(4002)
  expect(peer.counters.closes).toEqual({ 4001: 1, 4002: 1, 4003: 1 })
})

test('reconnect: the subscription moves, the url works once, the old socket ends with 4004', async () => {
  const old = await connect()
  await subscribe(old.session?.id)
  const [url] = peer.reconnectEventsub({ duplicates: 1 })
  peer.say({ login: 'anna', id: 'm1', text: 'before the move' })
  const next = await connect(url)
  peer.say({ login: 'anna', id: 'm2', text: 'after it' })
  await soon(() => expect(next.types()).toEqual(['session_welcome', 'notification', 'notification']))
  await soon(() => expect(old.types().at(-1)).toBe('notification'))
  expect(next.frames.slice(1).map(({ payload }) => payload.event?.message_id)).toEqual(['m1', 'm2'])
  // The same frame on both sockets has the same id.
  expect(old.frames.slice(-2).map(({ metadata }) => metadata.message_id)).toEqual(
    next.frames.slice(-2).map(({ metadata }) => metadata.message_id),
  )
  await (await connect(url)).ended(4007)
  clock.pass(30_000)
  await old.ended(4004)
  expect(next.open()).toBe(true)
  expect(peer.subscribed()).toEqual(['channel.chat.message'])
})

test('closing the old socket before the new one is welcomed costs the session', async () => {
  const old = await connect()
  await subscribe(old.session?.id)
  const [url] = peer.reconnectEventsub()
  old.socket.close()
  await soon(() => expect(peer.subscribed()).toEqual([]))
  await (await connect(url)).ended(4007)
})

test('refuses: the same twice, a fourth socket, other people, missing scopes, unknown sessions', async () => {
  const grant = peer.signIn({ scopes: ['user:read:chat'] })
  const token = grant.accessToken
  const one = await connect()
  const id = one.session?.id
  expect((await subscribe(id, { token })).status).toBe(202)
  expect((await subscribe(id, { token })).status).toBe(409)
  expect((await subscribe('elsewhere', { token })).status).toBe(400)
  expect((await subscribe(id, { token, type: 'channel.chat.nothing' })).status).toBe(400)
  expect((await subscribe(id, { token, user: peer.person('anna').id })).status).toBe(403)
  expect((await subscribe(id, { token: peer.signIn().accessToken, type: 'channel.chat.clear' })).status).toBe(
    403,
  )
  expect((await subscribe(id, { token: 'nothing' })).status).toBe(401)
  const more = [await connect(), await connect()]
  for (const { session } of more) expect((await subscribe(session?.id, { token })).status).toBe(202)
  expect((await subscribe((await connect()).session?.id, { token })).status).toBe(429)
  expect(peer.subscribed()).toHaveLength(3)
})

test('a socket carries 300 subscriptions, an account ten that cost something', async () => {
  const { accessToken: token } = peer.signIn({ scopes: ['user:read:chat'] })
  const id = (await connect()).session?.id
  for (let room = 0; room < 10; room += 1)
    expect((await subscribe(id, { token, type: 'stream.online', room: `${room}` })).status).toBe(202)
  const eleventh = await subscribe(id, { token, type: 'stream.online', room: '10' })
  expect([eleventh.status, eleventh.body.message]).toEqual([429, 'total cost exceeded'])
  for (let room = 10; room < 300; room += 1)
    expect((await subscribe(id, { token, room: `${room}` })).status).toBe(202)
  expect((await subscribe(id, { token, room: '300' })).status).toBe(429)
})

test('frames that nobody was there for are counted; repeats have the same id', async () => {
  const one = await connect()
  await subscribe(one.session?.id)
  peer.dropEventsub(1)
  peer.say({ login: 'anna', text: 'dropped' })
  peer.say({ login: 'anna', text: 'told' })
  peer.repeatEventsub(1)
  await soon(() => expect(one.frames).toHaveLength(3))
  expect(one.frames[1]?.metadata.message_id).toBe(one.frames[2]?.metadata.message_id)
  peer.freeze('eventsub')
  peer.say({ login: 'anna', text: 'frozen' })
  peer.thaw()
  peer.cut('eventsub')
  await one.ended(1006)
  peer.say({ login: 'anna', text: 'nobody there' })
  expect(peer.counters).toMatchObject({ lost: 3, duplicates: 1, notifications: 2 })
})

test('revocation names the reason and ends the subscription', async () => {
  const one = await connect()
  await subscribe(one.session?.id)
  peer.revoke({ status: 'user_removed', type: 'channel.chat.message' })
  await soon(() => expect(one.types()).toContain('revocation'))
  expect(one.frames.at(-1)?.payload.subscription?.status).toBe('user_removed')
  peer.say({ login: 'anna', text: 'unheard' })
  expect(peer.counters.lost).toBe(1)
})
