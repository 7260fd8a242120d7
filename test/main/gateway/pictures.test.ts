import { readdirSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyShow, type Show } from '../../../core/show/show'
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
