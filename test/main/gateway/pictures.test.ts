import { readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { fail } from '../../../core/base/result'
import { maxShowFileBytes, readShowFile } from '../../../core/show/file'
import { emptyShow, type Show } from '../../../core/show/show'
import { packShow } from '../../../main/gateway/procedures/pack'
import { createRouter } from '../../../main/gateway/router'
import { dropOf } from '../../plugins/play'
import { startConsole, type TestConsole } from '../console'
import * as made from '../pictures/files'
import { buildWorker } from '../worker-file'

/** The real console with the real process, from a file to the pages of viewers. */
const host = { context: { from: 'console', name: 'test' } } as const
let pictureWorkerFile: string
beforeAll(async () => {
  pictureWorkerFile = await buildWorker('pictures', 'gateway')
}, 60_000)

let desk: TestConsole
let router: ReturnType<typeof createRouter>
beforeEach(async () => {
  desk = await startConsole({ options: { pictureWorkerFile } })
  router = createRouter(desk.engine.parts)
})
afterEach(() => desk.close())

const add = (file: Buffer) => call(router.pictures.add, { file: file.toString('base64') }, host)
const pictureOf = async (paint: made.Paint) => (await add(made.png(320, 240, paint))).picture
const get = async (path: string) => {
  const answer = await fetch(`${desk.origin}${path}`)
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
}

/** A show with one drop for each picture. */
async function showWith(id: string, ...pictures: (string | null)[]): Promise<Show> {
  const show = {
    ...emptyShow(id, 'Print night', 0),
    rundown: pictures.map((picture, at) => dropOf(`${id}-c${at}`, `Poster ${at}`, picture)),
  }
  await call(router.shows.save, { show }, host)
  return show
}

test('a picture goes from a file to the overlay and the room of the show on air, and nowhere else', async () => {
  const [mine, other] = [await pictureOf(() => made.red), await pictureOf(() => made.blue)]
  await showWith('s1', mine)
  await showWith('s2', other)
  const paths = (id: string) => [`/overlay/pictures/${id}.webp`, `/room/${id}.webp`]
  for (const path of paths(mine)) expect((await get(path)).status, path).toBe(404)
  await call(router.shows.start, { showId: 's1', mode: 'rehearsal' }, host)
  await call(router.cues.fire, { cueId: 's1-c0', key: 'k', anyway: true }, host)
  for (const path of paths(mine)) {
    const { status, headers, body } = await get(path)
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      'image/webp',
      'nosniff',
    ])
    expect(headers.get('cache-control')).toContain('immutable')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(made.chunksOf(body).map(({ type }) => type)).toEqual(['VP8 '])
  }
  for (const id of [
    other,
    '0'.repeat(32),
    '..%2fsecrets.json',
    `${mine}%00`,
    mine.toUpperCase(),
    `..%2f${mine}`,
  ])
    for (const path of paths(id)) expect((await get(path)).status, path).not.toBe(200)
  const { overlay } = desk.engine.parts
  expect(overlay.model()).toMatchObject({ pictures: [mine], views: [{ picture: mine }] })
  expect((await get('/')).body.toString()).toContain(`/room/${mine}.webp`)
})

