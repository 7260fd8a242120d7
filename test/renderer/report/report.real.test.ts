import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from '../live/harness'

describe.skipIf(!hasChromium())('the report in a real browser, on a fake engine', () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(hash: string, scene: string): Promise<Page> {
    const context = await harness.browser.newContext({ viewport: { width: 1280, height: 720 } })
    const page = await context.newPage()
    await page.goto(`${harness.url(scene)}#${hash}`)
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    return page
  }
  const done = (page: Page) => page.context().close()

  test('the newest airing is open, and the numbers of its plot stand in a table', async () => {
    const page = await open('report', 'library')
    await page.getByRole('heading', { level: 1, name: 'Print night' }).waitFor()
    await page.getByText('Second by second, as a table').press('Enter')
    const seconds = page.getByRole('table', { name: /when the second was over/ })
    expect(await seconds.getByRole('row').count()).toBe(31)
    expect(await seconds.getByRole('row').nth(5).textContent()).toBe('51881')
    await done(page)
  })

  test('orders of an earlier show are closed, and it says where money is given back', async () => {
    const page = await open('report', 'library')
    await page.getByText('Give money back at the carrier that took it').waitFor()
    expect(await page.getByRole('button', { name: /^Refund order/ }).count()).toBe(0)
    await done(page)
  })

  test('an order of the last show is refunded after a question', async () => {
    const page = await open('report', 'library-current')
    await page
      .getByRole('button', { name: /^Refund order/ })
      .first()
      .press('Enter')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Refund / })
      .press('Enter')
    await page.waitForFunction(() =>
      (window as unknown as { asked: { what: string }[] }).asked.some((one) => one.what === 'orders.refund'),
    )
    await done(page)
  })

  test('without a show there is a next step', async () => {
    const page = await open('report', 'library-empty')
    await page.getByRole('button', { name: 'Go to Live' }).press('Enter')
    await page.waitForFunction(() => location.hash === '#live')
    await done(page)
  })
})
