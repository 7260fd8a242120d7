import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createCleaner, forkedCleaner } from '../../../main/pictures/cleaner'
import { openPictureStore } from '../../../main/storage/pictures'
import { which } from '../../../scripts/lib/system-needs.mjs'
import { chromiumPath } from '../../renderer/overlay/page'
import { buildWorker } from '../worker-file'
import * as made from './files'

/** What came out, judged by decoders that made none of it: Chromium and FFmpeg. */
let browser: Browser
let page: Page
let workerFile: string
const canJudge = chromiumPath !== undefined && which('ffprobe') !== null
if (!canJudge) console.log('skipped: there is no Chromium or no FFmpeg on this machine')
beforeAll(async () => {
  if (!canJudge) return
  workerFile = await buildWorker('pictures', 'real')
  browser = await chromium.launch({ executablePath: chromiumPath })
  page = await browser.newPage()
}, 60_000)
afterAll(() => browser?.close())

async function stageOf(file: Uint8Array): Promise<Uint8Array> {
  const cleaner = createCleaner(forkedCleaner(workerFile, () => {}))
  onTestFinished(cleaner.close)
  const answer = await cleaner.clean(file)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.stage
}

/** Size and colours at places from 0 to 1, as Chromium paints the file on a plain canvas. */
async function seen(file: Uint8Array, places: readonly (readonly [number, number])[], type = 'image/webp') {
  return page.evaluate(
    async ([base64, at, mime]) => {
      const image = new Image()
      image.src = `data:${mime};base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      return {
        size: [canvas.width, canvas.height],
        colours: at.map(([x, y]) => [
          ...context.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data,
        ]),
      }
    },
    [Buffer.from(file).toString('base64'), places, type] as const,
  )
}

const near = (one: readonly number[], other: readonly number[], by = 24) =>
  one.every((value, at) => Math.abs(value - other[at]!) <= by)

describe.skipIf(!canJudge)('what Chromium and FFmpeg see', { timeout: 180_000 }, () => {
  test('all eight orientations of Exif stand upright', async () => {
    const file = await made.jpeg(90, 60, (x, y) =>
      x < 45 ? (y < 30 ? made.red : made.blue) : [240, 240, 240, 255],
    )
    const places = [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ] as const
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const lying = made.withSegment(file, 0xe1, made.exif(orientation))
      const [wanted, got] = [
        await seen(lying, places, 'image/jpeg'),
        await seen(await stageOf(lying), places),
      ]
      expect(got.size, String(orientation)).toEqual(wanted.size)
      for (const [at, colour] of got.colours.entries())
        expect(
          near(colour, wanted.colours[at]!),
          `${orientation}: ${colour} is not ${wanted.colours[at]}`,
        ).toBe(true)
    }
  })

  test('a transparent ground is transparent, and no colour hidden in it comes through', async () => {
    // Every second column is see-through green: shrunk without care, the edges turn green.
    const file = made.png(1_200, 1_200, (x) => (x % 2 === 0 ? [0, 255, 0, 0] : [255, 255, 255, 255]))
    const { colours } = await seen(await stageOf(file), [[0.5, 0.5]])
    const [red, green, blue, alpha] = colours[0]!
    expect(alpha).toBeGreaterThan(90)
    expect(alpha).toBeLessThan(170)
    expect(Math.min(red!, blue!)).toBeGreaterThan(green! - 16)
  })

  test('the first frame of an animation is the one that is taken', async () => {
    for (const moving of [made.apng(64, 48), await made.animatedWebp(64, 48)]) {
      const { colours } = await seen(await stageOf(moving), [[0.5, 0.5]])
      expect(near(colours[0]!, made.red)).toBe(true)
    }
  })

  test.each([
    ['a wide space by a formula', 'display-p3'],
    ['a wide space by a power', 'adobe-rgb'],
  ])('%s: what a screen shows is what Chromium makes of the file', async (_name, space) => {
    const colours: made.Rgba[] = [
      [200, 40, 40, 255],
      [40, 180, 60, 255],
      [90, 90, 200, 255],
      [128, 128, 128, 255],
    ]
    const paint: made.Paint = (x) => colours[Math.floor(x / 30)]!
    const places = colours.map((_, at) => [(at + 0.5) / 4, 0.5] as const)
    const profile = made.iccProfile(space as 'display-p3' | 'adobe-rgb')
    const jpeg = made.withSegment(
      await made.jpeg(120, 40, paint),
      0xe2,
      Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile]),
    )
    for (const [file, type] of [
      [jpeg, 'image/jpeg'],
      [made.png(120, 40, paint, [made.iccp(profile)]), 'image/png'],
    ] as const) {
      const [wanted, got] = [await seen(file, places, type), await seen(await stageOf(file), places)]
      for (const [at, colour] of got.colours.entries())
        expect(near(colour, wanted.colours[at]!, 12), `${type}: ${colour} is not ${wanted.colours[at]}`).toBe(
          true,
        )
    }
  })

  test('FFmpeg reads one still picture, with nothing else in it', async () => {
    const file = made.withSegment(await made.jpeg(300, 200, made.halves(300)), 0xe1, made.exif(1))
    const stage = await stageOf(file)
    const show = [
      '-v',
      'error',
      '-show_streams',
      '-show_format',
      '-of',
      'json',
      '-f',
      'webp_pipe',
      '-i',
      'pipe:0',
    ]
    const told = JSON.parse(execFileSync('ffprobe', show, { input: stage }).toString())
    expect(told.streams).toHaveLength(1)
    expect(told.streams[0]).toMatchObject({ codec_name: 'webp', width: 300, height: 200 })
    expect([told.format.tags, told.streams[0].tags]).toEqual([undefined, undefined])
  })
})

test('on a disk that is really full a picture is refused, and the old one stays', async (context) => {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-full-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'micdrop-test', home], { stdio: 'ignore' })
  } catch {
    console.warn('skipped: only root may mount the small disk this test fills')
    context.skip()
  }
  onTestFinished(() => void execFileSync('umount', ['-l', home]))
  const store = openPictureStore(home)
  const of = (kib: number, fill: number) => ({
    stage: new Uint8Array(kib * 1024).fill(fill),
    room: new Uint8Array(8 * 1024).fill(fill),
  })
  const first = await store.keep(of(100, 1))
  expect(first.ok).toBe(true)
  expect(await store.keep(of(160, 2))).toMatchObject({
    ok: false,
    code: 'disk-full',
    message: expect.stringContaining('disk is full'),
  })
  const again = openPictureStore(home)
  expect(first.ok && again.has(first.value)).toBe(true)
  execFileSync('mount', ['-o', 'remount,size=2m', home], { stdio: 'ignore' })
  expect((await again.keep(of(160, 2))).ok).toBe(true)
})
