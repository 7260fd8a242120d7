import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { claimed, rigWith, shop } from './room-rig'
import { chromiumPath, oneBrowser, visit } from './room-screen'

const browser = oneBrowser()

/** The viewer looks at another page of the same browser; the tests' browser pretends otherwise until told. */
async function lookElsewhere(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false })
  const other = await page.context().newPage()
  await other.bringToFront()
  await page.waitForFunction(() => document.hidden || !document.hasFocus())
  return async () => {
    await other.close()
    await page.bringToFront()
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  }
}

const title = (page: Page) => expect.poll(() => page.title())
const notifications = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration()
    return (await worker!.getNotifications()).map(({ title: of, body }) => `${of}: ${body}`)
  })

describe.skipIf(chromiumPath === undefined)('a viewer who looks elsewhere', () => {
  test('reads in the title of the page that something has begun, until they are back', async () => {
    const rig = await rigWith({ ticking: true })
    const page = await visit(browser(), rig.url)
    const own = await page.title()
    const comeBack = await lookElsewhere(page)
    await rig.fire('drop')
    await title(page).toBe('● On sale now: Signed print, €5.00.')
    await comeBack()
    await title(page).toBe(own)
    const quizId = await rig.fire('quiz')
    await page.locator(`#answer-${quizId}-A`).waitFor()
    // They are looking.
    expect(await page.title()).toBe(own)
  })

  test('is told when a unit became free for them; by a notification if they asked for it', async () => {
    const rig = await rigWith({ ticking: true, stock: 1 })
    await rig.fire('drop')
    const other = rig.browse()
    await claimed(rig, other)
    const page = await visit(browser(), rig.url, { permissions: ['notifications'] })
    await page.getByRole('button', { name: 'Wait in line' }).click()
    await page.locator('#mine').getByText('in line').first().waitFor()
    await page.getByRole('button', { name: 'Notify me when it is my turn' }).click()
    await page.getByText('Notifications are on.').waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    const comeBack = await lookElsewhere(page)
    const [hold] = Object.keys(shop(rig).holds)
    await other.send('act', { do: `cancel ${hold}` })
    await title(page).toBe('● One Signed print is kept for you. Pay before the time runs out.')
    await expect
      .poll(() => notifications(page))
      .toEqual([expect.stringContaining('One Signed print is kept for you.')])
    await comeBack()
    await page.reload()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByRole('button', { name: 'Notify me when it is my turn' }).waitFor()
  })

  test('who may not be notified is not asked, and one without script neither', async () => {
    const rig = await rigWith({ ticking: true })
    const page = await visit(browser(), rig.url, { javaScriptEnabled: false })
    expect(await page.locator('.call:visible').count()).toBe(0)
  })
})
