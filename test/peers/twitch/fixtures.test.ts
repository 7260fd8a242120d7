import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTwitchPeer, type TwitchPeer } from './index'
import { soon } from './soon'
import { subscriptionTypes } from './subscription-types'

/**
 * Frames and bodies of the peer against recorded ones of the service: a key of the service that the peer lacks is a
 * mistake of the peer. More keys are allowed: the service adds some over time, and the recordings are of several years.
 */
const folder = new URL('../../../../shared/data/twitch-fixtures/', import.meta.url)
const present = existsSync(folder)
if (!present) console.log('skipped: no Twitch fixtures beside the repository')

const rows = <Row>(name: string): Row[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)

/** `a.b`, `a[].c`: the paths of everything that is not null, so that optional parts compare only where both have them. */
function paths(value: unknown, at = ''): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...paths(one, `${at}[]`)]))
  if (typeof value !== 'object' || value === null) return new Set()
  return new Set(
    Object.entries(value).flatMap(([key, inner]) => [`${at}.${key}`, ...paths(inner, `${at}.${key}`)]),
  )
}

/** Keys of the service below objects that the peer has as well, and that the peer has not. */
function missing(theirs: unknown, ours: unknown): string[] {
  const have = paths(ours)
  const parents = new Set(['', ...[...have].map((path) => path.slice(0, path.lastIndexOf('.')))])
  return [...paths(theirs)].filter(
    (path) => !have.has(path) && parents.has(path.slice(0, path.lastIndexOf('.'))),
  )
}

