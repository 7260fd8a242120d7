import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from './harness'

interface Asked {
  readonly what: string
  readonly input: unknown
}

describe.skipIf(!hasChromium())('what is on air, in the console window', () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(scene: string, screen = 'live', size = { width: 1280, height: 720 }): Promise<Page> {
    const context = await harness.browser.newContext({ viewport: size, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${harness.url(scene)}#/${screen}`)
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    return page
  }
  const asked = (page: Page) => page.evaluate(() => (window as unknown as { asked: Asked[] }).asked)
  const overlayLight = (page: Page) =>
    page.getByRole('list', { name: 'On-air lights' }).getByRole('button', { name: /^Overlay/ })
  const done = (page: Page) => page.context().close()
  /** Fires the sample's second drop as a host does: armed, then fired. */
  async function fireSale(page: Page): Promise<void> {
    const fire = page.locator('[data-cue="c5"]').getByRole('button')
    await fire.click()
    await fire.click()
  }

  test.each([
    ['on-air-unknown', 'Not known', 'say that it is on air'],
    ['on-air-vouched', 'You say so', 'Your word holds'],
    ['on-air-preview', 'Preview', 'that is a preview'],
    ['on-air-hidden', 'Not on air', 'hidden there'],
  ])(
    '%s: the light has a word and says more to whoever cannot see it; axe finds nothing wrong',
    async (scene, word, more) => {
      const page = await open(scene)
      await expect.poll(() => overlayLight(page).innerText()).toContain(word)
      expect(await overlayLight(page).getAttribute('aria-description')).toContain(more)
      const { violations } = await new AxeBuilder({ page }).include('header').analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
      await done(page)
    },
  )

  test('a sale asks first; the host gives their word there, and it is fired', async () => {
    const page = await open('on-air-unknown')
    await fireSale(page)
    const doubt = page.getByRole('dialog')
    await doubt.getByText('Without OBS nobody can tell').waitFor()
    await doubt.getByRole('button', { name: 'I see it on air: fire' }).click()
    await expect
      .poll(async () => (await asked(page)).map(({ what }) => what))
      .toEqual(['cues.fire', 'onAir.vouch', 'cues.fire'])
    expect((await asked(page)).at(-1)?.input).toMatchObject({ anyway: false })
    await doubt.waitFor({ state: 'hidden' })
    await expect.poll(() => overlayLight(page).innerText()).toContain('You say so')
    await done(page)
  })

  test('where OBS knows better no word is taken, and insisting is one more press', async () => {
    const page = await open('on-air-hidden')
    await fireSale(page)
    const doubt = page.getByRole('dialog')
    await doubt.getByText('Viewers would not see this sale.').waitFor()
    expect(await doubt.getByRole('button', { name: /on air/ }).count()).toBe(0)
    await doubt.getByRole('button', { name: 'Fire anyway' }).click()
    await expect
      .poll(async () => (await asked(page)).at(-1)?.input)
      .toMatchObject({ cueId: 'c5', anyway: true })
    await done(page)
  })

  test('the word is given and taken back under the preview', async () => {
    const page = await open('on-air-unknown')
    await page.getByRole('button', { name: 'I see it on air' }).click()
    await page.getByRole('button', { name: 'Take that back' }).click()
    await page.getByRole('button', { name: 'I see it on air' }).waitFor()
    expect((await asked(page)).map(({ input }) => input)).toEqual([{ on: true }, { on: false }])
    await done(page)
  })

  test('setting up waits for an OBS that can load the overlay, and the switch says what it opens', async () => {
    const page = await open('library-obs-away', 'settings/obs')
    const setUp = page.getByRole('button', { name: 'Set up overlay' })
    await setUp.waitFor()
    expect(await setUp.getAttribute('aria-disabled')).toBe('true')
    await setUp.click({ force: true })
    expect((await asked(page)).filter(({ what }) => what === 'obs.setUp')).toEqual([])
    expect(await page.getByText('OBS runs on another computer (studio-pc)').count()).toBe(2)
    await page.getByRole('switch', { name: /Open the overlay to this network/ }).click()
    await expect
      .poll(async () => (await asked(page)).filter(({ what }) => what === 'settings.save').at(-1)?.input)
      .toMatchObject({ overlay: { openToNetwork: true } })
    await done(page)
  })

  test.each([
    [1024, 700],
    [640, 360],
  ])(
    'at %i by %i PANIC and every light are on the screen, and none covers another',
    async (width, height) => {
      const page = await open('on-air-hidden', 'live', { width, height })
      const boxes = []
      for (const button of await page.locator('header').getByRole('button').all())
        if (await button.isVisible()) boxes.push((await button.boundingBox())!)
      expect(boxes.length).toBeGreaterThanOrEqual(7)
      for (const box of boxes) {
        expect(box.x + box.width).toBeLessThanOrEqual(width)
        for (const other of boxes)
          if (other !== box)
            expect(
              box.x + box.width <= other.x + 1 ||
                other.x + other.width <= box.x + 1 ||
                box.y + box.height <= other.y + 1 ||
                other.y + other.height <= box.y + 1,
            ).toBe(true)
      }
      const word = overlayLight(page).locator('b')
      const [text, light] = [await word.boundingBox(), await overlayLight(page).boundingBox()]
      expect(text!.x + text!.width).toBeLessThanOrEqual(light!.x + light!.width)
      await done(page)
    },
  )
})
