import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail, ok } from '../../../core/base/result'
import type { Happening } from '../../../core/cues/happening'
import type { Saved } from '../../../main/storage/rows'
import { wipedAtOnce } from '../../../main/storage/writing'
import { by, core, emptyFolder, got, line, openedStore, start, viewer } from '../runner/rig'

/** Entries as the runner saves them, through the real core. */
function teller() {
  const world = core.emptyWorld()
  let seq = 0
  return {
    world,
    say: (happening: Happening, key: string | null = null): Saved => {
      seq += 1
      const entry = { seq, at: 1_000 * seq, key, nonce: `n${seq}`, happening }
      return { entry, airingId: 'a1', hash: '', outcome: core.reduce(world, entry) }
    },
  }
}

const of = (id: string, who: string): Happening => ({ ...line(id), viewer: viewer(who) }) as Happening
const paid = (id: string, who: string): Happening => ({
  type: 'platform-paid',
  event: {
    platform: 'room',
    id,
    viewer: viewer(who),
    kind: 'super-chat',
    amount: { amount: 500, currency: 'EUR' },
    count: null,
    title: '',
    text: `words of ${who}`,
    rewardId: null,
    settleable: false,
  },
})

test("a viewer's lines lose their words in the log, and only theirs, and only of this show", () => {
  const folder = emptyFolder()
  const store = openedStore(folder)
  const { say } = teller()
  const batch = [
    say(start(5, 'a0')),
    say(of('old', 'eve'), 'room:old'),
    say({ type: 'airing-ended', by }),
    say(start()),
    say(of('1', 'eve'), 'room:1'),
    say(of('2', 'ada'), 'room:2'),
    say(paid('p1', 'eve'), 'paid:room:p1'),
    say({ type: 'lines-retracted', platform: 'room', viewerId: 'eve' }),
    say(of('3', 'eve'), 'room:3'),
  ]
  got(
    store.append(
      batch.map((one, at) => (at < 3 ? { ...one, airingId: 'a0' } : one)),
      true,
    ),
  )
  expect(store.lines({ airingId: 'a1', before: null, limit: 9 })).toMatchObject([
    { id: 'room:3', text: 'line 3', shown: true },
    { id: 'room:2', text: 'line 2', shown: true },
    { id: 'room:1', text: '', shown: false, reviewed: 'hide' },
  ])
  expect(store.lines({ airingId: 'a0', before: null, limit: 9 })).toMatchObject([{ text: 'line old' }])
  const kept = [...store.entries('a1')].find(({ key }) => key === 'paid:room:p1')
  expect(kept?.happening).toMatchObject({ event: { text: '', amount: { amount: 500 } } })
})

test('a wiped chat, a single line, and a payment with words', () => {
  const store = openedStore(emptyFolder())
  const { say } = teller()
  const entries = [
    say(start()),
    say(of('1', 'eve'), 'room:1'),
    say({ type: 'line-retracted', lineId: 'room:1' }),
    say(of('2', 'ada'), 'room:2'),
    say(paid('p1', 'ada'), 'paid:room:p1'),
    say({ type: 'line-retracted', lineId: 'room:p1' }),
    say({ type: 'lines-retracted', platform: 'room', viewerId: null }),
    say(of('3', 'ada'), 'room:3'),
  ]
  got(store.append(entries, true))
  expect(store.lines({ airingId: 'a1', before: null, limit: 9 }).map((one) => [one.id, one.text])).toEqual([
    ['room:3', 'line 3'],
    ['room:2', ''],
    ['room:1', ''],
  ])
  expect([...store.entries('a1')].find(({ key }) => key === 'paid:room:p1')?.happening).toMatchObject({
    event: { text: '' },
  })
})

test('a wiped chat shows no words; the newest are emptied at once, however long the show has been', () => {
  const store = openedStore(emptyFolder())
  const { say } = teller()
  got(store.append([say(start()), say(of('old', 'eve'), 'room:old')], true))
  const crowd: Happening = { type: 'viewer-count', platform: 'room', count: 1 }
  got(
    store.append(
      Array.from({ length: wipedAtOnce }, () => say(crowd)),
      false,
    ),
  )
  got(store.append([say(of('new', 'eve'), 'room:new')], false))
  got(store.append([say({ type: 'lines-retracted', platform: 'room', viewerId: null })], false))
  expect(store.lines({ airingId: 'a1', before: null, limit: 9 }).map(({ text }) => text)).toEqual(['', ''])
  const lines = [...store.entries('a1')].filter(({ happening }) => happening.type === 'line-judged')
  expect(lines.map(({ happening }) => happening)).toMatchObject([{ text: 'line old' }, { text: '' }])
})

test('a line that was taken back before it came is never written down', () => {
  const folder = emptyFolder()
  const store = openedStore(folder)
  const { say, world } = teller()
  const late = { ...of('1', 'eve'), act: { act: 'answer', text: 'very secret', runId: null } } as Happening
  const entries = [
    say(start()),
    say({ type: 'line-retracted', lineId: 'room:1' }),
    say({ ...late, text: 'very secret' } as Happening, 'room:1'),
  ]
  expect(entries[2]!.outcome.reply).toMatchObject(fail('retracted', expect.any(String) as string))
  got(store.append(entries, true))
  expect(store.lines({ airingId: 'a1', before: null, limit: 9 })).toMatchObject([
    { text: '', shown: false, verdict: { reasons: [{ rule: 'retracted' }] } },
  ])
  const again = core.emptyWorld()
  for (const entry of store.entries('a1')) core.reduce(again, entry)
  expect(again).toEqual(world)
  store.close()
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name)).includes('very secret')).toBe(false)
})

test('history shows what a moderator hid, and what a person let back in', () => {
  const store = openedStore(emptyFolder())
  const { say } = teller()
  const asked = (act: 'timeout' | 'delete', who: string, lineId: string | null): Happening => ({
    type: 'moderation-asked',
    act,
    viewer: viewer(who),
    lineId,
    seconds: act === 'timeout' ? 60 : null,
    why: '',
    by,
  })
  got(
    store.append(
      [
        say(start()),
        say(of('1', 'eve'), 'room:1'),
        say(of('2', 'eve'), 'room:2'),
        say(of('3', 'ada'), 'room:3'),
        say(asked('timeout', 'eve', null)),
        say(asked('delete', 'ada', 'room:3')),
        say({ type: 'line-reviewed', lineId: 'room:2', action: 'allow', by }),
        say(of('4', 'eve'), 'room:4'),
      ],
      true,
    ),
  )
  expect(
    store.lines({ airingId: 'a1', before: null, limit: 9 }).map((one) => [one.id, one.shown, one.reviewed]),
  ).toEqual([
    ['room:4', true, null],
    ['room:3', false, 'hide'],
    ['room:2', true, 'allow'],
    ['room:1', false, 'hide'],
  ])
})

test('old words of payments are emptied with those of lines, amounts stay', () => {
  const store = openedStore(emptyFolder())
  const { say, world } = teller()
  got(store.append([say(start()), say(paid('p1', 'eve'), 'paid:room:p1')], true))
  got(store.snapshot('a1', 2, world, 3))
  expect(store.purgeText(9_000)).toMatchObject(ok({ more: false }))
  expect([...store.entries('a1')][1]?.happening).toMatchObject({
    event: { text: '', amount: { amount: 500 } },
  })
  expect(store.lastSnapshot(3)?.world.airing?.paid.list).toMatchObject([{ text: '', viewer: { id: 'eve' } }])
})
