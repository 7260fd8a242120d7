import type { Locator, Page } from '@playwright/test'
import { halves, png } from '../main/pictures/files'
import { expect, test } from './electron'
import { byPalette, pressOnDisplay, tabTo } from './keyboard'
import { album } from './picture'

/** The story of the first evening, walked through by keyboard only, in one rehearsal from the first start to the report. */

const figure = (funnel: Locator, step: string) => funnel.locator(`[data-step="${step}"] b`)

const numberIn = async (place: Locator) => Number((await place.textContent())?.replace(/\D/g, '') || 0)

/** Keeps every text that ever stood in the chat: lines scroll away faster than a test can look. */
async function keepWhatIsSaid(window: Page): Promise<() => Promise<string[]>> {
  await window.evaluate(() => {
    const kept = new Set<string>()
    const look = () => {
      for (const line of document.querySelectorAll('[role=log] p')) kept.add(line.textContent ?? '')
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
    Object.assign(globalThis, { chatKept: kept })
  })
  return () => window.evaluate(() => [...(globalThis as unknown as { chatKept: Set<string> }).chatKept])
}

test('a rehearsal from the first start to the report, by keyboard only', async ({ launch, page }, info) => {
  test.setTimeout(300_000)
  const picture = album(info)
  const { window, urls } = await launch()
  const overlay = page
  const card = overlay.locator('.card')
  const runs = window.getByRole('region', { name: /^On now/ })
  const funnel = window.getByRole('region', { name: 'Sales' })
  const lane = window.getByRole('region', { name: 'Moderation' })
  const cues = window.getByRole('group', { name: /^Rundown, 12 cues/ })

  await test.step('the first start opens the sample in rehearsal', async () => {
    await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
    await expect(window.getByRole('heading', { level: 1, name: 'Live' })).toBeAttached()
    await expect(window.getByText('Print night (sample)')).toBeVisible()
    await overlay.setViewportSize({ width: 1920, height: 1080 })
    await overlay.goto(urls.overlay)
    // A page in a browser is a preview: without OBS nobody knows what is on air.
    await expect(window.getByRole('button', { name: /Overlay\s*Not known/ })).toBeVisible()
    await picture(window, 'first-start')
  })

  const said = await keepWhatIsSaid(window)
  await test.step('its hotkey opens the first drop', async () => {
    await pressOnDisplay('ctrl+shift+1')
    await expect(card).toContainText('Signed poster')
    await expect(card).toContainText('€25.00')
    await expect(card).toContainText(/\d+ left/)
    await expect(card.locator('.clock')).toHaveText(/^(1:00|0:[0-5]\d)$/)
    await expect(overlay.locator('.join svg')).toBeVisible()
    await expect(window.frameLocator('iframe').locator('.card')).toContainText('Signed poster')
    await picture(overlay, 'overlay-drop-open')
    await expect
      .poll(said)
      .toContainEqual(expect.stringMatching(/Micdrop said .*Twenty posters, signed tonight/))
    await picture(window, 'drop-open')
  })

  await test.step('the host gives viewers more time', async () => {
    await tabTo(window, runs.getByRole('button', { name: /\+30 s/ }))
    await window.keyboard.press('Enter')
    await expect(card.locator('.clock')).toHaveText(/^1:[0-3]\d$/)
  })

  await test.step('holds turn into paid orders, and the funnel draws itself', async () => {
    await expect(runs.getByText('Signed poster')).toBeVisible()
    await expect(funnel.locator('canvas')).toBeVisible()
    await expect.poll(() => numberIn(figure(funnel, 'Claimed'))).toBeGreaterThan(5)
    await expect.poll(() => numberIn(figure(funnel, 'Paid'))).toBeGreaterThan(0)
    const early = await numberIn(figure(funnel, 'Paid'))
    await expect.poll(() => numberIn(figure(funnel, 'Paid')), { timeout: 30_000 }).toBeGreaterThan(early)
    await expect(overlay.locator('.ticker li').first()).toContainText('Signed poster')
    await tabTo(window, funnel.getByRole('radio', { name: 'Funnel' }))
    await window.keyboard.press('ArrowRight')
    await expect(funnel.getByRole('row').filter({ hasText: 'Paid' }).first()).toContainText('€25.00')
    await picture(window, 'orders')
    await window.keyboard.press('ArrowLeft')
    await expect(funnel.locator('canvas')).toBeVisible()
  })

  await test.step('the stock runs down to sold out', async () => {
    await expect(card).toHaveAttribute('data-phase', 'sold-out', { timeout: 100_000 })
    await expect(card).toContainText('All 20 sold')
    await picture(overlay, 'overlay-sold-out')
    await expect(figure(funnel, 'Paid')).toHaveText('20')
    await picture(window, 'sold-out')
  })

  await test.step('abusive lines are kept back with the reason; one is allowed', async () => {
    await expect(lane.getByRole('radio', { name: /^Hidden \((?!0|1\))/ })).toBeAttached({ timeout: 60_000 })
    await tabTo(
      window,
      lane.getByRole('radiogroup', { name: 'Which lines' }).getByRole('radio', { checked: true }),
    )
    await window.keyboard.press('ArrowRight')
    const kept = lane.getByRole('group', { name: /Hidden: .+/ })
    await expect(kept.nth(1)).toBeVisible()
    await picture(window, 'hidden-lines')
    await tabTo(window, kept.first())
    // The line that has the focus: by now a newer one may stand first.
    const id = await window.evaluate(() => (document.activeElement as HTMLElement).dataset.line)
    expect(id).toBeDefined()
    await window.keyboard.press('a')
    await expect(lane.locator(`[data-line="${id}"]`)).toHaveCount(0)
  })

  await test.step('panic stops everything, and resuming is reviewed', async () => {
    await pressOnDisplay('ctrl+shift+6')
    await expect(card).toContainText('Sticker sheet')
    await pressOnDisplay('ctrl+shift+0')
    await expect(window.getByRole('button', { name: 'PANIC: everything is stopped' })).toBeVisible()
    await expect(card).toHaveCount(0)
    await expect(window.getByLabel('Say in chat')).toBeDisabled()
    await expect(window.getByText('The bot is silent until you resume.')).toBeVisible()
    await picture(window, 'panic')
    await picture(overlay, 'overlay-panic')
    await byPalette(window, 'resume', 'Resume')
    const dialog = window.getByRole('dialog', { name: 'Resume after panic' })
    const sale = dialog.getByRole('checkbox', { name: /Sticker sheet/ })
    await expect(sale).not.toBeChecked()
    await tabTo(window, sale, 'Shift+Tab')
    await window.keyboard.press('Space')
    await expect(sale).toBeChecked()
    await picture(window, 'resume')
    await tabTo(window, dialog.getByRole('button', { name: /^Resume/ }))
    await window.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(card).toContainText('Sticker sheet')
  })

  await test.step('the command palette fires a cue', async () => {
    await byPalette(window, 'welcome', 'Fire 3: Welcome')
    await expect(overlay.getByText('Welcome to Print night!')).toBeVisible()
    await picture(overlay, 'overlay-message')
  })

  await test.step('a sale is armed, disarmed with Escape, armed again and fired', async () => {
    const fire = cues.locator('[data-cue="token"]').getByRole('button')
    await tabTo(window, cues)
    for (let row = 0; row < 12 && !(await isFocused(fire)); row += 1) {
      await window.keyboard.press('ArrowDown')
      await expect(cues.locator('button:focus')).toBeVisible()
    }
    await window.keyboard.press('Enter')
    await expect(fire).toHaveAttribute('data-phase', 'armed')
    await picture(window, 'armed')
    await window.keyboard.press('Escape')
    await expect(fire).toHaveAttribute('data-phase', 'idle')
    await expect(card.filter({ hasText: 'Thank-you token' })).toHaveCount(0)
    await window.keyboard.press('Enter')
    await expect(fire).toHaveAttribute('data-phase', 'armed')
    await window.keyboard.press('Enter')
    await expect(card).toContainText('Thank-you token')
  })

  await test.step('a quiz is answered and revealed', async () => {
    await pressOnDisplay('ctrl+shift+2')
    const quiz = overlay.locator('.quiz')
    await expect(quiz).toContainText('How heavy is the press behind us?')
    await expect(runs.getByText(/\d+ answers?, not revealed yet/)).toBeVisible()
    await picture(overlay, 'overlay-quiz')
  })

  await test.step('the show is ended', async () => {
    await tabTo(window, window.getByRole('button', { name: 'End show…' }))
    await window.keyboard.press('Enter')
    const dialog = window.getByRole('dialog', { name: 'End the show?' })
    await tabTo(window, dialog.getByRole('button', { name: 'End the show' }))
    await window.keyboard.press('Enter')
    await expect(window.getByRole('heading', { name: /has ended/ })).toBeVisible()
    await expect(overlay.locator('#stage .plate:visible')).toHaveCount(0)
    await picture(window, 'ended')
  })

  await test.step('the report shows the numbers', async () => {
    await tabTo(window, window.getByRole('button', { name: 'See the report' }))
    await window.keyboard.press('Enter')
    await expect(window.getByRole('heading', { level: 1, name: 'Print night (sample)' })).toBeVisible()
    const report = window.getByRole('article')
    await expect(report).toContainText(/\d+ paid orders/)
    await expect(report).toContainText('Signed poster')
    await expect(report.getByRole('row', { name: 'Signed poster 20 20 0 0 0' })).toBeVisible()
    await expect(report.getByText('sandbox (not real money)').first()).toBeAttached()
    expect(await window.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    await expect(report.getByRole('heading', { name: 'Quizzes' })).toBeAttached()
    await picture(window, 'report')
  })

  await test.step('the other screens are one key away', async () => {
    for (const [key, name] of [
      ['Alt+1', 'Shows'],
      ['Alt+2', 'Rundown'],
      ['Alt+5', 'Settings'],
    ] as const) {
      await window.keyboard.press(key)
      await expect(window).toHaveTitle(`${name} - Micdrop`)
      await expect(window.getByRole('main', { name })).toBeFocused()
      await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
      await picture(window, name.toLowerCase())
    }
  })

  await test.step('a drop is given a picture, and the next rehearsal shows it', async () => {
    await window.keyboard.press('Alt+2')
    const field = window.getByRole('group', { name: 'Picture' })
    await tabTo(window, field.getByRole('button', { name: 'Choose a picture…' }))
    const asked = window.waitForEvent('filechooser')
    await window.keyboard.press('Enter')
    const buffer = png(300, 400, halves(300))
    await (await asked).setFiles({ name: 'poster.png', mimeType: 'image/png', buffer })
    await expect(field.getByRole('status')).toHaveText('The picture is there.')
    await expect(field.getByRole('img', { name: 'As viewers see it' })).toBeVisible()
    await expect(window.getByText('Saved', { exact: true })).toBeVisible()
    await picture(window, 'picture-chosen')
    await window.keyboard.press('Alt+3')
    await tabTo(window, window.getByRole('button', { name: 'Rehearse Print night (sample)' }))
    await window.keyboard.press('Enter')
    await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
    await pressOnDisplay('ctrl+shift+1')
    await expect(card).toContainText('Signed poster')
    await expect.poll(() => shownWidth(card.locator('.pic img'))).toBeGreaterThan(0)
    await picture(overlay, 'overlay-picture')
    await overlay.goto(urls.room)
    await expect.poll(() => shownWidth(overlay.locator('.tk .pc'))).toBeGreaterThan(0)
    await picture(overlay, 'room-picture')
  })
})

/** In px of its own; 0 while it is not there. */
async function shownWidth(image: Locator): Promise<number> {
  return image.evaluateAll((found) => (found[0] as HTMLImageElement | undefined)?.naturalWidth ?? 0)
}

async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluateAll((found) => found[0] !== undefined && found[0] === document.activeElement)
}
