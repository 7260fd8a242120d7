import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReplyKind } from '../../../core/cues/effect'
import type { Happening } from '../../../core/cues/happening'
import type { Airing } from '../../../core/show/airing'
import { addReply, drainReplies, dueAt, maxLine } from '../../../core/show/replies'
import { acted, began, by, cueOf, fire, play, said, showOf } from '../../plugins/play'

const pending = (): Airing['replies'] => ({})
const airing = () => play(showOf()).airing()
/** Drains as if these were the replies of a running show; the texts alone. */
const drain = (replies: Airing['replies'], now: number, joinUrl = airing().joinUrl) =>
  drainReplies({ ...airing(), joinUrl, replies }, now).map(({ text }) => text)
const viewer = (name: string) => ({ platform: 'irc', id: name, name })
const chatter = (name: string) => ({ platform: 'twitch', id: name, name })
const home = 'http://192.168.1.20:4748/'
const kinds: readonly ReplyKind[] = [
  'held',
  'waiting',
  'sold-out',
  'limit',
  'closed',
  'extended',
  'cancelled',
  'answered',
  'already-answered',
  'no-choice',
  'stock',
  'nothing-held',
  'moved-up',
  'expired',
]

describe('when', () => {
  test('the first after a second and a half, then one every four seconds', () => {
    const replies = pending()
    expect(dueAt(replies)).toBeNull()
    addReply(replies, 10_000, viewer('ada'), 'limit')
    addReply(replies, 10_900, viewer('bo'), 'limit')
    expect(dueAt(replies)).toBe(11_500)
    drain(replies, 11_500)
    expect(dueAt(replies)).toBeNull()
    addReply(replies, 11_600, viewer('cy'), 'limit')
    expect(dueAt(replies)).toBe(15_500)
  })

  test('a crowd of claims is answered by one line every four seconds', () => {
    const stage = play(showOf(cueOf('drop', { title: 'Poster', price: 1_500, stock: 3 })))
    stage.at(0, fire())
    for (let n = 0; n < 500; n += 1)
      stage.at(1_000 + n * 20, acted(`v${n}`, { act: 'claim', runId: null }, 'replay'))
    stage.wait(20_000)
    const lines = stage.outcomes.flatMap(said).slice(1)
    expect(lines[0]).toMatch(
      /^@v0, @v1, @v2: you have one, pay within 8 min in the room: http:\S+ @v3 \(no\. 1\)/,
    )
    expect(lines.length).toBeLessThanOrEqual(6)
  })
})

describe('words', () => {
  test('viewers with the same answer share a sentence; what concerns a unit comes first', () => {
    const replies = pending()
    const add = (name: string, kind: ReplyKind, note = '') => addReply(replies, 0, chatter(name), kind, note)
    add('dee', 'waiting', '4')
    add('ada', 'held')
    add('ada', 'held')
    add('bo', 'held')
    add('eve', 'stock', '12 of 20 left')
    add('fay', 'answered')
    add('gus', 'answered')
    expect(drain(replies, 4_000, 'https://show.example/')).toEqual([
      '@ada, @bo: you have one, pay in the room: https://show.example/ @dee (no. 4): on the waiting list. 12 of 20 left. 2 answers counted.',
    ])
  })

  test.each([
    ['a crowd of a rehearsal is shown what there is', 'replay', home, `pay in the room: ${home}`],
    [
      'a public address is for everyone',
      'youtube',
      'https://show.example/',
      'pay in the room: https://show.example/',
    ],
  ])('%s', (_what, platform, joinUrl, words) => {
    const replies = pending()
    addReply(replies, 0, { platform, id: 'ada', name: 'ada' }, 'held')
    addReply(replies, 0, { platform, id: 'bo', name: 'bo' }, 'expired')
    const [line] = drain(replies, 4_000, joinUrl)
    expect(line).toContain(`@ada: you have one, ${words}`)
    expect(line).toContain('@bo: the time to pay ran out, the unit is free again.')
  })

  test.each([null, home, 'http://127.0.0.1:4747/', 'http://[fe80::1]:4748/', 'http://studio.local:4748/'])(
    'a chat on the internet reads nothing of paying where it cannot open the room: %s',
    (joinUrl) => {
      for (const platform of ['twitch', 'youtube', 'irc', 'kick', 'bridge', 'one-of-tomorrow']) {
        const stage = play(showOf(cueOf('drop', { title: 'Poster', price: 1_500, stock: 2 })))
        stage.at(0, fire())
        stage.at(10, { type: 'join-url-changed', joinUrl })
        const claim = (name: string): Happening => ({
          type: 'viewer-acted',
          viewer: { platform, id: name, name },
          audience: 'stream',
          act: { act: 'claim', runId: null },
        })
        for (const name of ['ada', 'bo', 'cy']) stage.at(20, claim(name))
        stage.wait(20 * 60_000)
        const lines = stage.outcomes.flatMap(said).slice(1)
        expect(lines).toEqual([
          '@ada, @bo: one is kept for you for 8 min. @cy (no. 1): on the waiting list.',
          '@cy: a unit came free and is kept for you for 8 min. @ada, @bo: the time ran out, the unit is free again.',
          '@cy: the time ran out, the unit is free again.',
        ])
        for (const line of lines) expect(line).not.toMatch(/pay|room|http/i)
      }
    },
  )

  test('many names become a number', () => {
    const replies = pending()
    for (let n = 0; n < 2_000; n += 1) addReply(replies, 0, viewer(`viewer${n}`), 'sold-out')
    const lines = drain(replies, 4_000)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^@viewer0, .* \+1,992 more: sold out\.$/)
  })

  test('any number of askers: at most two lines of 450 characters, and nothing is left', () => {
    const name = fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme' })
    const asked = fc.array(
      fc.tuple(name, fc.constantFrom(...kinds), fc.constantFrom('', '7', 'n'.repeat(60))),
      { maxLength: 120 },
    )
    fc.assert(
      fc.property(
        asked,
        fc.constantFrom(null, home, `http://micdrop.example/${'x'.repeat(200)}`),
        (askers, joinUrl) => {
          const replies = pending()
          for (const [who, kind, note] of askers) addReply(replies, 5, chatter(who), kind, note)
          const lines = drain(replies, began, joinUrl)
          expect(lines.length).toBeLessThanOrEqual(2)
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(maxLine)
          expect(lines.length === 0).toBe(askers.length === 0)
          const left = { twitch: { names: {}, since: null, lastSaidAt: began } }
          expect(replies).toEqual(askers.length === 0 ? {} : left)
        },
      ),
    )
  })
})

