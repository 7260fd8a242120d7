import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Show } from '../../../core/show/show'
import { webp } from '../pictures/files'
import { by, rigWith, roomShow } from './room-rig'
import { chromiumPath, oneBrowser, visit } from './room-screen'

const shots = join(import.meta.dirname, '../../../artifacts/room')
mkdirSync(shots, { recursive: true })
const browser = oneBrowser()
const id = 'd'.repeat(32)
const long = 'A hand-pulled print of the old press, with a proof, a tote bag and a postcard'

/** A show whose drop has a picture, upright or wide; with `gate` it is not served before it is let go. */
async function rigOf(title: string, width: number, height: number, gate = Promise.resolve()) {
  const bytes = new Uint8Array(
    await webp(width, height, (x, y) =>
      Math.hypot(x - width / 2, y - height / 2) < width / 4 ? [228, 87, 46, 255] : [242, 230, 207, 255],
    ),
  )
  const pictures = {
    has: (one: string) => one === id,
    read: async (one: string) => {
      await gate
      return one === id ? bytes : null
    },
  }
  const rig = await rigWith({ ticking: true, onAir: false, room: { pictures } })
  const plain = roomShow(20)
  const rundown = plain.rundown.map((cue) =>
    cue.id === 'drop' ? { ...cue, props: { ...cue.props, picture: id, title } } : cue,
  )
  const show: Show = { ...plain, rundown }
  await rig.engine.offer(
    { type: 'airing-started', airingId: 'a1', show, mode: 'live', joinUrl: null, by },
    null,
  )
  await rig.fire('drop')
  return rig
}

const rects = (page: Page) =>
  page.evaluate(() =>
    ['.pc', '.w', '.tk h3', '.pr', '.cells', '.tm', '#dock .btn'].map((query) => {
      const { x, y, width, height } = document.querySelector(query)!.getBoundingClientRect()
      return [x, y, width, height].map((one) => Math.round(one))
    }),
  )
const isLoaded = (page: Page) =>
  page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('.pc')
    return image !== null && image.complete && image.naturalWidth > 0
  })

describe.skipIf(chromiumPath === undefined)('a picture in the room', () => {
  test.each([
    ['upright', 236, 420],
    ['wide', 420, 236],
  ])('its place is kept: what is loaded late moves nothing (%s)', async (_name, width, height) => {
    let letGo = () => {}
    const gate = new Promise<void>((go) => {
      letGo = go
    })
    const rig = await rigOf('Signed print', width, height, gate)
    onTestFinished(letGo)
    const page = await visit(browser(), rig.url, { viewport: { width: 390, height: 844 } }, 'commit')
    await page.locator('#dock .btn').first().waitFor()
    await page.waitForFunction(() => document.querySelector('.tm') !== null)
    const before = await rects(page)
    expect(before[0]!.slice(2)).toEqual([117, 118])
    letGo()
    await isLoaded(page)
    expect(await rects(page)).toEqual(before)
  })

  test('stands on the ticket of a unit that is kept, too', async () => {
    const rig = await rigOf('Signed print', 236, 420)
    const page = await visit(browser(), rig.url, { viewport: { width: 390, height: 844 } })
    await page.locator('#dock [id^=claim-]').click()
    const kept = page.locator('.mine .pc')
    await kept.waitFor()
    await expect.poll(() => kept.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(236)
    await page.screenshot({ path: join(shots, 'picture-kept.png') })
  })

  test('is as high as a long title, at the start in both directions, and needs no script', async () => {
    const rig = await rigOf(long, 236, 420)
    const looks: readonly (readonly [string, BrowserContextOptions])[] = [
      ['390', { viewport: { width: 390, height: 844 } }],
      ['320-dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
      ['768', { viewport: { width: 768, height: 1_024 } }],
      ['390-plain', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }],
      ['390-ar', { viewport: { width: 390, height: 844 }, locale: 'ar' }],
    ]
    for (const [name, options] of looks) {
      const page = await visit(browser(), rig.url, options)
      await page.locator('.pc').scrollIntoViewIfNeeded()
      await isLoaded(page)
      await page.screenshot({ path: join(shots, `picture-${name}.png`) })
      const [picture, words] = await rects(page)
      expect(picture![3], name).toBe(words![3])
      expect(picture![0]! < words![0]!, name).toBe(name !== '390-ar')
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, name).toBe(0)
    }
  })
})
