import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Locator, type Page } from '@playwright/test'

const run = promisify(execFile)

/** Presses a key on the display itself, as a keyboard would; in xdotool's words: `ctrl+shift+1`. */
export async function pressOnDisplay(keys: string): Promise<void> {
  await run('xdotool', ['key', '--clearmodifiers', keys])
}

/**
 * Reaches a control as somebody without a mouse does: by Tab alone.
 *
 * @throws when it cannot be reached: a trap, or a control that takes no focus
 */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' })
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let step = 0; step < 150; step += 1) {
    if (await isThere()) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never reached ${String(target)}`)
}

/** Opens the command palette, types, and takes the first thing it offers. */
export async function byPalette(page: Page, words: string, offered: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page
    .getByRole('searchbox', { name: 'Search screens, cues and commands' })
    .or(page.getByLabel('Search screens, cues and commands'))
  await expect(field.first()).toBeFocused()
  await page.keyboard.type(words)
  const first = page.getByRole('dialog', { name: 'Command palette' }).getByRole('button').first()
  await expect(first).toContainText(offered)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}
