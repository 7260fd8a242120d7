import tmi from 'tmi.js'
import { afterEach, expect, test, vi } from 'vitest'
import { startTwitchPeer, type TwitchPeer } from './index'

let peer: TwitchPeer
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
    ...options,
  })
  await client.connect()
  await vi.waitFor(() => expect(peer.joined()).toBe(1), 5000)
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
  await vi.waitFor(() => expect(seen).toHaveLength(3))
  expect(seen).toEqual([
    ['#host', 'anna', said.id, 'hello Kappa', false],
    ['gone', 'anna', 'hello Kappa', said.id],
    ['timeout', 'anna', 60],
  ])
})
