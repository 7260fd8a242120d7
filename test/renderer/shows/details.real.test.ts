import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { presets } from '../../../core/overlay/presets'
import { type Harness, hasChromium, startHarness } from '../live/harness'
import { saved, violations } from '../rundown/pages'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')

describe.skipIf(!hasChromium())('how a show looks and speaks, in a real browser', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(): Promise<Page> {
    const context = await harness.browser.newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(`${harness.url('library')}#shows`)
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
    return page
  }
  const done = (page: Page) => page.context().close()

  test('colours that are hard to read are said at once', async () => {
    const page = await open()
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('#333333')
    await page.getByText(/Text on the surface has a contrast of/).waitFor()
    expect((await saved(page, () => true)).theme.text).toBe('#333333')
    await done(page)
  })

  test('one press starts from a whole theme, by keyboard too; what was hard to read is mended', async () => {
    const page = await open()
    const preset = (name: string) =>
      page.getByRole('group', { name: 'Start from' }).getByRole('button', { name, exact: true })
    await page.getByRole('textbox', { name: 'Text', exact: true }).fill('#333333')
    await page.getByText(/Text on the surface has a contrast of/).waitFor()
    for (const { name } of presets) expect(await preset(name).getAttribute('aria-pressed')).toBe('false')
    await preset('Ember').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(/Readable on a phone/).waitFor()
    const court = presets.find(({ name }) => name === 'Court')!.theme
    expect((await saved(page, (show) => show.theme.accent === court.accent)).theme).toEqual(court)
    expect(await preset('Court').getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByRole('textbox', { name: 'Text', exact: true }).inputValue()).toBe(court.text)
    await preset('Court').scrollIntoViewIfNeeded()
    await page.screenshot({ path: resolve(pictures, 'shows-theme-and-language.png') })
    expect(await violations(page)).toEqual([])
    await done(page)
  })

  test('what is pasted is cut between characters where it does not fit, and can be taken back', {
    timeout: 120_000,
  }, async () => {
    const page = await open()
    const title = page.getByRole('textbox', { name: 'Title', exact: true })
    const paste = async (before: number, text: string) => {
      await title.fill('x'.repeat(before))
      await page.keyboard.insertText(text)
      return (await title.inputValue()).replace(/^x+/, '')
    }
    for (const whole of ['👨‍👩‍👧‍👦', '🇧🇪', 'e\u0301', 'नि'])
      expect(await paste(121 - whole.length, whole)).toBe('')
    expect(await paste(115, 'ab👨‍👩‍👧‍👦cd')).toBe('ab')
    await page.keyboard.press('ControlOrMeta+z')
    expect(await title.inputValue()).toBe('x'.repeat(115))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('🇧🇪 🇩🇪'))
    await page.keyboard.press('ControlOrMeta+v')
    expect(await title.inputValue()).toBe(`${'x'.repeat(115)}🇧🇪 `)
    await page.keyboard.press('Shift+Home')
    await page.keyboard.insertText(`${'y'.repeat(112)}👨‍👩‍👧‍👦`)
    expect(await title.inputValue()).toBe('y'.repeat(112))
    await done(page)
  })

  test('overlay and bot speak the language that is chosen; at first English', async () => {
    const page = await open()
    const field = page
      .getByRole('textbox', { name: 'Language of overlay and bot' })
      .or(page.getByRole('combobox', { name: 'Language of overlay and bot' }))
    expect(await field.inputValue()).toBe('English')
    await field.click()
    await page.getByRole('option', { name: '日本語' }).click()
    expect((await saved(page, (show) => show.language !== undefined)).language).toBe('ja')
    expect(await field.inputValue()).toBe('日本語')
    await done(page)
  })
})
