import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Settings } from '../../../core/contract/settings'
import { emptyShow } from '../../../core/show/show'
import { decode, documentAt, type Format } from '../../../main/storage/documents'
import { openSettings } from '../../../main/storage/settings-file'
import { openShowLibrary } from '../../../main/storage/show-library'
import { emptyFolder } from '../runner/rig'

/** Files as version 1 wrote them; frozen. */
const settingsOne = '{"format":"micdrop/settings","version":1,"value":{"version":1,"hostName":"Ann"}}'
const showOne = JSON.stringify({
  format: 'micdrop/show',
  version: 1,
  value: {
    id: 'friday',
    title: 'Friday',
    startsAt: null,
    timezone: 'Europe/Berlin',
    recurrence: 'FREQ=WEEKLY;BYDAY=FR',
    plannedFor: 2_700_000,
    audiences: { stream: true, room: true, hall: false },
    currency: 'EUR',
    rundown: [
      {
        id: 'c1',
        kind: 'message',
        title: 'Hello',
        props: { text: 'Hello' },
        plannedFor: 60_000,
        hotkey: null,
        note: '',
      },
    ],
    theme: {},
    updatedAt: 1,
  },
})

describe('settings', () => {
  test('start from defaults, are saved for people to read, and come back', async () => {
    const folder = emptyFolder()
    const settings = await openSettings(folder, Settings)
    expect(settings.fault).toBeNull()
    const heard: string[] = []
    settings.onChange((next) => void heard.push(next.hostName))
    expect(await settings.save({ ...settings.get(), hostName: 'Ann' })).toMatchObject({ ok: true })
    expect(heard).toEqual(['Ann'])
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toContain('\n    "hostName": "Ann"')
    expect((await openSettings(folder, Settings)).get()).toEqual(settings.get())
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  test('of version 1 are read', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'settings.json'), settingsOne)
    const settings = await openSettings(folder, Settings)
    expect(settings.fault).toBeNull()
    expect(settings.get()).toMatchObject({ hostName: 'Ann', keepChatDays: 30 })
  })

  test.each([
    ['cut off', '{"format":"micdrop/set', 'not complete JSON'],
    ['emptied', '', 'not complete JSON'],
    ['of something else', '[1,2]', 'not a file of the kind'],
    ['from a newer version', '{"format":"micdrop/settings","version":99,"value":{}}', 'newer Micdrop'],
    [
      'with a wrong value',
      '{"format":"micdrop/settings","version":1,"value":{"keepChatDays":"many"}}',
      '"keepChatDays"',
    ],
  ])('%s are set aside, said, and defaults used', async (_what, text, reason) => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'settings.json'), text)
    const settings = await openSettings(folder, Settings)
    expect(settings.fault).toContain(reason)
    expect(settings.get()).toEqual(Settings.parse({}))
    const kept = readdirSync(folder)
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatch(/^settings\.json\.broken-/)
    expect(readFileSync(join(folder, kept[0]!), 'utf8')).toBe(text)
  })

  test('that are not valid are refused and change nothing', async () => {
    const settings = await openSettings(emptyFolder(), Settings)
    expect(await settings.save({ ...settings.get(), keepChatDays: 0 })).toMatchObject({
      ok: false,
      code: 'invalid',
    })
    expect(settings.get().keepChatDays).toBe(30)
  })

  test('many saves at once leave the last one', async () => {
    const folder = emptyFolder()
    const settings = await openSettings(folder, Settings)
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => settings.save({ ...settings.get(), hostName: `host ${n}` })),
    )
    expect((await openSettings(folder, Settings)).get().hostName).toBe('host 19')
  })
})

test('a document of an old version is brought forward step by step', () => {
  const format: Format<{ names: string[] }> = {
    name: 'test',
    version: 3,
    schema: z.object({ names: z.array(z.string()) }),
    migrations: {
      1: (value) => ({ both: (value as { name: string }).name }),
      2: (value) => ({ names: (value as { both: string }).both.split(' ') }),
    },
  }
  expect(decode('{"format":"test","version":1,"value":{"name":"a b"}}', format)).toEqual({
    ok: true,
    value: { names: ['a', 'b'] },
  })
  expect(decode('{"format":"test","version":2,"value":{"both":"a b"}}', format)).toEqual({
    ok: true,
    value: { names: ['a', 'b'] },
  })
})

describe('the show library', () => {
  const show = emptyShow('s1', 'Zebra', 1)

  test('keeps one readable file per show', async () => {
    const folder = emptyFolder()
    const library = await openShowLibrary(folder)
    await library.save(show)
    await library.save({ ...show, id: 's2', title: 'Ant' })
    expect(library.list().map((one) => one.title)).toEqual(['Ant', 'Zebra'])
    const again = await openShowLibrary(folder)
    expect(again.get('s1')).toEqual(show)
    expect(await again.remove('s1')).toMatchObject({ ok: true })
    expect(await again.remove('s1')).toMatchObject({ ok: false, code: 'no-show' })
    expect(readdirSync(join(folder, 'shows'))).toEqual(['s2.json'])
  })

  test('of version 1 is read', async () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'shows'))
    writeFileSync(join(folder, 'shows', 'friday.json'), showOne)
    const library = await openShowLibrary(folder)
    expect(library.faults).toEqual([])
    expect(library.get('friday')).toMatchObject({ title: 'Friday', rundown: [{ kind: 'message' }] })
  })

  test('a broken or giant file costs only itself', async () => {
    const folder = emptyFolder()
    const library = await openShowLibrary(folder)
    await library.save(show)
    writeFileSync(join(folder, 'shows', 'torn.json'), '{"format":')
    writeFileSync(join(folder, 'shows', 'giant.json'), Buffer.alloc(17 * 1024 * 1024, ' '))
    const again = await openShowLibrary(folder)
    expect(again.list()).toHaveLength(1)
    expect([...again.faults].sort()).toMatchObject([
      expect.stringContaining('too large'),
      expect.stringContaining('not complete JSON'),
    ])
    expect((await openShowLibrary(folder)).faults).toEqual([])
  })

  test('ids that lead elsewhere and shows that are not valid are refused', async () => {
    const library = await openShowLibrary(emptyFolder())
    expect(await library.save({ ...show, id: '../evil' })).toMatchObject({ ok: false, code: 'bad-id' })
    expect(await library.save({ ...show, title: '' })).toMatchObject({ ok: false, code: 'invalid' })
  })
})

test('a folder that cannot be written is said, and memory stays as it was', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'file'), '')
  const document = documentAt(join(folder, 'file', 'x.json'), {
    name: 'x',
    version: 1,
    schema: z.string(),
    migrations: {},
  })
  expect(await document.save('x')).toMatchObject({ ok: false, code: 'write-failed' })
})
