import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from './harness'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')
type Asked = { what: string; input: Record<string, unknown> }[]

describe.skipIf(!hasChromium())('names on the Live screen, on a fake engine', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(viewport = { width: 1280, height: 720 }): Promise<Page> {
    const context = await harness.browser.newContext({ viewport, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(harness.url('busy'))
    await page.getByRole('region', { name: 'Chat' }).waitFor()
    return page
  }
  const asked = (page: Page, count: number) =>
    page
      .waitForFunction((many) => {
        const found = (window as unknown as { asked: Asked }).asked.filter(
          (one) => one.what === 'chat.hideName',
        )
        return found.length >= many ? found.map((one) => one.input) : null
      }, count)
      .then((found) => found.jsonValue())

  test('N on a chat line takes the name off, N again puts it back; the bar has a button for it', async () => {
    const page = await open()
    await page.getByRole('log', { name: 'Chat lines' }).focus()
    await page.keyboard.press('k')
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-pick'))
    await page.keyboard.press('n')
    const [first] = (await asked(page, 1))!
    expect(first).toMatchObject({ hidden: true })
    const chat = page.getByRole('region', { name: 'Chat' })
    await chat.getByRole('button', { name: 'Name on screens again' }).waitFor()
    await page.screenshot({ path: resolve(pictures, 'names-line.png') })
    await page.keyboard.press('n')
    expect((await asked(page, 2))![1]).toEqual({ ...first, hidden: false })
    await chat.getByRole('button', { name: 'No name on screens' }).click()
    expect((await asked(page, 3))![2]).toEqual(first)
    await page.context().close()
  })

  test('N on a held line of the lane, and a button beside every order', async () => {
    const page = await open()
    const lane = page.getByRole('region', { name: 'Moderation' })
    await lane.locator('[data-line]').first().focus()
    await page.keyboard.press('n')
    expect((await asked(page, 1))![0]).toMatchObject({ hidden: true })
    await page.getByText('Orders', { exact: true }).click()
    const orders = page.getByRole('button', { name: /^Hide the name .* everywhere$/ })
    await orders.first().click()
    expect((await asked(page, 2))![1]).toMatchObject({ hidden: true })
    const back = page.getByRole('button', { name: /^Show the name .* again$/ }).first()
    await back.focus()
    await page.screenshot({ path: resolve(pictures, 'names-orders.png') })
    await page.keyboard.press('n')
    expect((await asked(page, 3))![2]).toMatchObject({ hidden: false })
    await page.context().close()
  })

  test('the list of viewers: names on screens, hidden ones, who is kept out; in every size', async () => {
    const page = await open()
    const lane = page.getByRole('region', { name: 'Moderation' })
    await lane.getByText('Viewers', { exact: true }).click()
    const row = lane.locator('[data-viewer="youtube:v2"]')
    await row.focus()
    await page.keyboard.press('n')
    expect((await asked(page, 1))![0]).toEqual({ platform: 'youtube', viewerId: 'v2', hidden: true })
    await lane.getByRole('button', { name: 'Show the name pixelfuchs again' }).waitFor()
    // The row has moved to the hidden ones and takes the focus along.
    await page.waitForFunction(
      () => (document.activeElement as HTMLElement | null)?.dataset.viewer === 'youtube:v2',
    )
    for (const [width, height] of [
      [1024, 768],
      [640, 360],
      [1280, 720],
    ] as const) {
      await page.setViewportSize({ width, height })
      await lane.getByText('Viewers', { exact: true }).scrollIntoViewIfNeeded()
      await page.screenshot({ path: resolve(pictures, `viewers-${width}.png`) })
    }
    await lane.getByRole('button', { name: 'Show the name Dee_is_rude again' }).click()
    expect((await asked(page, 2))![1]).toEqual({ platform: 'twitch', viewerId: 'v4', hidden: false })
    await lane.getByRole('button', { name: 'Let Guest 48213 in again' }).click()
    await lane.locator('[data-barred]').waitFor({ state: 'detached' })
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    )
    await page.context().close()
  })
})
