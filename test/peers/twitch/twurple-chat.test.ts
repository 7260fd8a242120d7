import { ChatClient } from '@twurple/chat'
import { afterEach, expect, test } from 'vitest'
import { startTwitchPeer, type TwitchPeer } from './index'
import { soon } from './soon'

let peer: TwitchPeer
let client: ChatClient | null = null
afterEach(async () => {
  client?.quit()
  client = null
  await peer.close()
})

async function join(): Promise<ChatClient> {
  client = new ChatClient({
    channels: ['host'],
    hostName: `127.0.0.1:${peer.port}/irc?p=`,
    ssl: false,
    requestMembershipEvents: true,
  })
  client.connect()
  await soon(() => expect(peer.joined()).toBe(1))
  return client
}

test('twurple reads messages with everything the tags say', async () => {
  peer = await startTwitchPeer({ moderators: ['mia'] })
  const seen: unknown[] = []
  const one = await join()
  one.onMessage((channel, user, text, message) =>
    seen.push({
      channel,
      user,
      text,
      id: message.id,
      name: message.userInfo.displayName,
      mod: message.userInfo.isMod,
      bits: message.bits,
      reply: message.parentMessageId,
      emotes: [...message.emoteOffsets],
      first: message.isFirst,
      redemption: message.rewardId,
    }),
  )
  const first = peer.say({ login: 'anna', name: 'Ännä; \\ x', text: '😂 Kappa hi Kappa', firstMessage: true })
  const second = peer.say({ login: 'mia', text: 'yes', reply: first.id })
  const third = peer.cheer('anna', 100, 'cheer100 nice')
  await soon(() => expect(seen).toHaveLength(3))
  const plain = {
    channel: 'host',
    mod: false,
    bits: 0,
    reply: null,
    emotes: [],
    first: false,
    redemption: null,
  }
  expect(seen).toEqual([
    {
      ...plain,
      user: 'anna',
      name: 'Ännä; \\ x',
      text: '😂 Kappa hi Kappa',
      id: first.id,
      emotes: [['25', ['2-6', '11-15']]],
      first: true,
    },
    {
      ...plain,
      user: 'mia',
      name: 'mia',
      text: '@Ännä; \\ x yes',
      id: second.id,
      mod: true,
      reply: first.id,
    },
    { ...plain, user: 'anna', name: 'Ännä; \\ x', text: 'cheer100 nice', id: third.id, bits: 100 },
  ])
})

test('twurple is told of everything taken back, of subscriptions, raids and room settings', async () => {
  peer = await startTwitchPeer()
  const seen: unknown[] = []
  const one = await join()
  one.onMessageRemove((_channel, id) => seen.push(['removed', id]))
  one.onTimeout((_channel, user, seconds) => seen.push(['timeout', user, seconds]))
  one.onBan((_channel, user) => seen.push(['ban', user]))
  one.onChatClear(() => seen.push(['clear']))
  one.onSub((_channel, user, info) => seen.push(['sub', user, info.plan]))
  one.onResub((_channel, user, info) => seen.push(['resub', user, info.months, info.message]))
  one.onCommunitySub((_channel, user, info) => seen.push(['gift', user, info.count]))
  one.onRaid((_channel, user, info) => seen.push(['raid', user, info.viewerCount]))
  one.onAnnouncement((_channel, user, info) => seen.push(['announcement', user, info.color]))
  const { id } = peer.say({ login: 'anna', text: 'hello' })
  peer.deleteMessage(id)
  peer.clearUser('anna', 30)
  peer.clearUser('bert')
  peer.clearChat()
  peer.sub({ login: 'carla' })
  peer.sub({ login: 'carla', months: 7, text: 'seven' })
  peer.giftSubs('dora', 5)
  peer.raid('emil', 42)
  peer.announce('host', 'we begin')
  await soon(() => expect(seen).toHaveLength(9))
  expect(seen).toEqual([
    ['removed', id],
    ['timeout', 'anna', 30],
    ['ban', 'bert'],
    ['clear'],
    ['sub', 'carla', '1000'],
    ['resub', 'carla', 7, 'seven'],
    ['gift', 'dora', 5],
    ['raid', 'emil', 42],
    ['announcement', 'host', 'PRIMARY'],
  ])
})

test('twurple puts a line together that came in several frames, and pings', async () => {
  peer = await startTwitchPeer()
  const seen: string[] = []
  const one = await join()
  one.onMessage((_channel, _user, text) => seen.push(text))
  peer.rawIrc('@id=x;user-id=1;room-id=2 :anna!anna@anna.tmi.twitch.tv PRIVMSG #host :in pieces', 4)
  await soon(() => expect(seen).toEqual(['in pieces']))
})

test('twurple sees which lines of a shared chat are from elsewhere', async () => {
  peer = await startTwitchPeer()
  peer.shareChat(['neighbour'])
  const seen: unknown[] = []
  const one = await join()
  one.onMessage((_channel, _user, _text, message) =>
    seen.push([
      message.tags.get('source-room-id'),
      message.tags.get('source-id'),
      message.id,
      message.channelId,
    ]),
  )
  const own = peer.say({ login: 'anna', text: 'ours' })
  const theirs = peer.say({ login: 'bert', text: 'theirs', from: 'neighbour', sourceId: 'there-1' })
  await soon(() => expect(seen).toHaveLength(2))
  const home = peer.channel.id
  expect(seen).toEqual([
    [home, own.id, own.id, home],
    [peer.person('neighbour').id, 'there-1', theirs.id, home],
  ])
})
