import type { Page } from '@playwright/test'
import { faults } from './axe'
import { expect, test } from './electron'
import { pressOnDisplay } from './keyboard'

/** Goes round the page by Tab until the first stop comes again: no trap, and every stop can be seen. */
async function goRound(page: Page): Promise<{ stops: number; unseen: string[] }> {
  const unseen: string[] = []
  const met = new Set<string>()
  const look = () =>
    page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      element.dataset.stop ??= String(Math.random())
      const own = getComputedStyle(element)
      // Mantine draws some focus rings on the label or box beside a hidden input.
      const beside = [element.nextElementSibling, element.parentElement, element.closest('label')]
        .filter((one) => one !== null)
        .map((one) => getComputedStyle(one))
      const ring = (style: CSSStyleDeclaration) =>
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) ||
        style.boxShadow !== 'none'
      const marked = [own, ...beside].some(ring) || element.matches('input, textarea')
      return { stop: element.dataset.stop, marked, html: element.outerHTML.slice(0, 160) }
    })
  for (let press = 0; press < 400; press += 1) {
    await page.keyboard.press('Tab')
    const now = await look()
    if (now === null) continue
    if (met.has(now.stop)) return { stops: met.size, unseen }
    met.add(now.stop)
    if (!now.marked) unseen.push(now.html)
  }
  throw new Error(`Tab never came round; stops: ${met.size}`)
}

const screens = [
  'live',
  'shows',
  'rundown',
  'report',
  'settings/obs',
  'settings/room',
  'settings/platforms/twitch',
  'settings/abilities',
  'settings/delays',
  'settings/moderation',
  'settings/hotkeys',
  'settings/privacy',
  'settings/rehearsal',
  'settings/control',
  'settings/appearance',
]

test('every screen, its dialogs and the overlay: no violations', async ({ launch, page }) => {
  test.setTimeout(180_000)
  const { window, urls } = await launch()
  await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  await pressOnDisplay('ctrl+shift+1')
  await expect(window.getByRole('region', { name: /^On now/ }).getByText('Signed poster')).toBeVisible()
  for (const screen of screens) {
    await test.step(screen, async () => {
      await window.evaluate((hash) => void location.assign(hash), `#${screen}`)
      await expect(window.getByRole('heading', { level: 1 })).toBeAttached()
      await expect(window.locator('[aria-label^="Reading"], [aria-label="Counting"]')).toHaveCount(0)
      expect.soft(await faults(window)).toEqual([])
    })
  }
  await test.step('palette', async () => {
    await window.keyboard.press('Control+k')
    await expect(window.getByRole('dialog', { name: 'Command palette' })).toBeVisible()
    expect.soft(await faults(window)).toEqual([])
    await window.keyboard.press('Escape')
  })
  await test.step('overlay', async () => {
    await page.goto(urls.overlay)
    await expect(page.locator('#stage')).toBeAttached()
    await pressOnDisplay('ctrl+shift+4')
    await expect(page.locator('.card')).toBeVisible()
    expect.soft(await faults(page)).toEqual([])
  })
  await test.step('panic and resume', async () => {
    await pressOnDisplay('ctrl+shift+0')
    await window.getByRole('button', { name: 'Resume…' }).press('Enter')
    await expect(window.getByRole('dialog', { name: 'Resume after panic' })).toBeVisible()
    expect.soft(await faults(window)).toEqual([])
  })
})

test('Tab goes all the way round on every screen, and the focus can be seen', async ({ launch }) => {
  test.setTimeout(180_000)
  const { window } = await launch()
  await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  for (const screen of screens) {
    await test.step(screen, async () => {
      await window.evaluate((hash) => void location.assign(hash), `#${screen}`)
      await expect(window.getByRole('heading', { level: 1 })).toBeAttached()
      const { stops, unseen } = await goRound(window)
      expect(stops).toBeGreaterThan(8)
      expect.soft(unseen).toEqual([])
    })
  }
})
