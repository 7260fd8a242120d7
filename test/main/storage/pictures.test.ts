import { mkdtempSync, readdirSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptUnused, openPictureStore } from '../../../main/storage/pictures'

const bytes = (text: string) => new TextEncoder().encode(text)
const picture = { stage: bytes('a picture'), room: bytes('small') }

function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-pictures-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function kept(store: ReturnType<typeof openPictureStore>, one = picture): Promise<string> {
  const answer = await store.keep(one)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

test('a picture is there after a restart, once however often it is kept', async () => {
  const folder = home()
  const store = openPictureStore(folder)
  const id = await kept(store)
  expect(await Promise.all([kept(store), kept(store)])).toEqual([id, id])
  expect(await kept(store, { ...picture, room: bytes('other') })).not.toBe(id)
  const again = openPictureStore(folder)
  expect(again.has(id)).toBe(true)
  expect(await again.read(id, 'stage')).toEqual(picture.stage)
  expect(await again.read(id, 'room')).toEqual(picture.room)
  expect(readdirSync(join(folder, 'pictures')).filter((name) => name.startsWith('.'))).toEqual([])
})

test('half a picture is none, and no name leads elsewhere', async () => {
  const folder = home()
  const id = await kept(openPictureStore(folder))
  writeFileSync(join(folder, 'secrets.json'), '{}')
  unlinkSync(join(folder, 'pictures', `${id}.room.webp`))
  const store = openPictureStore(folder)
  expect(store.has(id)).toBe(false)
  for (const name of [id, '../secrets.json', '..%2fsecrets', '', '.', `${id}/../../secrets.json`])
    expect(await store.read(name, 'stage')).toBeNull()
})

test('one that was removed by hand is missed at the first look', async () => {
  const folder = home()
  const store = openPictureStore(folder)
  const id = await kept(store)
  unlinkSync(join(folder, 'pictures', `${id}.webp`))
  expect(await store.read(id, 'stage')).toBeNull()
  expect(store.has(id)).toBe(false)
  expect(await kept(store)).toBe(id)
  expect(await store.read(id, 'stage')).toEqual(picture.stage)
})

test('what no show uses goes after two weeks; what is used stays, however old', async () => {
  const folder = home()
  const store = openPictureStore(folder)
  const [used, unused, fresh] = [
    await kept(store),
    await kept(store, { ...picture, stage: bytes('unused') }),
    await kept(store, { ...picture, stage: bytes('fresh') }),
  ]
  const now = Date.now()
  const old = (now - keptUnused - 60_000) / 1_000
  for (const name of readdirSync(join(folder, 'pictures')))
    if (!name.startsWith(fresh)) utimesSync(join(folder, 'pictures', name), old, old)
  store.sweep(new Set([used]), now)
  expect([used, unused, fresh].map(store.has)).toEqual([true, false, true])
  expect(readdirSync(join(folder, 'pictures'))).toHaveLength(4)
  // Used until now: it counts from now on.
  store.sweep(new Set(), now + keptUnused - 60_000)
  expect(store.has(used)).toBe(true)
  store.sweep(new Set(), now + keptUnused + 60_000)
  expect([used, fresh].map(store.has)).toEqual([false, false])
})

test('a folder that cannot be written is said, and nothing is promised', async () => {
  const folder = home()
  const store = openPictureStore(folder)
  writeFileSync(join(folder, 'pictures'), 'a file in its place')
  expect(await store.keep(picture)).toMatchObject({ ok: false, code: 'write-failed' })
})
