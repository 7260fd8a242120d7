import { ApiClient } from '@twurple/api'
import { StaticAuthProvider } from '@twurple/auth'
import { EventSubWsListener } from '@twurple/eventsub-ws'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicClient, startTwitchPeer, type TwitchPeer } from './index'
import { soon } from './soon'

const scopes = [
  'user:read:chat',
  'moderator:manage:automod',
  'channel:manage:redemptions',
  'channel:read:subscriptions',
  'bits:read',
  'channel:moderate',
  'channel:manage:polls',
]
let peer: TwitchPeer
let listener: EventSubWsListener
let host: string

beforeEach(async () => {
  peer = await startTwitchPeer({ timing: { graceMs: 300 } })
  process.env.TWURPLE_MOCK_API_PORT = String(peer.port)
  host = peer.channel.id
  const { accessToken } = peer.signIn({ scopes })
  const authProvider = new StaticAuthProvider(publicClient, accessToken, scopes)
  const apiClient = new ApiClient({ authProvider, logger: { minLevel: 'critical' } })
  listener = new EventSubWsListener({ apiClient, logger: { minLevel: 'critical' } })
  listener.start()
})
afterEach(async () => {
  listener.stop()
  delete process.env.TWURPLE_MOCK_API_PORT
  await peer.close()
})

const subscribed = (count: number) => soon(() => expect(peer.subscribed()).toHaveLength(count))

test('chat, deletions, holds, points, bits, subscriptions and bans arrive', async () => {
  const seen: unknown[] = []
  listener.onChannelChatMessage(host, host, (one) =>
    seen.push(['message', one.messageId, one.chatterName, one.messageText, one.bits, one.parentMessageId]),
  )
  listener.onChannelChatMessageDelete(host, host, (one) => seen.push(['delete', one.messageId]))
  listener.onChannelChatClearUserMessages(host, host, (one) => seen.push(['clear user', one.userName]))
  listener.onAutoModMessageHoldV2(host, host, (one) => seen.push(['held', one.messageId, one.messageText]))
  listener.onChannelRedemptionAdd(host, (one) => seen.push(['redeemed', one.id, one.rewardTitle, one.input]))
  listener.onChannelBitsUse(host, (one) => seen.push(['bits', one.bits]))
  listener.onChannelSubscription(host, (one) => seen.push(['sub', one.userName, one.tier]))
  listener.onChannelBan(host, (one) => seen.push(['ban', one.userName, one.isPermanent]))
  listener.onChannelChatNotification(host, host, (one) => seen.push(['notice', one.type]))
  await subscribed(9)
  const first = peer.say({ login: 'anna', text: 'hello' })
  const second = peer.say({ login: 'bert', text: 'hi', reply: first.id })
  peer.deleteMessage(second.id)
  const held = peer.holdByAutomod({ login: 'carl', text: 'hm' })
  const redemption = peer.redeem({ login: 'anna', reward: 'Spin', text: 'left' })
  const cheer = peer.cheer('dora', 100)
  peer.sub({ login: 'emil' })
  peer.clearUser('carl')
  await soon(() => expect(seen).toHaveLength(12))
  expect(seen).toEqual([
    ['message', first.id, 'anna', 'hello', 0, null],
    ['message', second.id, 'bert', '@anna hi', 0, first.id],
    ['delete', second.id],
    ['held', held.id, 'hm'],
    ['redeemed', redemption.id, 'Spin', 'left'],
    ['message', expect.any(String), 'anna', 'left', 0, null],
    ['message', cheer.id, 'dora', 'cheer100', 100, null],
    ['bits', 100],
    ['sub', 'emil', '1000'],
    ['notice', 'sub'],
    ['clear user', 'carl'],
    ['ban', 'carl', true],
  ])
})

test('session_reconnect with duplicates on both sockets: nothing lost, nothing doubled', async () => {
  const seen: string[] = []
  listener.onChannelChatMessage(host, host, (one) => seen.push(one.messageText))
  await subscribed(1)
  const lines = Array.from({ length: 300 }, (_, at) => `line ${at}`)
  for (const text of lines.slice(0, 100)) peer.say({ login: 'anna', text })
  peer.reconnectEventsub({ duplicates: 10 })
  for (const text of lines.slice(100, 200)) peer.say({ login: 'anna', text })
  await soon(() => expect(peer.counters.eventsubConnections).toBe(2))
  for (const text of lines.slice(200)) peer.say({ login: 'anna', text })
  await soon(() => expect(seen.length).toBeGreaterThanOrEqual(300))
  expect(seen).toEqual(lines)
  expect(peer.counters.duplicates).toBeGreaterThan(0)
  expect(peer.counters.lost).toBe(0)
})

test('a revoked subscription is told and dead', async () => {
  const seen: unknown[] = []
  listener.onRevoke((subscription, status) => seen.push([subscription.id, status]))
  listener.onChannelChatMessage(host, host, () => undefined)
  await subscribed(1)
  peer.revoke()
  await soon(() => expect(seen).toHaveLength(1))
  expect(seen).toEqual([[`channel.chat.message.${host}.${host}`, 'authorization_revoked']])
  expect(peer.subscribed()).toEqual([])
})

test('after a cut the listener subscribes anew; what was said in between is lost and counted', async () => {
  const seen: string[] = []
  listener.onChannelChatMessage(host, host, (one) => seen.push(one.messageText))
  await subscribed(1)
  peer.cut('eventsub')
  peer.say({ login: 'anna', text: 'into the gap' })
  await soon(() => expect(peer.counters.eventsubConnections).toBe(2))
  await subscribed(1)
  peer.say({ login: 'anna', text: 'after it' })
  await soon(() => expect(seen).toEqual(['after it']))
  expect(peer.counters.lost).toBe(1)
})