test('the console sees any picture, and says what it cannot take', async () => {
  const moving = await add(made.apng(32, 32))
  expect(moving.notes).toEqual(['It moves: the first of its frames is shown.'])
  const { image } = await call(router.pictures.get, { picture: moving.picture }, host)
  expect(image).toMatch(/^data:image\/webp;base64,UklGR/)
  expect(await call(router.pictures.get, { picture: 'f'.repeat(32) }, host)).toEqual({ image: null })
  await expect(add(Buffer.from('GIF89a'))).rejects.toMatchObject({
    data: { code: 'not-a-picture' },
    message: expect.stringContaining('GIF'),
  })
  await expect(add(made.pngBomb(30_000, 30_000))).rejects.toMatchObject({ data: { code: 'too-many-pixels' } })
  await expect(add(Buffer.alloc(2 * 1024 * 1024 + 1))).rejects.toMatchObject({ data: { code: 'too-large' } })
  await expect(
    call(router.pictures.add, { file: '' }, { context: { from: 'remote', name: 'a deck' } }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('a picture that is gone is named before the show, and viewers get the text alone', async () => {
  const [there, gone] = [await pictureOf(() => made.red), await pictureOf(() => made.blue)]
  const row = async (showId: string) =>
    (await call(router.shows.preflight, { showId }, host)).find(({ id }) => id === 'pictures')
  await showWith('s0', null)
  expect(await row('s0')).toBeUndefined()
  await showWith('s1', there, gone)
  expect(await row('s1')).toMatchObject({ state: 'ok' })
  const folder = join(desk.home, 'pictures')
  for (const name of readdirSync(folder)) if (name.startsWith(gone)) unlinkSync(join(folder, name))
  expect(await call(router.pictures.get, { picture: gone }, host)).toEqual({ image: null })
  expect(await row('s1')).toMatchObject({
    state: 'warn',
    mend: 'rundown',
    detail:
      '"Poster 1": its picture is not on this computer, so viewers see the text alone. Choose it again.',
  })
  await call(router.shows.start, { showId: 's1', mode: 'rehearsal' }, host)
  await call(router.cues.fire, { cueId: 's1-c1', key: 'k', anyway: true }, host)
  expect(desk.engine.parts.overlay.model()).toMatchObject({ pictures: [there], views: [{ picture: null }] })
  expect((await get('/')).body.toString()).not.toContain('.webp')
})

test('a file of a show carries its pictures to another computer, where they are cleaned once more', async () => {
  const [mine, gone] = [await pictureOf(() => made.red), await pictureOf(made.halves(320))]
  await showWith('s1', mine, gone, null)
  for (const name of readdirSync(join(desk.home, 'pictures')))
    if (name.startsWith(gone)) unlinkSync(join(desk.home, 'pictures', name))
  const { text, notes } = await call(router.shows.exportFile, { showId: 's1' }, host)
  expect(notes).toEqual(['1 picture is not on this computer, so not in the file.'])
  // On the same computer nothing is done again.
  const again = await call(router.shows.importFile, { text }, host)
  expect(again.show.rundown.map(({ props }) => props.picture)).toEqual([mine, gone, null])

  const other = await startConsole({ options: { pictureWorkerFile } })
  try {
    const there = createRouter(other.engine.parts)
    const imported = await call(there.shows.importFile, { text }, host)
    const [first, second, third] = imported.show.rundown.map(({ props }) => props.picture as string | null)
    expect([second, third]).toEqual([gone, null])
    expect(imported.notes).toEqual([
      '1 picture is not in this file: viewers see the text alone until you choose a picture again.',
    ])
    const { image } = await call(there.pictures.get, { picture: first! }, host)
    expect(image).toMatch(/^data:image\/webp/)
    const copy = await call(there.shows.duplicate, { showId: imported.show.id }, host)
    expect(copy.rundown[0]!.props.picture).toBe(first)
  } finally {
    await other.close()
  }
})

test('a picture in a file that is none is refused by what it is, and the show opens', async () => {
  const mine = await pictureOf(() => made.red)
  await showWith('s1', mine)
  const { text } = await call(router.shows.exportFile, { showId: 's1' }, host)
  const file = JSON.parse(text)
  const evil = 'e'.repeat(32)
  file.show.rundown[0].props.picture = evil
  file.pictures = { [evil]: made.pngBomb(30_000, 30_000).toString('base64'), '../../x': 'AAAA' }
  const { show, notes } = await call(router.shows.importFile, { text: JSON.stringify(file) }, host)
  expect(notes).toEqual([expect.stringMatching(/^"Poster 0": This picture has 900 million pixels/)])
  expect(show.rundown[0]!.props.picture).toBe(evil)
  // What claims to be a picture of this computer, and is another, is not taken for it.
  file.show.rundown[0].props.picture = mine
  file.pictures = { [mine]: made.png(40, 40, () => made.blue).toString('base64') }
  const { show: forged } = await call(router.shows.importFile, { text: JSON.stringify(file) }, host)
  expect(forged.rundown[0]!.props.picture).not.toBe(mine)
})

test('a file stays within 20 MB: what has no place is left out and said', async () => {
  const files = new Map(
    Array.from({ length: 40 }, (_, at) => [String(at).padStart(32, '0'), new Uint8Array(500_000)] as const),
  )
  const pictures = {
    has: () => true,
    read: async (id: string) => files.get(id) ?? null,
    add: async () => fail('no', 'no'),
  }
  const show = {
    ...emptyShow('s', 'Prints', 0),
    rundown: [...files.keys()].map((id, at) => dropOf(`c${at}`, 'P', id)),
  }
  const { text, notes } = await packShow(pictures, show)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxShowFileBytes)
  expect(Buffer.byteLength(text)).toBeGreaterThan(maxShowFileBytes - 700_000)
  expect(notes).toEqual(['9 pictures are left out: with them the file would be larger than 20 MB.'])
  expect(readShowFile(text)).toMatchObject({ ok: true })
})
