import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { distance } from '../../../core/overlay/contrast'
import { keyColour } from '../../../core/overlay/theme'
import { pixels, png } from '../../main/pictures/files'
import { chromiumPath, drawn, goodsPicture, overlayPages } from './page'
import { dropView, modelOf, texts } from './scenes'

const idle = (pictures: string[] = []) => modelOf([], texts.latin, { pictures })
const sale = (picture: string | null, runId = 'r1') =>
  modelOf([dropView(texts.latin, { picture, runId })], texts.latin)
const other = 'b'.repeat(32)

/** Where title, cells and stock words stand, and the picture's place. */
const places = (page: Page) =>
  page.evaluate(() =>
    ['.ticket.card', '.title', '.cells', '.stock', '.pic'].map((query) => {
      const one = document.querySelector(query)
      if (one === null || one.getClientRects().length === 0) return null
      const { x, y, width, height } = one.getBoundingClientRect()
      return [x, y, width, height].map(Math.round)
    }),
  )
const drawnImages = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLImageElement>('.pic img')].map((one) => one.naturalWidth),
  )

describe.skipIf(chromiumPath === undefined)('a picture on the overlay', () => {
  const open = overlayPages()

  test('that was ready stands there with the first frame of the text', async () => {
    const shown = await open(idle([goodsPicture]))
    await drawn(shown)
    await shown.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.webp')),
    )
    await shown.page.evaluate(() => {
      const stage = document.querySelector('#stage')!
      new MutationObserver(() => {
        const first = document.querySelector('.ticket.card')
        const state = window as unknown as { first?: boolean }
        if (first !== null)
          state.first ??= (first.querySelector<HTMLImageElement>('.pic img')?.naturalWidth ?? 0) > 0
      }).observe(stage, { childList: true, subtree: true })
    })
    shown.send(sale(goodsPicture))
    await drawn(shown, 2)
    expect(await shown.page.evaluate(() => (window as unknown as { first?: boolean }).first)).toBe(true)
    await shown.close()
  })

  test('that comes late moves nothing, and never keeps the text waiting', async () => {
    const shown = await open(idle())
    let letGo = () => {}
    const held = new Promise<void>((go) => {
      letGo = go
    })
    await shown.page.route('**/pictures/**', async (route) => {
      await held
      await route.continue()
    })
    shown.send(sale(goodsPicture))
    await drawn(shown, 2)
    const before = await places(shown.page)
    expect(before.every((one) => one !== null)).toBe(true)
    expect(await drawnImages(shown.page)).toEqual([])
    letGo()
    await shown.page.locator('.pic img').waitFor()
    expect(await places(shown.page)).toEqual(before)
    await shown.close()
  })

  test('that does not come leaves its place plain; known before, the text has the whole width', async () => {
    const shown = await open(idle())
    shown.send(sale(other))
    await drawn(shown, 2)
    const before = await places(shown.page)
    await shown.page.waitForFunction(
      () =>
        performance.getEntriesByType('resource').filter(({ name }) => name.includes('/pictures/')).length > 0,
    )
    shown.send({ ...sale(other), more: 13 })
    await drawn(shown, 3)
    expect(await places(shown.page)).toEqual(before)
    expect(await drawnImages(shown.page)).toEqual([])
    shown.send(sale(other, 'r2'))
    await drawn(shown, 4)
    const wide = await places(shown.page)
    expect([wide[1]![2]! > before[1]![2]!, wide[4]]).toEqual([true, null])
    shown.send(sale(null, 'r3'))
    await drawn(shown, 5)
    expect(await places(shown.page)).toEqual(wide)
    await shown.close()
  })

  test('fired twice stands in both tickets that show it in full', async () => {
    const shown = await open(sale(goodsPicture), { width: 1920, height: 1080 })
    await shown.page.locator('.pic img').waitFor()
    shown.send(sale(goodsPicture, 'r2'))
    await drawn(shown, 2)
    expect(await drawnImages(shown.page)).toEqual([240])
    await shown.close()
  })

  test('where the green is keyed out no green of a picture comes near it', async () => {
    const shown = await open(sale(goodsPicture), { width: 1920, height: 1080 })
    // From the key itself to its neighbours.
    const greens = png(64, 64, (x, y) => [x < 32 ? x * 4 : 0, 255 - y * 2, x < 32 ? 0 : (x - 32) * 4, 255])
    expect(pixels(1, 1, () => [0, 255, 0, 255])).toEqual(new Uint8Array([0, 255, 0, 255]))
    await shown.page.route('**/pictures/**', (route) =>
      route.fulfill({ body: greens, contentType: 'image/png' }),
    )
    await shown.page.evaluate(() => {
      document.documentElement.dataset.keyed = 'true'
    })
    shown.send(sale('c'.repeat(32), 'r2'))
    await drawn(shown, 2)
    await shown.page.locator('.pic img').waitFor()
    const shot = await shown.page.locator('.pic').screenshot()
    const colours = await shown.page.evaluate(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
      const found = new Set<string>()
      for (let at = 0; at < data.length; at += 4)
        found.add(`#${[0, 1, 2].map((by) => data[at + by]!.toString(16).padStart(2, '0')).join('')}`)
      return [...found]
    }, shot.toString('base64'))
    expect(colours.length).toBeGreaterThan(100)
    expect(Math.min(...colours.map((colour) => distance(colour, keyColour)))).toBeGreaterThan(0.25)
    await shown.close()
  })
})
