import { ApiClient } from '@twurple/api'
import { StaticAuthProvider } from '@twurple/auth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicClient, startTwitchPeer, type TwitchPeer } from './index'

const scopes = [
  'user:read:chat',
  'user:write:chat',
  'moderator:manage:chat_messages',
  'moderator:manage:banned_users',
  'moderator:manage:warnings',
  'moderator:manage:automod',
  'moderator:manage:shield_mode',
  'moderator:manage:chat_settings',
  'channel:manage:redemptions',
  'channel:manage:polls',
  'channel:manage:broadcast',
]
let peer: TwitchPeer
let api: ApiClient
let host: string

function clientFor(login: string, asked = scopes): ApiClient {
  const grant = peer.signIn({ login, scopes: asked })
  return new ApiClient({
    authProvider: new StaticAuthProvider(publicClient, grant.accessToken, asked),
    logger: { minLevel: 'critical' },
  })
}

beforeEach(async () => {
  peer = await startTwitchPeer({ moderators: ['mia'] })
  process.env.TWURPLE_MOCK_API_PORT = String(peer.port)
  api = clientFor('host')
  host = peer.channel.id
})
afterEach(async () => {
  delete process.env.TWURPLE_MOCK_API_PORT
  await peer.close()
})

test('many calls in a row: the rate-limit headers keep the client going', async () => {
  for (let at = 0; at < 5; at += 1) expect((await api.users.getUserById(host))?.name).toBe('host')
})

test('sends, answers, and learns of a drop only from the body', async () => {
  const said = peer.say({ login: 'anna', text: 'hello?' })
  const sent = await api.chat.sendChatMessage(host, 'hello!', { replyParentMessageId: said.id })
  expect(sent.isSent).toBe(true)
  expect(peer.state.said.get(sent.id)?.text).toBe('@anna hello!')
  await expect(api.chat.sendChatMessage(host, 'hello!')).rejects.toThrow('identical to the previous one')
  peer.refuseNextSend('msg_rejected', 'Checked by moderators.')
  await expect(api.chat.sendChatMessage(host, 'another')).rejects.toThrow('Checked by moderators.')
  expect(peer.sent.map(({ dropped }) => dropped)).toEqual([null, 'msg_duplicate', 'msg_rejected'])
  await expect(api.chat.sendChatMessage(host, 'x'.repeat(501))).rejects.toThrow('too large')
})

test('deletes what may be deleted', async () => {
  const viewers = peer.say({ login: 'anna', text: 'bad' })
  const old = peer.say({ login: 'anna', text: 'old', at: Date.now() - 7 * 3_600_000 })
  const own = peer.say({ login: 'host', text: 'mine' })
  await api.moderation.deleteChatMessages(host, viewers.id)
  expect(peer.state.said.has(viewers.id)).toBe(false)
  await expect(api.moderation.deleteChatMessages(host, viewers.id)).rejects.toThrow('404')
  await expect(api.moderation.deleteChatMessages(host, old.id)).rejects.toThrow('6 hours')
  await expect(api.moderation.deleteChatMessages(host, own.id)).rejects.toThrow('broadcaster')
})

test('bans once, times out, takes back; moderators are safe, strangers may not', async () => {
  const { id } = peer.person('anna')
  await api.moderation.banUser(host, { user: id, reason: 'spam' })
  await expect(api.moderation.banUser(host, { user: id, reason: 'spam' })).rejects.toThrow('already banned')
  await api.moderation.unbanUser(host, id)
  await expect(api.moderation.unbanUser(host, id)).rejects.toThrow('not banned')
  const [timeout] = await api.moderation.banUser(host, { user: id, reason: '', duration: 60 })
  expect(timeout?.expiryDate).not.toBeNull()
  await expect(api.moderation.banUser(host, { user: peer.person('mia').id, reason: '' })).rejects.toThrow(
    '400',
  )
  const stranger = clientFor('stranger')
  await expect(
    stranger.asUser(peer.person('stranger').id, (one) =>
      one.moderation.banUser(host, { user: id, reason: '' }),
    ),
  ).rejects.toThrow('403')
})

test('warns, settles AutoMod holds, raises the shield, slows the room', async () => {
  const { id } = peer.person('anna')
  await api.moderation.warnUser(host, id, 'careful')
  expect(peer.state.warnings).toMatchObject([{ reason: 'careful' }])
  const held = peer.holdByAutomod({ login: 'anna', text: 'borderline' })
  await api.moderation.processHeldAutoModMessage(host, held.id, true)
  expect(peer.state.said.get(held.id)?.text).toBe('borderline')
  expect((await api.moderation.updateShieldModeStatus(host, true)).isActive).toBe(true)
  const settings = await api.chat.updateSettings(host, { slowModeEnabled: true, slowModeDelay: 10 })
  expect([settings.slowModeEnabled, settings.slowModeDelay]).toEqual([true, 10])
})

test('marks the recording while the channel is live', async () => {
  const marker = await api.streams.createStreamMarker(host, 'drop begins')
  expect(marker.description).toBe('drop begins')
  peer.goOffline()
  await expect(api.streams.createStreamMarker(host, 'nobody')).rejects.toThrow('needs to be live')
  expect(await api.streams.getStreamByUserId(host)).toBeNull()
})

test('polls: two to five choices, one at a time', async () => {
  const wish = { title: 'Which?', choices: ['A', 'B'], duration: 30 }
  const poll = await api.polls.createPoll(host, wish)
  peer.vote(poll.id, 1, 3)
  await expect(api.polls.createPoll(host, wish)).rejects.toThrow('active poll')
  const ended = await api.polls.endPoll(host, poll.id)
  expect(ended.choices.map(({ title, totalVotes }) => [title, totalVotes])).toEqual([
    ['A', 0],
    ['B', 3],
  ])
  await expect(api.polls.createPoll(host, { ...wish, choices: ['A'] })).rejects.toThrow('2 to 5')
})

test('redemptions: only of rewards the same application has made', async () => {
  const reward = await api.channelPoints.createCustomReward(host, { title: 'Spin', cost: 500 })
  const mine = peer.redeem({ login: 'anna', reward: 'Spin' })
  const other = peer.redeem({ login: 'anna', reward: 'Made by hand' })
  const [settled] = await api.channelPoints.updateRedemptionStatusByIds(
    host,
    reward.id,
    [mine.id],
    'CANCELED',
  )
  expect(settled?.isCanceled).toBe(true)
  await expect(
    api.channelPoints.updateRedemptionStatusByIds(host, other.rewardId, [other.id], 'FULFILLED'),
  ).rejects.toThrow('403')
  await expect(
    api.channelPoints.updateRedemptionStatusByIds(host, reward.id, [mine.id], 'FULFILLED'),
  ).rejects.toThrow('404')
})

test('refuses tokens that are dead or know too little', async () => {
  const narrow = clientFor('host', ['user:read:chat'])
  await expect(
    fetch(`${peer.url}/mock/chat/messages`, {
      method: 'POST',
      headers: {
        'Client-Id': publicClient,
        Authorization: `Bearer ${peer.signIn({ scopes: ['user:read:chat'] }).accessToken}`,
      },
    }).then((answer) => answer.json()),
  ).resolves.toMatchObject({ status: 401, message: 'Missing scope: user:write:chat' })
  expect((await narrow.users.getUserById(host))?.id).toBe(host)
  peer.expireTokens()
  await expect(narrow.users.getUserById(host)).rejects.toThrow('Invalid OAuth token')
})
