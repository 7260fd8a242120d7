import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PeerItem, startYouTubePeer, type YouTubePeer } from '.'
import { peerFaults } from './faults'

interface Line {
  readonly chunk?: Record<string, unknown> & { readonly items: readonly PeerItem[] }
  readonly error?: { readonly status: number; readonly body: unknown }
}

const file = new URL('../../../../shared/data/youtube-fixtures/stream-list.jsonl', import.meta.url)
const present = existsSync(file)
if (!present) console.log('skipped: the shared YouTube fixtures are not on this machine')
const lines = present
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Line => JSON.parse(line))
  : []

/** Names and kinds of values, without the values: two answers of one shape have the same. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, shapeOf(inner)]),
  )
}

describe.skipIf(!present)('the double beside the fixtures', () => {
  let peer: YouTubePeer
  beforeAll(async () => {
    peer = await startYouTubePeer()
  })
  afterAll(() => peer.close())

  const list = async () => {
    const query = new URLSearchParams({ part: 'id,snippet,authorDetails', liveChatId: peer.broadcast.chatId })
    const answer = await fetch(`${peer.url}/youtube/v3/liveChat/messages?${query}`, {
      headers: { authorization: `Bearer ${peer.tokens().access}` },
    })
    return (await answer.json()) as NonNullable<Line['chunk']>
  }

  it('makes items of every type in the same shape', async () => {
    const price = { micros: '5000000', currency: 'USD' }
    const said = peer.say('hello')
    peer.superChat(price, 'hello')
    peer.sticker(price, 'Hippo')
    peer.member('Fan')
    peer.milestone('Fan', 12, 'a year!')
    peer.received('Fan', peer.gift('Fan', 5))
    peer.deleteMessage(said)
    peer.retract(said)
    peer.ban({ id: 'UCbad' }, 300)
    peer.tombstone(said)
    peer.mode('sponsorOnlyModeStartedEvent')
    peer.mode('sponsorOnlyModeEndedEvent')
    peer.mode('chatEndedEvent')
    peer.poll('Which?')
    const page = await list()
    const made = new Map(page.items.map((item) => [item.snippet.type, item]))
    const fixtures = lines.flatMap(({ chunk }) => chunk?.items ?? [])
    expect(fixtures.length).toBe(20)
    for (const fixture of fixtures)
      expect([fixture.snippet.type, shapeOf(made.get(fixture.snippet.type))]).toEqual([
        fixture.snippet.type,
        shapeOf(fixture),
      ])
    const { offlineAt: _, ...chunk } = lines[0]!.chunk!
    expect(shapeOf({ ...page, items: [] })).toEqual(shapeOf({ ...chunk, items: [] }))
  })

  it('answers errors to the letter', () => {
    const own = Object.values(peerFaults).map(({ status, body }) => JSON.stringify({ status, body }))
    const errors = lines.flatMap(({ error }) => error ?? [])
    expect(errors.length).toBe(6)
    for (const error of errors) expect(own).toContain(JSON.stringify(error))
  })
})
