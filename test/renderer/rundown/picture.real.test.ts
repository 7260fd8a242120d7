import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Show } from '../../../core/show/show'
import { halves, png } from '../../main/pictures/files'
import { type Harness, hasChromium, startHarness } from '../live/harness'
import { saved, violations } from './pages'

const screenshots = resolve(import.meta.dirname, '../../../out/screenshots')
const file = { name: 'poster.jpg', mimeType: 'image/jpeg', buffer: png(300, 400, halves(300)) }
const gif = { name: 'poster.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a') }
const pictureIn = (show: Show) => show.rundown.find(({ id }) => id === 'poster')?.props.picture

describe.skipIf(!hasChromium())('a picture of a drop, in a real browser on a fake library', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(screenshots, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(size = { width: 1280, height: 720 }): Promise<Page> {
    const page = await (await harness.browser.newContext({ viewport: size })).newPage()
    await page.goto(`${harness.url('library')}#rundown`)
    await page
      .getByRole('option', { name: /Signed poster/ })
      .first()
      .click()
    await page.getByRole('group', { name: 'Picture' }).waitFor()
    return page
  }
  const done = (page: Page) => page.context().close()
  const field = (page: Page) => page.getByRole('group', { name: 'Picture' })
  const choose = async (page: Page, button: string, one: typeof file) => {
    const asked = page.waitForEvent('filechooser')
    await field(page).getByRole('button', { name: button }).press('Enter')
    await (await asked).setFiles(one)
  }
  /** Sends a file as if it was dropped on the field, or pasted while it has the focus. */
  const give = (page: Page, how: 'drop' | 'paste', one: typeof file) =>
    field(page).evaluate(
      (element, { how, name, type, bytes }) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(bytes)], name, { type }))
        const target = how === 'paste' ? element.querySelector('button')! : element
        target.dispatchEvent(
          how === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        )
      },
      { how, name: one.name, type: one.mimeType, bytes: [...one.buffer] },
    )

  test.each([
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ])('is chosen, replaced and removed by keyboard alone at %o', async (size) => {
    const page = await open(size)
    await choose(page, 'Choose a picture…', file)
    const first = await saved(page, (show) => typeof pictureIn(show) === 'string')
    await expect.poll(() => field(page).getByRole('status').innerText()).toBe('The picture is there.')
    await field(page).getByRole('img', { name: 'As viewers see it' }).waitFor()
    await field(page).scrollIntoViewIfNeeded()
    await page.screenshot({ path: resolve(screenshots, `picture-field-${size.width}.png`) })
    expect(await violations(page)).toEqual([])
    await choose(page, 'Replace… the picture', file)
    const second = await saved(page, (show) => pictureIn(show) !== pictureIn(first))
    expect(await field(page).getByRole('status').innerText()).toContain('the first of its frames')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await saved(page, (show) => pictureIn(show) === null)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose a picture…')
    await page.keyboard.press('Control+z')
    expect(pictureIn(await saved(page, (show) => pictureIn(show) !== null))).toBe(pictureIn(second))
    await done(page)
  })

  test('is taken when it is dropped or pasted; what is none is said, and the old one stays', async () => {
    const page = await open()
    await give(page, 'paste', file)
    const first = await saved(page, (show) => typeof pictureIn(show) === 'string')
    await give(page, 'drop', gif)
    await expect.poll(() => field(page).getByRole('alert').innerText()).toContain('This file is a GIF.')
    await give(page, 'drop', { ...file, buffer: Buffer.alloc(2 * 1024 * 1024 + 1) })
    await expect.poll(() => field(page).getByRole('alert').innerText()).toContain('larger than 2 MB')
    await field(page).scrollIntoViewIfNeeded()
    await page.screenshot({ path: resolve(screenshots, 'picture-field-refused.png') })
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Note for the host').fill('after it')
    expect(pictureIn(await saved(page, (show) => show.rundown.some(({ note }) => note === 'after it')))).toBe(
      pictureIn(first),
    )
    await done(page)
  })

  test('what is typed while a file is looked at is kept, also when another cue is chosen meanwhile', async () => {
    const page = await open()
    await page.evaluate(() => {
      // Each file takes until it is let go.
      const read = FileReader.prototype.readAsDataURL
      FileReader.prototype.readAsDataURL = function (blob) {
        ;(window as unknown as { letGo: () => void }).letGo = () => read.call(this, blob)
      }
    })
    await give(page, 'drop', file)
    await expect.poll(() => field(page).getByRole('status').innerText()).toBe('Looking at the file…')
    await page.getByLabel('Announcement').fill('Typed meanwhile.')
    await page
      .getByRole('option', { name: /Quiz: the press/ })
      .first()
      .click()
    await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo())
    const show = await saved(page, (one) => typeof pictureIn(one) === 'string')
    expect(show.rundown.find(({ id }) => id === 'poster')?.props.announcement).toBe('Typed meanwhile.')
    await done(page)
  })
})
