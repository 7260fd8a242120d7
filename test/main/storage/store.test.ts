import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import type { Entry, Happening } from '../../../core/cues/happening'
import { openDatabase } from '../../../main/storage/database'
import { migrate, migrations, schemaVersion } from '../../../main/storage/migrations'
import type { Saved } from '../../../main/storage/rows'
import { openStore } from '../../../main/storage/store'
import { claim, core, emptyFolder, end, got, line, openedStore, start } from '../runner/rig'
import { versionOne } from './version-1'

const saved = (
  seq: number,
  happening: Happening,
  changes: Partial<Saved['outcome']> = {},
  key: string | null = null,
): Saved => {
  const entry: Entry = { seq, at: 1_000 * seq, key, nonce: 'n', happening }
  return {
    entry,
    airingId: 'a1',
    hash: `hash ${seq}`,
    outcome: { effects: [], postings: [], orders: [], reply: ok(null), ...changes },
  }
}

describe('the store', () => {
  test('keeps entries, effects, postings and orders of one batch together', () => {
    const store = openedStore(emptyFolder())
    const posting = {
      txId: 't',
      account: 'sales',
      amount: -500,
      currency: 'EUR',
      at: 2_000,
      orderId: 'o2',
      memo: 'sale',
    }
    got(
      store.append(
        [
          saved(1, start()),
          saved(
            2,
            claim('a'),
            {
              effects: [{ type: 'say', id: 'r1:0', text: 'hello', only: null }],
              postings: [posting],
              reply: ok({ place: 1 }),
            },
            'room:a',
          ),
        ],
        true,
      ),
    )
    expect(store.last()).toEqual({ seq: 2, at: 2_000 })
    expect(store.seen('room:a')).toEqual({ hash: 'hash 2', reply: ok({ place: 1 }) })
    expect(store.seen('room:b')).toBeNull()
    expect(store.waiting()).toEqual([
      { seq: 2, at: 2_000, effect: { type: 'say', id: 'r1:0', text: 'hello', only: null } },
    ])
    expect(store.postings('a1')).toEqual([posting])
    expect([...store.entries('a1')].map((entry) => entry.seq)).toEqual([1, 2])
    expect([...store.entriesAfter(1)]).toEqual([saved(2, claim('a'), {}, 'room:a').entry])
    got(store.settle([{ id: 'r1:0', state: 'done', tries: 1, result: ok(null) }]))
    expect(store.waiting()).toEqual([])
  })

  test('a batch with one impossible row is not kept at all', () => {
    const store = openedStore(emptyFolder())
    got(store.append([saved(1, start(), {}, 'k')], false))
    expect(() => store.append([saved(2, claim('a')), saved(3, claim('b'), {}, 'k')], true)).toThrow()
    expect(store.last().seq).toBe(1)
    got(store.append([saved(2, claim('a'))], true))
  })

  test("lists airings and reads each one's own part of the log", () => {
    const store = openedStore(emptyFolder())
    got(store.append([saved(1, start(5, 'a1')), saved(2, line('x')), saved(3, end)], true))
    got(
      store.append(
        [
          { ...saved(4, start(5, 'a2')), airingId: 'a2' },
          { ...saved(5, line('y')), airingId: 'a2' },
        ],
        true,
      ),
    )
    expect(store.airings()).toEqual([
      { id: 'a2', showTitle: 'Test show', mode: 'rehearsal', startedAt: 4_000, endedAt: null, firstSeq: 4 },
      { id: 'a1', showTitle: 'Test show', mode: 'rehearsal', startedAt: 1_000, endedAt: 3_000, firstSeq: 1 },
    ])
    expect([...store.entries('a1')].map((entry) => entry.seq)).toEqual([1, 2, 3])
    expect([...store.entries('a2')].map((entry) => entry.seq)).toEqual([4, 5])
    expect([...store.entries('none')]).toEqual([])
  })

  test('iterates logs longer than one page', () => {
    const store = openedStore(emptyFolder())
    got(
      store.append(
        [saved(1, start()), ...Array.from({ length: 1_499 }, (_, n) => saved(n + 2, line(`l${n}`)))],
        false,
      ),
    )
    expect([...store.entries('a1')].map((entry) => entry.seq)).toEqual(
      Array.from({ length: 1_500 }, (_, n) => n + 1),
    )
  })

  test('pages through the chat, newest first, with what people decided, parting no millisecond', () => {
    const store = openedStore(emptyFolder())
    const said = (seq: number, id: string, at: number): Saved => {
      const one = saved(seq, line(id), {}, `room:${id}`)
      return { ...one, entry: { ...one.entry, at } }
    }
    got(
      store.append(
        [
          saved(1, start()),
          said(2, 'a', 2_000),
          said(3, 'b', 3_000),
          said(4, 'c', 3_000),
          said(5, 'd', 4_000),
          saved(6, {
            type: 'line-reviewed',
            lineId: 'room:a',
            action: 'hide',
            by: { from: 'console', name: 'x' },
          }),
          saved(7, { type: 'line-retracted', lineId: 'room:c' }),
        ],
        false,
      ),
    )
    const first = store.lines({ airingId: 'a1', before: null, limit: 2 })
    expect(first.map((one) => one.id)).toEqual(['room:d', 'room:c', 'room:b'])
    expect(first[1]).toMatchObject({ text: '', shown: false, reviewed: 'hide' })
    const second = store.lines({ airingId: 'a1', before: first[2]!.at, limit: 2 })
    expect(second).toMatchObject([{ id: 'room:a', text: 'line a', shown: false, reviewed: 'hide' }])
    expect(store.lines({ airingId: 'a1', before: 2_000, limit: 2 })).toEqual([])
    const kept = [...store.entries('a1')].find((entry) => entry.key === 'room:c')
    expect(kept?.happening).toMatchObject({ text: '' })
  })

  test('keeps the last two snapshots of each airing', () => {
    const store = openedStore(emptyFolder())
    for (const seq of [1, 2, 3]) got(store.snapshot('a1', seq, { ...core.emptyWorld(), seq }, 1))
    got(store.snapshot('a2', 9, { ...core.emptyWorld(), seq: 9 }, 1))
    expect(store.lastSnapshot(1)?.seq).toBe(9)
    expect(store.lastSnapshot(1, 'a1')).toEqual({ seq: 3, world: { seq: 3, at: 0, airing: null } })
    expect(store.lastSnapshot(2)).toBeNull()
  })

  test('empties old chat text in log and snapshots, once, and keeps the rest', () => {
    const folder = emptyFolder()
    const store = openedStore(folder)
    const batch = [
      saved(1, start()),
      saved(2, line('a', 'very secret words')),
      saved(3, line('b', 'fresh words')),
      saved(4, end),
    ]
    got(store.append(batch, true))
    const world = core.emptyWorld()
    for (const { entry } of batch) core.reduce(world, entry)
    got(store.snapshot('a1', 4, world, 1))
    expect(store.purgeText(2_500)).toEqual(ok({ purged: 1, more: false }))
    expect(store.purgeText(2_500)).toEqual(ok({ purged: 0, more: false }))
    expect(store.lines({ airingId: 'a1', before: null, limit: 9 }).map((one) => one.text)).toEqual([
      'fresh words',
      '',
    ])
    expect(store.purgeText(9_000)).toEqual(ok({ purged: 1, more: false }))
    expect(store.lastSnapshot(1)?.world.airing).toMatchObject({
      counts: { lines: 2 },
      lines: [{ text: '' }, { text: '' }],
    })
    store.close()
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).includes('secret words')).toBe(false)
  })
})

