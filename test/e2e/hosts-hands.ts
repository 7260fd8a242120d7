import { expect, type Locator, type Page } from '@playwright/test'
import type { RunningConsole } from './electron'
import { tabTo } from './keyboard'

/** Types into a field as somebody without a mouse does: what stood there goes. */
export async function fill(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await expect(field).toHaveValue(text)
}

/** Goes to a control by Tab and presses a key on it. */
export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** The size of the window's inside, in CSS pixels. */
export async function resize({ app, window }: RunningConsole, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await expect.poll(() => window.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

/** What sticks out of the window or of its own box at the side, by its words. */
export function spilled(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : []
    const parts = 'button, a, input, label, p, h1, h2, h3, td, th'
    const seen = [...document.querySelectorAll<HTMLElement>(`:is(main, header, nav) :is(${parts})`)]
    const out = seen.filter((one) => {
      const { left, right, width } = one.getBoundingClientRect()
      return width > 0 && one.checkVisibility() && (right > innerWidth + 1 || left < -1)
    })
    return [...wide, ...out.map((one) => one.outerHTML.slice(0, 120))]
  })
}