describe.skipIf(!present)('against recordings', () => {
  let peer: TwitchPeer
  const heard = new Map<string, unknown[]>()
  const frames: { metadata: { message_type: string; subscription_type?: string }; payload: unknown }[] = []
  let socket: WebSocket
  let headers: Record<string, string>

  const helix = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${peer.url}/mock/${path}`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await answer.text()
    const row = text === '' ? undefined : (JSON.parse(text) as unknown)
    const key = path.split('?')[0]!
    if (answer.ok && row !== undefined) heard.set(key, [...(heard.get(key) ?? []), row])
    return row
  }

  beforeAll(async () => {
    peer = await startTwitchPeer()
    const scopes = [...new Set(Object.values(subscriptionTypes).flatMap((type) => type.scopes))]
    const { accessToken } = peer.signIn({
      scopes: [
        ...scopes,
        'user:read:email',
        'user:write:chat',
        'moderator:manage:banned_users',
        'moderator:manage:chat_settings',
        'moderator:manage:warnings',
        'channel:manage:broadcast',
      ],
    })
    headers = { 'Client-Id': 'public-client', Authorization: `Bearer ${accessToken}` }
    socket = new WebSocket(`${peer.url.replace('http', 'ws')}/ws`)
    socket.on('message', (data) => frames.push(JSON.parse(String(data)) as (typeof frames)[0]))
    await soon(() => expect(frames).toHaveLength(1))
    const session = (frames[0]!.payload as { session: { id: string } }).session.id
    const id = peer.channel.id
    const all = {
      broadcaster_user_id: id,
      user_id: id,
      moderator_user_id: id,
      to_broadcaster_user_id: id,
    }
    for (const [type, { versions, condition }] of Object.entries(subscriptionTypes))
      await helix('POST', 'eventsub/subscriptions', {
        type,
        version: versions.at(-1),
        condition: Object.fromEntries(condition.map((key) => [key, all[key as keyof typeof all]])),
        transport: { method: 'websocket', session_id: session },
      })
    await everything(id)
    const told = peer.counters.notifications
    await soon(() =>
      expect(frames.filter(({ metadata }) => metadata.message_type === 'notification')).toHaveLength(told),
    )
    peer.keepalive()
    peer.reconnectEventsub()
    peer.revoke({ status: 'user_removed' })
    await soon(() => expect(frames.at(-1)?.metadata.message_type).toBe('revocation'))
  })

  /** Everything that shows in chat. */
  function talk(): void {
    const first = peer.say({ login: 'anna', text: 'hello Kappa @host', badges: ['subscriber/12'] })
    peer.say({ login: 'bert', text: 'hi', reply: first.id, from: 'neighbour' })
    peer.cheer('carl', 100)
    peer.deleteMessage(first.id)
    peer.sub({ login: 'dora' })
    peer.sub({ login: 'dora', months: 10 })
    peer.giftSubs('emil', 1)
    peer.raid('finn', 9)
    peer.settleHeld(peer.holdByAutomod({ login: 'anna', text: 'Kappa ass' }).id, 'denied')
    peer.announce('host', 'hear hear')
    peer.clearUser('gus', 60)
    peer.clearUser('gus')
    peer.unban('gus')
    peer.clearChat()
  }

  /** One of each thing the peer can tell. */
  async function everything(id: string): Promise<void> {
    const both = `broadcaster_id=${id}&moderator_id=${id}`
    talk()
    peer.goLive()
    const answer = (await helix('POST', `channel_points/custom_rewards?broadcaster_id=${id}`, {
      title: 'Spin',
      cost: 10,
    })) as { data: { id: string }[] }
    const reward = answer.data[0]!.id
    const { id: redemption } = peer.redeem({ login: 'anna', reward: 'Spin' })
    await helix('GET', `channel_points/custom_rewards?broadcaster_id=${id}`)
    const redemptions = `channel_points/custom_rewards/redemptions?broadcaster_id=${id}&reward_id=${reward}&id=${redemption}`
    await helix('GET', redemptions)
    await helix('PATCH', redemptions, { status: 'CANCELED' })
    const poll = (await helix('POST', 'polls', {
      broadcaster_id: id,
      title: 'Which?',
      choices: [{ title: 'A' }, { title: 'B' }],
      duration: 60,
    })) as { data: { id: string }[] }
    peer.vote(poll.data[0]!.id, 0)
    await helix('GET', `polls?broadcaster_id=${id}`)
    await helix('PATCH', 'polls', { broadcaster_id: id, id: poll.data[0]!.id, status: 'TERMINATED' })
    await helix('PUT', `moderation/shield_mode?${both}`, { is_active: true })
    await helix('PUT', `moderation/shield_mode?${both}`, { is_active: false })
    await helix('PATCH', `chat/settings?${both}`, { slow_mode: true, slow_mode_wait_time: 10 })
    await helix('GET', `chat/settings?broadcaster_id=${id}`)
    const anna = peer.person('anna').id
    await helix('POST', `moderation/warnings?${both}`, { data: { user_id: anna, reason: 'stop' } })
    await helix('POST', `moderation/bans?${both}`, { data: { user_id: anna, duration: 60 } })
    peer.unban('anna')
    await helix('POST', 'streams/markers', { user_id: id, description: 'now' })
    await helix('GET', `streams/markers?user_id=${id}`)
    const send = { broadcaster_id: id, sender_id: id, message: 'hello' }
    await helix('POST', 'chat/messages', send)
    await helix('POST', 'chat/messages', send)
    for (const path of ['users', `channels?broadcaster_id=${id}`, 'streams', 'eventsub/subscriptions'])
      await helix('GET', path)
    peer.shareChat(['neighbour'])
    await helix('GET', `shared_chat/session?broadcaster_id=${id}`)
    peer.goOffline()
  }

  afterAll(async () => {
    socket?.terminate()
    await peer?.close()
  })

  test('events have the keys of the service', () => {
    type Recorded = {
      kind: string
      type: string
      frame: { subscription?: { version: string }; event?: unknown }
    }
    const wrong: string[] = []
    const compared = new Set<string>()
    for (const { kind, type, frame } of rows<Recorded>('eventsub-frames.jsonl')) {
      if (kind !== 'payload' || frame.event === undefined) continue
      if (subscriptionTypes[type]?.versions.at(-1) !== frame.subscription?.version) continue
      const ours = frames.filter(
        ({ metadata }) => metadata.subscription_type === type && metadata.message_type === 'notification',
      )
      if (ours.length === 0) continue
      compared.add(type)
      const closest = ours
        .map(({ payload }) => missing(frame.event, (payload as { event: unknown }).event))
        .sort((one, other) => one.length - other.length)[0]!
      for (const path of closest) wrong.push(`${type}${path}`)
    }
    expect(wrong).toEqual([])
    expect(compared.size).toBeGreaterThanOrEqual(26)
  })

  test('whole frames have the keys of the service', () => {
    type Whole = { metadata: { message_type: string }; payload: unknown }
    const recorded = [
      ...rows<Whole>('eventsub-ws-frames.ndjson'),
      ...rows<{ kind: string; frame: Whole }>('eventsub-frames.jsonl')
        .filter(({ kind }) => kind === 'ws-frame')
        .map(({ frame }) => frame),
    ]
    const kinds = new Set<string>()
    for (const { metadata, payload } of recorded) {
      const kind = metadata.message_type
      kinds.add(kind)
      const ours = frames.find((frame) => frame.metadata.message_type === kind)
      const outer = (whole: unknown) => {
        const { event: _event, ...rest } = whole as {
          event?: unknown
          subscription?: { condition?: unknown }
        }
        if (rest.subscription !== undefined) rest.subscription = { ...rest.subscription, condition: {} }
        return rest
      }
      expect(
        missing({ metadata, payload: outer(payload) }, { ...ours, payload: outer(ours?.payload) }),
      ).toEqual([])
    }
    expect([...kinds].sort()).toEqual([
      'notification',
      'revocation',
      'session_keepalive',
      'session_reconnect',
      'session_welcome',
    ])
  })

  test('Helix bodies have the keys of the service', () => {
    type Recorded = { path: string; method: string | null; body: { data?: unknown } }
    const wrong: string[] = []
    const compared = new Set<string>()
    for (const { path, body } of rows<Recorded>('helix-responses.jsonl')) {
      const ours = heard.get(path)
      // Requests are recorded, too: they have no list under `data`.
      if (ours === undefined || !Array.isArray(body.data)) continue
      compared.add(path)
      const closest = ours
        .map((one) => missing(body, one))
        .sort((one, other) => one.length - other.length)[0]!
      // Only webhooks have a callback.
      for (const key of closest) if (!key.endsWith('.callback')) wrong.push(`${path}${key}`)
    }
    expect([...new Set(wrong)]).toEqual([])
    expect(compared.size).toBeGreaterThanOrEqual(14)
  })

  test('IRC lines have the tags of the service, and none of their own', async () => {
    const irc = new WebSocket(`${peer.url.replace('http', 'ws')}/irc`)
    const lines: string[] = []
    irc.on('message', (data) => lines.push(...String(data).split('\r\n').filter(Boolean)))
    await new Promise((open) => irc.once('open', open))
    const { accessToken } = peer.signIn({ scopes: ['chat:read', 'chat:edit'] })
    irc.send(`CAP REQ :twitch.tv/tags twitch.tv/commands\r\nPASS oauth:${accessToken}\r\nNICK host`)
    irc.send('JOIN #host')
    await soon(() => expect(peer.joined()).toBe(1))
    talk()
    irc.send('@client-nonce=abc PRIVMSG #host :typed')
    await soon(() => expect(lines.some((line) => line.includes('client-nonce=abc'))).toBe(true))
    irc.terminate()
    const tagsOf = (line: string) =>
      line.startsWith('@')
        ? line
            .slice(1, line.indexOf(' '))
            .split(';')
            .map((tag) => tag.split('=')[0]!)
        : []
    // Added by the service that stores recent messages, not by Twitch.
    const foreign = new Set(['historical', 'rm-received-ts'])
    const recorded = rows<{ command: string; msgId: string | null; line: string }>('irc-lines.jsonl')
    const compared = new Set<string>()
    const wrong: string[] = []
    for (const line of lines) {
      const command = /^(?:@\S+ )?\S+ (\S+)/.exec(line)![1]!
      const msgId = /[@;]msg-id=([^; ]+)/.exec(line)?.[1] ?? null
      const theirs = recorded
        .filter((one) => one.command === command && (command === 'PRIVMSG' || one.msgId === msgId))
        .map((one) => tagsOf(one.line).filter((tag) => !foreign.has(tag)))
      if (theirs.length === 0) continue
      compared.add(`${command} ${msgId ?? ''}`.trim())
      const own = tagsOf(line)
      // The recorded USERSTATE follows a JOIN; after a message it names that message, says the IRC reference.
      const known = new Set([...theirs.flat(), ...(command === 'USERSTATE' ? ['id', 'client-nonce'] : [])])
      for (const tag of own) if (!known.has(tag)) wrong.push(`${command} ${tag} is unknown`)
      for (const tag of theirs[0]!)
        if (theirs.every((tags) => tags.includes(tag)) && !own.includes(tag))
          wrong.push(`${command} lacks ${tag}`)
    }
    expect([...new Set(wrong)]).toEqual([])
    expect([...compared].sort()).toEqual(
      expect.arrayContaining([
        'CLEARCHAT',
        'CLEARMSG',
        'GLOBALUSERSTATE',
        'PRIVMSG',
        'ROOMSTATE',
        'USERSTATE',
      ]),
    )
    expect(compared).toContain('USERNOTICE resub')
  })
})
