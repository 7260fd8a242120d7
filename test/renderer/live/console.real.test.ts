import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from './harness'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')

describe.skipIf(!hasChromium())('the console window in a real browser, on a fake engine', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(scene: string, size = { width: 1280, height: 720 }): Promise<Page> {
    const context = await harness.browser.newContext({ viewport: size, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(harness.url(scene))
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    return page
  }
  const asked = (page: Page) =>
    page.evaluate(() => (window as unknown as { asked: { what: string; input: unknown }[] }).asked)
  const waitForAsk = (page: Page, what: string, times = 1) =>
    page.waitForFunction(
      ([name, count]) =>
        (window as unknown as { asked: { what: string }[] }).asked.filter((one) => one.what === name)
          .length === count,
      [what, times] as const,
    )
  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).exclude('iframe').analyze()
    return found.map(
      (one) =>
        `${one.id}: ${one.nodes
          .map((node) => node.html)
          .slice(0, 3)
          .join(' | ')}`,
    )
  }
  const done = (page: Page) => page.context().close()

  test.each(['busy', 'none', 'fresh', 'bad', 'storm', 'undone'])(
    'axe finds nothing wrong in scene "%s"',
    async (scene) => {
      const page = await open(scene)
      await page.screenshot({ path: resolve(pictures, `console-${scene}.png`) })
      expect(await violations(page)).toEqual([])
      await done(page)
    },
  )

  test.each([
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ])('Live fits $width x $height without scrolling the page', async (size) => {
    const page = await open('busy', size)
    await page.screenshot({ path: resolve(pictures, `console-live-${size.width}.png`) })
    const over = await page.evaluate(() => {
      const main = document.querySelector('main')!
      return [
        document.documentElement.scrollHeight - innerHeight,
        document.documentElement.scrollWidth - innerWidth,
        main.scrollHeight - main.clientHeight,
      ]
    })
    expect(over).toEqual([0, 0, 0])
    await done(page)
  })

  test('money arms first, says so, disarms with Escape, and fires once at the second press', async () => {
    const page = await open('busy')
    const poster = page.getByRole('button', { name: /Fire.*poster/ })
    const armed = page.getByRole('button', { name: /Armed - press again to fire.*poster/ })
    await poster.focus()
    await page.keyboard.press('Enter')
    await armed.waitFor()
    expect(await asked(page)).toEqual([])
    await page.keyboard.press('Escape')
    await poster.waitFor()
    await page.keyboard.press('Enter')
    await page.locator('button[data-phase="armed"]').waitFor()
    // The scan may outlast the five seconds, so the firing starts anew.
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await poster.waitFor()
    await page.keyboard.press('Enter')
    await page.locator('button[data-phase="armed"]').waitFor()
    await page.keyboard.press('Enter')
    await waitForAsk(page, 'cues.fire')
    expect((await asked(page))[0]).toMatchObject({ input: { cueId: 'c5', anyway: false } })
    await page.getByRole('region', { name: 'On now (2)' }).waitFor()
    await done(page)
  })

  test('a visible cue needs a hold; a short press does nothing', async () => {
    const page = await open('busy')
    await page.getByRole('button', { name: /^Fire \(hold\).*first show/ }).focus()
    await page.keyboard.press(' ')
    expect(await asked(page)).toEqual([])
    await page.keyboard.down(' ')
    await waitForAsk(page, 'cues.fire')
    await page.keyboard.up(' ')
    expect(await asked(page)).toHaveLength(1)
    await done(page)
  })

  test('Space on the list fires the next cue; arrows walk over the buttons', async () => {
    const page = await open('fresh')
    const list = page.getByRole('group', { name: /Rundown, 9 cues/ })
    await list.focus()
    await page.keyboard.press(' ')
    await waitForAsk(page, 'cues.fire')
    expect((await asked(page))[0]).toMatchObject({ input: { cueId: 'c1' } })
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.closest('[data-cue="c2"]') !== null)
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.closest('[data-cue="c3"]') !== null)
    await done(page)
  })

  test('a row says in words and shape what failed, keeps its place, and fires a scene again', async () => {
    const page = await open('undone')
    const row = page.locator('[data-cue="c4"]')
    expect(await row.innerText()).toMatch(/Failed\s*OBS has "Close camera", the cue says "Close {2}camera"/)
    expect(await page.locator('[data-cue="c7"]').innerText()).toContain('Waiting for OBS to show "שלום".')
    expect(await page.locator('[data-cue="c1"]').innerText()).toMatch(/Done\s*no chapter/)
    expect(await page.locator('[data-cue="c5"]').innerText()).toMatch(/Fired/)
    const heights = await page
      .locator('[data-cue]')
      .evaluateAll((rows) => rows.map((one) => one.clientHeight))
    expect(new Set(heights).size).toBe(1)
    const over = await page
      .locator('[data-cue]')
      .evaluateAll(
        (rows) =>
          rows.filter((one) => [...one.children].some((part) => part.clientHeight > one.clientHeight)).length,
      )
    expect(over).toBe(0)
    const region = page.getByRole('region', { name: 'On now (1)' })
    expect(await region.innerText()).toContain('they differ in spaces. Choose the scene again.')
    expect(
      await region.evaluate((one) => one.querySelector('ul')!.scrollWidth - one.clientWidth),
    ).toBeLessThan(0)
    const retry = row.getByRole('button', { name: /^Retry \(hold\)/ })
    await retry.focus()
    await page.keyboard.down(' ')
    await waitForAsk(page, 'cues.fire')
    await page.keyboard.up(' ')
    expect((await asked(page))[0]).toMatchObject({ input: { cueId: 'c4' } })
    await page.getByRole('button', { name: /^Fire \(arm, then fire\): Enamel/ }).waitFor()
    await done(page)
  })

  test('a hotkey the desktop refused works in the window, under the same risk', async () => {
    const page = await open('busy')
    await page.keyboard.press('Control+Shift+Digit1')
    await waitForAsk(page, 'cues.fire')
    await page.keyboard.press('Control+Shift+Digit8')
    await page.locator('button[data-phase="armed"]').first().waitFor()
    expect(await asked(page)).toHaveLength(1)
    await page.keyboard.press('Control+Shift+Digit8')
    await waitForAsk(page, 'cues.fire', 2)
    await done(page)
  })

  test('panic by key, then a reviewed resume by keyboard; sales are not ticked by themselves', async () => {
    const page = await open('busy')
    await page.keyboard.press('Control+Shift+Digit0')
    await waitForAsk(page, 'panic')
    await page.getByRole('button', { name: 'Resume…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Resume after panic' })
    await dialog.waitFor()
    expect(await dialog.getByRole('checkbox').isChecked()).toBe(false)
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: resolve(pictures, 'console-resume.png') })
    await dialog.getByRole('checkbox').press(' ')
    await dialog.getByRole('button', { name: 'Resume 1 of 1' }).press('Enter')
    await waitForAsk(page, 'resume')
    expect((await asked(page))[1]).toEqual({ what: 'resume', input: { runIds: ['r9'], anyway: false } })
    await dialog.waitFor({ state: 'hidden' })
    await done(page)
  })

  test('held lines are decided by keyboard alone', async () => {
    const page = await open('busy')
    const lines = page.locator('[data-line]')
    await lines.first().focus()
    await page.keyboard.press('j')
    await page.keyboard.press('h')
    await waitForAsk(page, 'chat.review')
    await page.waitForFunction(() => document.querySelectorAll('[data-line]').length === 2)
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-line'))
    await page.keyboard.press('k')
    await page.keyboard.press('a')
    await waitForAsk(page, 'chat.review', 2)
    expect((await asked(page)).map((one) => one.input)).toEqual([
      { lineId: 'room:m48', action: 'hide' },
      { lineId: 'room:m11', action: 'allow' },
    ])
    await done(page)
  })

  test('the palette finds cues and screens; a risky cue is armed there and fired by its own button', async () => {
    const page = await open('busy')
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: /Search screens/ }).fill('poster')
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: resolve(pictures, 'console-palette.png') })
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.closest('[data-cue="c5"]') !== null)
    await page.locator('button[data-phase="armed"]').waitFor()
    await page.keyboard.press('Enter')
    await waitForAsk(page, 'cues.fire')
    await done(page)
  })

  test('at 200 lines a second the chat stays at its end, and holds still once scrolled up', async () => {
    const page = await open('storm')
    const box = page.getByRole('log', { name: 'Chat lines' })
    // Sampled over 60 frames, between drawing and measuring: a wrapped new line may be off for a part of a frame.
    const fromEnd = () =>
      box.evaluate(
        (one) =>
          new Promise<number[]>((resolve) => {
            const seen: number[] = []
            const look = () => {
              seen.push(one.scrollHeight - one.scrollTop - one.clientHeight)
              if (seen.length < 60) requestAnimationFrame(look)
              else resolve(seen.sort((a, b) => a - b))
            }
            look()
          }),
      )
    const lineCount = (more: number) =>
      page.waitForFunction(
        (count) =>
          Number(document.querySelector('[data-index]:last-child')?.getAttribute('data-index')) > count,
        more,
      )
    await lineCount(300)
    expect((await fromEnd())[50]).toBeLessThan(60)
    await box.hover()
    await page.mouse.wheel(0, -900)
    await page.getByRole('button', { name: /new lines/ }).waitFor()
    const topLine = () =>
      box.evaluate((one) => {
        const edge = one.getBoundingClientRect().top
        const rows = [...one.querySelectorAll('[data-index]')].map((row) => ({
          text: row.textContent,
          y: row.getBoundingClientRect().top - edge,
          index: Number(row.getAttribute('data-index')),
        }))
        return rows.find((row) => row.y >= 0)
      })
    const before = await topLine()
    await page.waitForFunction(
      () =>
        Number(
          /\d+/.exec(
            [...document.querySelectorAll('button')]
              .map((one) => one.textContent)
              .find((text) => /new lines/.test(text ?? '')) ?? '',
          )?.[0],
        ) > 200,
    )
    expect(await topLine()).toEqual(before)
    await page.getByRole('button', { name: /new lines/ }).press('Enter')
    await page.getByRole('button', { name: /new lines/ }).waitFor({ state: 'detached' })
    await done(page)
  })

  test('a thousand cues are windowed, with the next one in view', async () => {
    const page = await open('thousand')
    await page.locator('[data-cue="k500"]').waitFor()
    expect(await page.locator('[data-cue]').count()).toBeLessThan(60)
    await done(page)
  })

  test('a lost line is said, and the console comes back by itself', async () => {
    const page = await open('busy')
    await page.evaluate(() => (window as unknown as { breakLine: () => void }).breakLine())
    await page
      .getByRole('alert')
      .filter({ hasText: 'connection to Micdrop is lost' })
      .waitFor({ state: 'attached' })
    await page.getByText('Connection to Micdrop lost').waitFor({ state: 'detached' })
    await done(page)
  })

  test('without a show, Live offers the sample first and stops a live start that is not ready', async () => {
    const page = await open('none')
    await page.getByRole('button', { name: 'Go live with Friday drops' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: /Go live/ })
    await dialog.getByText('No chat is live.').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await dialog.getByRole('button', { name: 'Go live', exact: true }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: /Start the sample show/ }).press('Enter')
    await waitForAsk(page, 'shows.start')
    await page.getByRole('region', { name: 'Next', exact: true }).waitFor()
    await done(page)
  })
})