describe('opening the store', () => {
  test('a second opening of one profile is refused in plain words, and free again after the first closes', () => {
    const folder = emptyFolder()
    const first = openedStore(folder)
    expect(openStore({ folder })).toMatchObject({
      ok: false,
      code: 'locked',
      message: expect.stringContaining('already open'),
    })
    first.close()
    expect(openedStore(folder).opening).toMatchObject({ clean: true, setAside: null })
  })

  test('a damaged file is set aside, said, and kept', () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'micdrop.db'), 'this is no database '.repeat(500))
    const store = openedStore(folder)
    const aside = store.opening.setAside
    expect(aside).not.toBeNull()
    expect(readFileSync(aside!, 'utf8')).toContain('this is no database')
    expect(store.last().seq).toBe(0)
  })

  test('a page lost in the middle is found after an unclean end', () => {
    const folder = emptyFolder()
    const file = join(folder, 'micdrop.db')
    const store = openedStore(folder)
    got(
      store.append(
        [
          saved(1, start()),
          ...Array.from({ length: 3_000 }, (_, n) => saved(n + 2, line(`l${n}`), {}, `room:l${n}`)),
        ],
        true,
      ),
    )
    store.close()
    const db = openDatabase(file)
    db.exec("UPDATE mark SET value = 'no' WHERE name = 'closed'")
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 20_000)
    writeFileSync(file, bytes)
    expect(openedStore(folder).opening).toMatchObject({
      clean: false,
      setAside: expect.stringContaining('.broken-'),
    })
  })

  test('a file from a newer Micdrop is refused and left alone', () => {
    const folder = emptyFolder()
    const db = openDatabase(join(folder, 'micdrop.db'))
    db.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    db.close()
    expect(openStore({ folder })).toMatchObject({ ok: false, code: 'newer-version' })
    expect(existsSync(join(folder, 'micdrop.db'))).toBe(true)
  })

  test('a file of version 1 opens and reads', () => {
    const folder = emptyFolder()
    versionOne(join(folder, 'micdrop.db'))
    const store = openedStore(folder)
    expect(store.last()).toEqual({ seq: 2, at: 2_000 })
    expect(store.seen('room:m1')).toEqual({ hash: 'h2', reply: ok(null) })
    expect(store.airings()).toMatchObject([{ id: 'a1', showTitle: 'Old show' }])
    expect(store.lines({ airingId: 'a1', before: null, limit: 5 })).toMatchObject([
      { text: 'hello from version 1' },
    ])
    expect(store.waiting()).toMatchObject([{ effect: { type: 'say', text: 'hi' } }])
  })

  test('migrations run once, in order, all or nothing', () => {
    const db = openDatabase(join(emptyFolder(), 'm.db'))
    const steps = ['CREATE TABLE one (x)', 'ALTER TABLE one ADD COLUMN y']
    migrate(db, steps.slice(0, 1))
    expect(schemaVersion(db)).toBe(1)
    migrate(db, steps)
    migrate(db, steps)
    expect(schemaVersion(db)).toBe(2)
    expect(() => migrate(db, [...steps, 'CREATE TABLE two (x); broken'])).toThrow()
    expect(schemaVersion(db)).toBe(2)
    expect(() => db.prepare('SELECT * FROM two')).toThrow()
    db.close()
  })
})
