import tmi from 'tmi.js'
import { afterEach, expect, test } from 'vitest'
import { startTwitchPeer, type TwitchPeer } from './index'
import { soon } from './soon'

let peer: TwitchPeer
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
let client: tmi.Client | null = null
afterEach(async () => {
  await client?.disconnect().catch(() => undefined)
  client = null
  await peer.close()
})

async function join(options: tmi.Options = {}): Promise<tmi.Client> {
  client = new tmi.Client({
    connection: { server: '127.0.0.1', port: peer.port, secure: false, reconnectInterval: 10 },
    options: { joinInterval: 300 },
    channels: ['host'],
    logger: quiet,
    ...options,
  })
  await client.connect()
  await soon(() => expect(peer.joined()).toBe(1))
  return client
}

test('tmi.js reads anonymously: messages, deletions, timeouts', async () => {
  peer = await startTwitchPeer()
  const seen: unknown[] = []
  const one = await join()
  one.on('message', (channel, tags, text, self) => seen.push([channel, tags.username, tags.id, text, self]))
  one.on('messagedeleted', (_channel, login, text, tags) =>
    seen.push(['gone', login, text, tags['target-msg-id']]),
  )
  one.on('timeout', (_channel, login, _reason, seconds) => seen.push(['timeout', login, seconds]))
  const said = peer.say({ login: 'anna', name: 'Anna', text: 'hello Kappa' })
  peer.deleteMessage(said.id)
  peer.clearUser('anna', 60)
  await soon(() => expect(seen).toHaveLength(3))
  expect(seen).toEqual([
    ['#host', 'anna', said.id, 'hello Kappa', false],
    ['gone', 'anna', 'hello Kappa', said.id],
    ['timeout', 'anna', 60],
  ])
})

test('tmi.js comes back after RECONNECT, a cut and half a line, and hears on', async () => {
  peer = await startTwitchPeer()
  peer.reconnectGraceMs(0)
  const seen: string[] = []
  const one = await join()
  one.on('message', (_channel, _tags, text) => seen.push(text))
  for (const trouble of [peer.reconnectIrc, () => peer.cut('irc'), peer.restartMidLine]) {
    const before = peer.counters.ircConnections
    trouble()
    await soon(() => expect(peer.counters.ircConnections).toBe(before + 1))
    await soon(() => expect(peer.joined()).toBe(1))
    peer.say({ login: 'anna', text: `after ${before}` })
    await soon(() => expect(seen).toContain(`after ${before}`))
  }
  expect(seen).toEqual(['after 1', 'after 2', 'after 3'])
})

test('tmi.js signed in: its message is confirmed, a repeat is refused', async () => {
  peer = await startTwitchPeer()
  const { accessToken } = peer.signIn({ login: 'bot', scopes: ['chat:read', 'chat:edit'] })
  const one = await join({
    identity: { username: 'bot', password: `oauth:${accessToken}` },
  })
  const notices: string[] = []
  one.on('notice', (_channel, id) => notices.push(id))
  await one.say('host', 'good evening')
  await one.say('host', 'good evening')
  await soon(() => expect(notices).toEqual(['msg_duplicate']))
  expect(peer.sent.map(({ text, dropped }) => [text, dropped])).toEqual([
    ['good evening', null],
    ['good evening', 'msg_duplicate'],
  ])
})

test('tmi.js refused with a dead token', async () => {
  peer = await startTwitchPeer()
  const { accessToken } = peer.signIn({ login: 'bot', scopes: ['chat:read'] })
  peer.expireTokens()
  const identity = { username: 'bot', password: `oauth:${accessToken}` }
  await expect(join({ identity })).rejects.toBe('Login authentication failed')
})

test('tmi.js gets several lines in one frame, in order', async () => {
  peer = await startTwitchPeer()
  const seen: string[] = []
  const one = await join()
  one.on('message', (_channel, _tags, text) => seen.push(text))
  const lines = Array.from({ length: 2000 }, (_, at) => ({ login: `viewer${at % 300}`, text: `line ${at}` }))
  peer.sayMany(lines)
  await soon(() => expect(seen).toHaveLength(2000))
  expect(seen).toEqual(lines.map(({ text }) => text))
})
