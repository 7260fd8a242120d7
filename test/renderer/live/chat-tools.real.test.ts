import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from './harness'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')

describe.skipIf(!hasChromium())('tools for a whole chat, on a fake engine', () => {
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
    await page.goto(harness.url('busy'))
    await page.getByRole('button', { name: 'Tools' }).press('Enter')
    await page.getByRole('dialog', { name: 'Chat tools' }).waitFor()
    return page
  }
  const asked = (page: Page, what: string) =>
    page
      .waitForFunction(
        (name) =>
          (window as unknown as { asked: { what: string; input: unknown }[] }).asked.find(
            (one) => one.what === name,
          )?.input,
        what,
      )
      .then((found) => found.jsonValue())

  test('a poll, by keyboard; what the platform would refuse is said first', async () => {
    const page = await open()
    await page.getByLabel('Question').fill('Which colour next?')
    await page.getByLabel('Choices, one in each line').fill('Teal')
    await page.getByText('Write 2 to 5 choices, one in each line.').waitFor()
    expect(await page.getByRole('button', { name: 'Open poll' }).isDisabled()).toBe(true)
    await page.getByLabel('Choices, one in each line').fill('Teal\nRust\n')
    await page.screenshot({ path: resolve(pictures, 'chat-tools.png') })
    expect((await new AxeBuilder({ page }).exclude('iframe').analyze()).violations).toEqual([])
    await page.getByRole('button', { name: 'Open poll' }).press('Enter')
    expect(await asked(page, 'platforms.poll')).toEqual({
      id: 'twitch',
      question: 'Which colour next?',
      choices: ['Teal', 'Rust'],
      seconds: 60,
    })
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('shield and slow mode; a chat that has none says why', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Turn on' }).nth(1).press('Enter')
    expect(await asked(page, 'platforms.guard')).toEqual({ id: 'twitch', act: 'slow-mode', value: 10 })
    await page.getByRole('dialog').getByLabel('Chat', { exact: true }).selectOption('kick')
    expect(await page.getByRole('button', { name: 'Turn on' }).first().isDisabled()).toBe(true)
    await page.screenshot({ path: resolve(pictures, 'chat-tools-kick.png') })
    await page.context().close()
  })
})
