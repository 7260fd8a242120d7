import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeShowFile } from '../../../core/show/file'
import { sampleShow } from '../../../core/show/sample'
import type { Show } from '../../../core/show/show'
import { oddNames } from '../harness/fake-obs'
import { type Harness, hasChromium, startHarness } from '../live/harness'
import { saved, violations } from './pages'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')

describe.skipIf(!hasChromium())('planning a show in a real browser, on a fake library', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(hash: string, scene = 'library'): Promise<Page> {
    const context = await harness.browser.newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(`${harness.url(scene)}#${hash}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
    return page
  }
  const done = (page: Page) => page.context().close()
  const titles = (show: Show) => show.rundown.map((cue) => cue.title)

  test.each([
    ['shows', 'library'],
    ['shows', 'library-empty'],
    ['rundown', 'library'],
    ['rundown/s-odd', 'library-odd'],
    ['rundown/s-thousand', 'library-thousand'],
    ['report', 'library'],
    ['report', 'library-empty'],
  ])('axe finds nothing wrong on #%s of "%s"', async (hash, scene) => {
    const page = await open(hash, scene)
    await page
      .getByRole('status', { name: /./ })
      .or(page.getByRole('heading'))
      .first()
      .waitFor({ state: 'attached' })
    await page.waitForFunction(() => document.querySelector('.mantine-Loader-root') === null)
    await page.screenshot({ path: resolve(pictures, `planning-${scene}-${hash.replace('/', '-')}.png`) })
    expect(await violations(page)).toEqual([])
    const over = await page.evaluate(() => {
      const main = document.querySelector('main')!
      return [main.scrollHeight - main.clientHeight, document.documentElement.scrollWidth - innerWidth]
    })
    expect(over).toEqual([0, 0])
    await done(page)
  })

  test('the whole rundown by keyboard: move, duplicate, remove, undo, redo', async () => {
    const page = await open('rundown/s1')
    const list = page.getByRole('listbox')
    await list.focus()
    await page.keyboard.press('Alt+ArrowDown')
    expect(titles(await saved(page, (show) => show.rundown[1]?.id === 'poster')).slice(0, 2)).toEqual([
      'Quiz: the press',
      'Signed poster',
    ])
    await page.keyboard.press('Control+d')
    expect(titles(await saved(page, (show) => show.rundown.length === 13))[2]).toBe('Signed poster (copy)')
    await page.keyboard.press('Delete')
    await saved(page, (show) => show.rundown.length === 12)
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await saved(page, (show) => show.rundown.length === 13)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await saved(page, (show) => show.rundown[0]?.id === 'poster')
    await page.keyboard.press('Control+Shift+z')
    await saved(page, (show) => show.rundown[1]?.id === 'poster')
    await done(page)
  })

  test('adding from an example puts the focus on the title, and typing it is one undo', async () => {
    const page = await open('rundown/s1')
    await page.getByRole('button', { name: 'Add a cue' }).click()
    await page.getByRole('button', { name: 'Add a quiz from the example One right answer' }).press('Enter')
    await saved(page, (show) => show.rundown.length === 13)
    const title = page.getByRole('textbox', { name: 'Title in the rundown' })
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
    expect(await title.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.type('Warm-up')
    expect(titles(await saved(page, (show) => show.rundown[1]?.title === 'Warm-up'))).toContain('Warm-up')
    await page.keyboard.press('Control+z')
    await saved(page, (show) => show.rundown[1]?.title === 'Quiz')
    await done(page)
  })

  test('money is typed in euros and kept in cents, durations in minutes and seconds', async () => {
    const page = await open('rundown/s1')
    await page.getByRole('textbox', { name: 'Price, EUR' }).fill('12.35')
    await page.getByRole('textbox', { name: 'Open for, minutes' }).fill('2')
    await page.getByRole('textbox', { name: 'Open for, seconds' }).fill('5')
    const show = await saved(page, (one) => one.rundown[0]?.props.windowFor === 125_000)
    expect(show.rundown[0]?.props).toMatchObject({ price: 1_235, windowFor: 125_000 })
    await page.getByRole('textbox', { name: 'Stock' }).fill('')
    await page.getByText('Fill this in.').waitFor()
    await page.getByText('Unfinished').waitFor()
    await done(page)
  })

  test('a scene is kept exactly as OBS has it, and one that only looks the same is named', async () => {
    const page = await open('rundown/s1', 'library-names')
    await page.getByRole('option', { name: /Camera: close-up/ }).click()
    const options = page.getByRole('listbox', { name: 'Scene' }).getByRole('option')
    const scene = page.getByRole('combobox', { name: 'Scene' })
    const kept = (show: Show) => show.rundown.find((cue) => cue.id === 'close-up')?.props.scene
    for (const name of ['Live ', 'Cafe\u0301', '\u200f\u05e9\u05dc\u05d5\u05dd']) {
      await scene.fill('')
      await scene.click()
      await options.nth(oddNames.length - 1).waitFor()
      await options.nth(oddNames.indexOf(name)).click()
      expect(await scene.inputValue()).toBe(name)
      expect(kept(await saved(page, (show) => kept(show) === name))).toBe(name)
    }
    await scene.fill('live')
    await page.getByText('OBS has "Live": they differ in capital letters.').waitFor()
    await page.screenshot({ path: resolve(pictures, 'planning-scene-names.png') })
    expect(await options.allTextContents()).toEqual(['Live', 'Live ', ' Live'])
    await scene.blur()
    await options.first().waitFor({ state: 'hidden' })
    expect(await violations(page)).toEqual([])
    await done(page)
  }, 180_000)

  test('a cue is fired by a reward of that title', async () => {
    const page = await open('rundown/s1')
    await page.getByLabel('Fired by channel-point reward').fill('Next question, please')
    const show = await saved(page, (one) => one.rundown[0]?.reward === 'Next question, please')
    expect(show.rundown[1]?.reward ?? '').toBe('')
    await done(page)
  })

  test('that reward is created on Twitch by keyboard; a refusal is said and the question stays', async () => {
    const page = await open('rundown/s1')
    const button = page.getByRole('button', { name: 'Create it on Twitch' })
    const asked = () =>
      page.evaluate(() =>
        (window as unknown as { asked: { what: string; input: unknown }[] }).asked
          .filter((one) => one.what === 'platforms.createReward')
          .map((one) => one.input),
      )
    expect(await button.isDisabled()).toBe(true)
    await page.getByText('Write its title first.').waitFor()
    await page.getByLabel('Fired by channel-point reward').fill('Taken')
    await button.press('Enter')
    const cost = page.getByRole('textbox', { name: 'What "Taken" costs' })
    await page.waitForFunction(
      () => (document.activeElement as HTMLInputElement | null)?.value === '500 points',
    )
    expect(await cost.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.screenshot({ path: resolve(pictures, 'planning-create-reward.png') })
    expect(await violations(page)).toEqual([])
    await cost.fill('0')
    await page.getByText('Whole points, at least 1.').waitFor()
    await page.keyboard.press('Enter')
    await cost.fill('300')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'There is a reward of that name' }).waitFor()
    await page.keyboard.press('Escape')
    await cost.waitFor({ state: 'detached' })
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)

    await page.getByLabel('Fired by channel-point reward').fill(' Next question ')
    await button.press('Enter')
    await page.getByRole('textbox', { name: 'What "Next question" costs' }).fill('50')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '"Next question" is on Twitch for 50 points' }).waitFor()
    expect(await asked()).toEqual([
      { id: 'twitch', title: 'Taken', cost: 300, prompt: '' },
      { id: 'twitch', title: 'Next question', cost: 50, prompt: '' },
    ])
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    // The cue waits for the title as Twitch has it.
    await saved(page, (show) => show.rundown[0]?.reward === 'Next question')
    await done(page)
  })

  test('without a sign-in no reward can be created, and the reason is there', async () => {
    const page = await open('rundown/s1', 'library-platforms-none')
    await page.getByLabel('Fired by channel-point reward').fill('Next question')
    const button = page.getByRole('button', { name: 'Create it on Twitch' })
    expect(await button.isDisabled()).toBe(true)
    await page.getByText('Twitch is switched off. Switch it on in Settings, Chat platforms.').waitFor()
    expect(await violations(page)).toEqual([])
    await done(page)
  })

  test('a hotkey is recorded by pressing it, its conflict shown, and tested after it is saved', async () => {
    const page = await open('rundown/s1')
    const record = page.getByRole('button', { name: /^Hotkey / })
    await record.click()
    await page.keyboard.press('a')
    await page.getByText(/Add Ctrl or Alt/).waitFor()
    await page.keyboard.press('Control+Shift+Digit2')
    await page.getByText(/Also the hotkey of "Quiz: the press"/).waitFor()
    await record.click()
    await page.keyboard.press('Control+Alt+KeyP')
    await page.getByRole('button', { name: 'Test the hotkey: Hotkey' }).click()
    await page.getByText('It arrived. This hotkey works.').waitFor()
    const asked = await page.evaluate(() =>
      (window as unknown as { asked: { what: string }[] }).asked.map((one) => one.what),
    )
    expect(asked.indexOf('hotkeys.test')).toBeGreaterThan(asked.lastIndexOf('shows.save'))
    expect((await saved(page, () => true)).rundown[0]?.hotkey).toBe('CommandOrControl+Alt+P')
    await done(page)
  })

  test('the form shows the chosen cue and nothing of the one before', async () => {
    const page = await open('rundown/s1')
    await page.getByRole('listbox').focus()
    for (const [key, kind] of [
      ['ArrowDown', 'Question'],
      ['ArrowDown', 'Text'],
      ['ArrowUp', 'Question'],
    ] as const) {
      await page.keyboard.press(key)
      await page.getByRole('textbox', { name: kind, exact: true }).waitFor()
      expect(await page.getByRole('button', { name: /^Hotkey / }).count()).toBe(1)
      expect(await page.getByRole('textbox', { name: 'Price, EUR' }).count()).toBe(0)
    }
    await done(page)
  })

  test('a cue is dragged to another place', async () => {
    const page = await open('rundown/s1')
    const row = (name: RegExp) => page.getByRole('option', { name })
    await row(/Demo starts/).dragTo(row(/Signed poster/), { targetPosition: { x: 300, y: 4 } })
    expect(titles(await saved(page, () => true))[0]).toBe('Demo starts')
    await done(page)
  })

  test('a thousand cues: few rows are drawn, the last one is a key away, the move is kept', async () => {
    const page = await open('rundown/s-thousand', 'library-thousand')
    await page.getByRole('listbox').focus()
    expect(await page.getByRole('option').count()).toBeLessThan(40)
    await page.keyboard.press('End')
    await page.getByRole('option', { name: /Cue number 1000/ }).waitFor()
    await page.keyboard.press('Alt+Home')
    expect(titles(await saved(page, () => true))[0]).toBe('Cue number 1000')
    await done(page)
  })

  test('an unknown kind is said, shown and kept', async () => {
    const page = await open('rundown/s-odd', 'library-odd')
    await page.getByText(/A newer one made it. It is kept as it is/).waitFor()
    await page.getByRole('textbox', { name: 'Title in the rundown' }).fill('Tombola')
    const show = await saved(page, (one) => one.rundown[0]?.title === 'Tombola')
    expect(show.rundown[0]).toMatchObject({ kind: 'raffle', props: { tickets: 12 } })
    await done(page)
  })

  test('a new show is named at once, dated, repeated and saved when the screen is left', async () => {
    const page = await open('shows')
    await page.getByRole('button', { name: 'New show' }).click()
    await page.getByRole('menuitem', { name: 'Empty show' }).press('Enter')
    const title = page.getByRole('textbox', { name: 'Title' })
    await page.waitForFunction(
      () => document.activeElement instanceof HTMLInputElement && document.activeElement.value === 'New show',
    )
    await page.keyboard.type('Friday drops')
    await page.getByLabel('Start date').fill('2026-11-27')
    await page
      .getByRole('textbox', { name: 'Repeats' })
      .or(page.getByRole('combobox', { name: 'Repeats' }))
      .click()
    await page.getByRole('option', { name: 'Every week' }).click()
    await page.getByText('Next starts').waitFor()
    await title.fill('Friday drops!')
    await page.getByRole('link', { name: /Rundown/ }).click()
    const show = await saved(page, (one) => one.title === 'Friday drops!')
    expect(show).toMatchObject({ startsAt: Date.UTC(2026, 10, 27, 19), recurrence: 'FREQ=WEEKLY;BYDAY=FR' })
    await done(page)
  })

  test('a deleted show can be brought back; a wrong file is refused in words; a good one opens', async () => {
    const page = await open('shows', 'library-thousand')
    await page.getByRole('button', { name: 'More for A thousand cues' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('button', { name: 'Bring it back' }).click()
    await page.getByRole('button', { name: 'A thousand cues', exact: true }).waitFor()
    const input = page.locator('input[type="file"]')
    await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
    await page.getByText(/"notes.txt" was not imported/).waitFor()
    const text = writeShowFile({ ...sampleShow('x', 0), title: 'From a file' })
    await input.setInputFiles({ name: 'good.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'From a file', exact: true }).waitFor()
    await done(page)
  })

  test('a report hands out its files', async () => {
    const page = await open('report')
    for (const name of ['HTML', 'CSV', 'Journal']) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      expect((await download).suggestedFilename()).toMatch(/^report\./)
    }
    await done(page)
  })
})