describe('viewers without a name', () => {
  const unnamed = (id: string) => ({ platform: 'irc', id, name: 'a viewer', ownName: `rude ${id}` })

  test('are told apart, counted, and never called @', () => {
    const replies = pending()
    for (const id of ['1', '2', '2', '3']) addReply(replies, 0, unnamed(id), 'sold-out')
    addReply(replies, 0, viewer('ada'), 'sold-out')
    addReply(replies, 0, unnamed('1'), 'limit')
    addReply(replies, 0, unnamed('1'), 'waiting', '4')
    addReply(replies, 0, unnamed('2'), 'waiting', '5')
    expect(drain(replies, 4_000)).toEqual([
      'a viewer (no. 4), a viewer (no. 5): on the waiting list. @ada, 3 viewers: sold out. a viewer: you have reached the limit.',
    ])
  })

  test('two viewers of one name are both answered', () => {
    const replies = pending()
    addReply(replies, 0, { platform: 'irc', id: '1', name: 'sam' }, 'waiting', '1')
    addReply(replies, 0, { platform: 'irc', id: '2', name: 'sam' }, 'waiting', '2')
    expect(drain(replies, 4_000)).toEqual(['@sam (no. 1), @sam (no. 2): on the waiting list.'])
  })

  test('whatever a name begins with, no line says @@ or @a viewer', () => {
    const name = fc.oneof(
      fc.constantFrom('@ada', '@@ada', '＠ada', '@ @ada', '@', 'a viewer', '@a viewer'),
      fc.string({ minLength: 1, maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.constantFrom(...kinds)), { minLength: 1 }), (askers) => {
        const replies = pending()
        for (const [at, [who, kind]] of askers.entries())
          addReply(replies, 5, { platform: 'irc', id: `${at}`, name: who }, kind)
        for (const text of drain(replies, began)) expect(text).not.toMatch(/(^|[ ,])@\s*(@|＠|a viewer)/)
      }),
    )
  })
})

describe('platforms', () => {
  const on = (platform: string, name: string) => ({ platform, id: name, name })

  test('each chat hears the answers to its own viewers, each in its own time', () => {
    const replies = pending()
    addReply(replies, 10_000, on('twitch', 'ada'), 'limit')
    addReply(replies, 10_400, on('youtube', 'bo'), 'sold-out')
    expect(dueAt(replies)).toBe(11_500)
    expect(drainReplies({ ...airing(), replies }, 11_500)).toEqual([
      { platform: 'twitch', text: '@ada: you have reached the limit.' },
    ])
    expect(dueAt(replies)).toBe(11_900)
    addReply(replies, 11_600, on('twitch', 'cy'), 'limit')
    expect(drainReplies({ ...airing(), replies }, 11_900)).toEqual([
      { platform: 'youtube', text: '@bo: sold out.' },
    ])
    expect(dueAt(replies)).toBe(15_500)
  })

  test('are said on that platform alone, and remembered with it; a panic forgets all of them', () => {
    const claim = (platform: string, name: string) =>
      ({
        type: 'viewer-acted',
        viewer: on(platform, name),
        audience: 'stream',
        act: { act: 'claim', runId: null },
      }) as const
    const stage = play(showOf())
    stage.at(0, claim('twitch', 'ada'))
    stage.at(0, claim('irc', 'bo'))
    // The room's own page answers its visitors.
    stage.at(0, claim('room', 'cy'))
    stage.wait(10_000)
    const says = stage.outcomes.flatMap(({ effects }) => effects)
    expect(says).toMatchObject([
      { type: 'say', only: 'twitch', replies: true, text: '@ada: nothing is on sale now.' },
      { type: 'say', only: 'irc', replies: true, text: '@bo: nothing is on sale now.' },
    ])
    expect(stage.airing().said.map(({ only }) => only)).toEqual(['twitch', 'irc'])
    stage.at(11_000, claim('twitch', 'ada'))
    stage.at(11_100, { type: 'panicked', by })
    expect(dueAt(stage.airing().replies)).toBeNull()
    // Nobody is owed an answer for what was asked meanwhile: minutes later it is none, and a crowd's would pile up.
    stage.at(12_000, claim('twitch', 'ada'))
    stage.at(60_000, { type: 'resumed', runIds: [], by })
    expect(dueAt(stage.airing().replies)).toBeNull()
    stage.at(61_000, claim('twitch', 'ada'))
    expect(dueAt(stage.airing().replies)).not.toBeNull()
  })
})
