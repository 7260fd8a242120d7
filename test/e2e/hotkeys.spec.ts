import type { Locator, Page } from '@playwright/test'
import { expect, test } from './electron'
import { byPalette, pressOnDisplay, tabTo } from './keyboard'

/** Opens the rundown, chooses the quiz and starts recording its hotkey, by keyboard only. */
async function recordForQuiz(window: Page): Promise<Locator> {
  await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  await window.keyboard.press('Alt+2')
  const list = window.getByRole('listbox', { name: 'Cues of Print night (sample), 12' })
  await tabTo(window, list)
  await window.keyboard.press('ArrowDown')
  const field = window.getByRole('button', { name: /^Hotkey / })
  await tabTo(window, field)
  await expect(window.getByRole('textbox', { name: 'Title in the rundown' })).toHaveValue('Quiz: the press')
  await window.keyboard.press('Enter')
  await expect(field).toHaveText('Press a key…')
  return field
}

test('the self-test in Settings proves that a hotkey arrives, and fires nothing', async ({ launch }) => {
  const { window } = await launch()
  await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  await window.evaluate(() => void location.assign('#settings/hotkeys'))
  const test = window.getByRole('button', { name: 'Test Ctrl+Shift+1, Signed poster' })
  await tabTo(window, test)
  await window.keyboard.press('Enter')
  await expect(window.getByText('Press Ctrl+Shift+1 now.')).toBeVisible()
  await pressOnDisplay('ctrl+shift+1')
  await expect(window.getByText('It arrived. This hotkey works.')).toBeVisible()
  await window.keyboard.press('Alt+3')
  await expect(window.getByText('Nothing is on')).toBeVisible()
})

test('two cues on one hotkey: said at the field and before a live start', async ({ launch }) => {
  const { window } = await launch()
  const field = await recordForQuiz(window)
  await window.keyboard.press('Control+Shift+Digit1')
  await expect(field).toHaveText('Ctrl+Shift+1')
  await expect(
    window.getByText('Also the hotkey of "Signed poster". Only one of them would fire.'),
  ).toBeVisible()
  await expect(window.getByText('Saved', { exact: true })).toBeVisible()
  await byPalette(window, 'end the show', 'End the show')
  await window.keyboard.press('Alt+3')
  await tabTo(window, window.getByRole('button', { name: 'Go live with Print night (sample)' }))
  await window.keyboard.press('Enter')
  await expect(window.getByRole('dialog').getByText(/More than one cue uses C\w+\+Shift\+1/)).toBeVisible()
})

test('a bound key that is pressed to be recorded is recorded and fires nothing', async ({ launch }) => {
  const { window } = await launch()
  const field = await recordForQuiz(window)
  await pressOnDisplay('ctrl+shift+3')
  await expect(field).toHaveText('Ctrl+Shift+3')
  await window.keyboard.press('Alt+3')
  await expect(window.getByText('Nothing is on')).toBeVisible()
  // And they are bound again: the same key now fires its cue.
  await pressOnDisplay('ctrl+shift+1')
  await expect(window.getByText('Nothing is on')).toBeHidden()
})

test('a hotkey that another program holds is said with its reason', async ({ launch }) => {
  const first = await launch()
  await expect(first.window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  const { window } = await launch()
  await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  await window.evaluate(() => void location.assign('#settings/hotkeys'))
  const row = window.getByRole('row').filter({ hasText: 'Signed poster' })
  await expect(row).toContainText('Another program holds this key.')
})
