import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from '../live/harness'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')
type Asked = { what: string; input: unknown }[]
const small = { width: 1280, height: 720 }

describe.skipIf(!hasChromium())('chat platforms in the settings, on a fake engine', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(section: string, scene = 'library', viewport = small): Promise<Page> {
    const context = await harness.browser.newContext({ viewport, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${harness.url(scene)}#settings/${section}`)
    await page.getByRole('region').first().waitFor()
    await page.locator('main h3, main table').first().waitFor()
    return page
  }
  const done = (page: Page) => page.context().close()
  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze()
    return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)
  }
  const lastAsked = (page: Page, what: string) =>
    page
      .waitForFunction(
        (name) =>
          (window as unknown as { asked: Asked }).asked.filter((one) => one.what === name).pop() ?? null,
        what,
      )
      .then(async (found) => (await found.jsonValue())?.input)

  test.each([
    ['platforms/twitch', 'library', small],
    ['platforms/youtube', 'library', small],
    ['platforms/irc', 'library', small],
    ['platforms/kick', 'library', small],
    ['platforms/bridge', 'library', small],
    ['platforms/twitch', 'library-platforms-none', small],
    ['platforms/youtube', 'library-platforms-none', small],
    ['platforms/irc', 'library-platforms-none', small],
    ['platforms/kick', 'library-platforms-none', small],
    ['platforms/twitch', 'library-platforms-asking', small],
    ['platforms/kick', 'library-platforms-asking', small],
    ['platforms/twitch', 'library-platforms-trouble', small],
    ['platforms/youtube', 'library-platforms-trouble', small],
    ['abilities', 'library', small],
    ['delays', 'library', small],
    ['platforms/twitch', 'library', { width: 1600, height: 1000 }],
    ['abilities', 'library', { width: 1600, height: 1000 }],
  ])('%s in scene "%s": axe finds nothing, and nothing is cut off', async (section, scene, size) => {
    const page = await open(section, scene, size)
    const name = `settings-${section.replace('/', '-')}-${scene}-${size.width}`
    await page.screenshot({ path: resolve(pictures, `${name}.png`) })
    expect(await violations(page)).toEqual([])
    const over = await page.evaluate(() => {
      const main = document.querySelector('main')!
      const body = main.querySelector('section [tabindex="0"]')!
      return [
        document.documentElement.scrollWidth - innerWidth,
        main.scrollHeight - main.clientHeight,
        body.scrollWidth - body.clientWidth,
      ]
    })
    expect(over).toEqual([0, 0, 0])
    await done(page)
  })

  test("a platform's own name leads to its page, and the lights of all stay in view", async () => {
    const page = await open('kick')
    await page.getByLabel('Number of the chat room').waitFor()
    await page.getByRole('link', { name: /IRC gap \d\d:\d\d–\d\d:\d\d/ }).press('Enter')
    await page
      .getByText(/^Gap \d\d:\d\d–\d\d:\d\d\. Back after an outage; what was written meanwhile is lost/)
      .waitFor()
    await done(page)
  })

  test('a channel that cannot be one is said at its field; a pasted address becomes the name', async () => {
    const page = await open('platforms/twitch', 'library-platforms-none')
    await page.getByText('Next step: the name of your channel, below.').waitFor()
    const channel = page.getByRole('textbox', { name: 'Channel', exact: true })
    await channel.fill('no spaces')
    await page.getByText('Not saved. A Twitch channel has letters, digits and _ only.').waitFor()
    await channel.fill('https://www.twitch.tv/Mira_Live?x=1')
    expect(await lastAsked(page, 'settings.save')).toMatchObject({
      platforms: { twitch: { channel: 'mira_live', enabled: false } },
    })
    await channel.press('Tab')
    await page.getByLabel('Twitch chat').press('Space')
    await page.waitForFunction(() =>
      (
        window as unknown as {
          asked: { what: string; input: { platforms?: { twitch: { enabled: boolean } } } }[]
        }
      ).asked.some((one) => one.what === 'settings.save' && one.input.platforms?.twitch.enabled === true),
    )
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await channel.inputValue()).toBe('mira_live')
    await done(page)
  })

  test('signing in asks only for ticked steps, shows the code, and can be cancelled', async () => {
    const page = await open('platforms/twitch', 'library-platforms-none')
    const steps = page.getByRole('list', { name: 'What Twitch is asked for' })
    expect(await steps.getByRole('checkbox', { checked: true }).count()).toBe(1)
    await steps.getByRole('checkbox', { name: 'Channel points' }).press('Space')
    await page.getByRole('button', { name: 'Sign in', exact: true }).press('Enter')
    expect(await lastAsked(page, 'platforms.signIn')).toEqual({ id: 'twitch', steps: ['chat', 'points'] })
    await page.getByText('KXHV-PQRT').waitFor()
    await page.getByText(/^2[78]:\d\d left$/).waitFor()
    expect(await page.getByRole('link', { name: 'Open the page' }).getAttribute('href')).toMatch(
      /^https:\/\/www\.twitch\.tv\/activate/,
    )
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Twitch waits for you/)
    await page.screenshot({ path: resolve(pictures, 'settings-sign-in.png') })
    await page.getByRole('button', { name: 'Cancel' }).press('Enter')
    expect(await lastAsked(page, 'platforms.cancelSignIn')).toEqual({ id: 'twitch' })
    await page.getByText('KXHV-PQRT').waitFor({ state: 'detached' })
    await done(page)
  })

  test('more steps are asked for later; signing out asks first', async () => {
    const page = await open('platforms/twitch')
    await page.getByText('Signed in as mira_live.').waitFor()
    const more = page.getByRole('button', { name: 'Ask for one more step' })
    expect(await more.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: 'Stream markers and polls' }).press('Space')
    await page.getByRole('button', { name: 'Sign out…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Sign out of Twitch?' })
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Stay signed in' }).press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await more.press('Enter')
    expect(await lastAsked(page, 'platforms.signIn')).toEqual({ id: 'twitch', steps: ['stream'] })
    await done(page)
  })

  test('a secret is written, never read back, and forgotten', async () => {
    const page = await open('platforms/irc')
    const field = page.getByLabel('Password', { exact: true })
    await page.getByPlaceholder('Not saved yet').waitFor()
    await field.fill('hunter2 hunter2')
    await field.press('Enter')
    expect(await lastAsked(page, 'platforms.setSecret')).toEqual({
      name: 'irc-password',
      value: 'hunter2 hunter2',
    })
    await page.getByPlaceholder('Saved. Type to replace it').waitFor()
    expect(await page.content()).not.toContain('hunter2')
    expect(await field.inputValue()).toBe('')
    await page.getByRole('button', { name: 'Forget Password' }).press('Enter')
    await page.getByPlaceholder('Not saved yet').waitFor()
    expect(await lastAsked(page, 'platforms.setSecret')).toEqual({ name: 'irc-password', value: null })
    await done(page)
  })

  test('the quota is a meter with its sentence; connecting anew is one press', async () => {
    const page = await open('platforms/youtube', 'library-platforms-trouble')
    await page
      .getByRole('paragraph')
      .filter({ hasText: /^0 of 10,000 units left, enough for 0 posts\. Starts anew at \d\d:\d\d\.$/ })
      .waitFor()
    expect(await page.getByRole('meter', { name: 'Left of the quota' }).getAttribute('value')).toBe('0')
    await page.getByRole('button', { name: 'Connect anew' }).press('Enter')
    expect(await lastAsked(page, 'platforms.reconnect')).toEqual({ id: 'youtube' })
    await done(page)
  })

  test('the bridge shows its own token and a line to try', async () => {
    const page = await open('platforms/bridge')
    await page.getByText(/^curl -H "Authorization: Bearer \$TOKEN".*\/api\/v1\/lines$/).waitFor()
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter')
    await page.getByText('bridge-token-0').waitFor()
    await page.getByRole('button', { name: 'Renew…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Renew the token?' })
    await dialog.getByRole('button', { name: 'Renew', exact: true }).press('Enter')
    await page.getByText('bridge-token-1').waitFor()
    await done(page)
  })

  test('the table is walked by arrows; each cell says yes or no and why', async () => {
    const page = await open('abilities')
    const table = page.getByRole('table', { name: /What each platform can do/ })
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(
      ['Room', 'Twitch', 'YouTube', 'IRC', 'Kick', 'Inbound bridge'].map((name) =>
        expect.stringContaining(name),
      ),
    )
    await table.getByRole('button').first().focus()
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    const note = page.getByTestId('note')
    await note.getByText('YouTube has no replies in live chat.').waitFor()
    expect(await note.textContent()).toMatch(/^YouTube: Answer under a message - no\./)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'No. YouTube has no replies in live chat.',
    )
    expect(await table.locator('button[tabindex="0"]').count()).toBe(1)
    await page.screenshot({ path: resolve(pictures, 'settings-abilities-note.png') })
    await table
      .getByRole('row', { name: /^Read chat/ })
      .getByRole('button')
      .nth(1)
      .hover()
    await note.getByText('Works without signing in.').waitFor()
    await done(page)
  })

  test('fair windows are switched; a delay is measured, set by hand and taken back', async () => {
    const page = await open('delays')
    await page.getByLabel("Shift each platform's window by its delay").press('Space')
    expect(await lastAsked(page, 'settings.save')).toMatchObject({ fairWindows: false })
    await page.getByText('12.4 s ± 1.1').waitFor()
    await page.getByText(/^8 samples, \d+ s ago$/).waitFor()
    await page.getByRole('button', { name: 'Measure' }).press('Enter')
    await page.getByText('4711').waitFor()
    await page.getByText(/^(0:5\d|1:00) left$/).waitFor()
    await page.getByRole('button', { name: 'Stop' }).press('Enter')
    expect(await lastAsked(page, 'delays.measure')).toEqual({ on: false })
    const twitch = page.getByLabel(/^Delay of Twitch by hand/)
    await twitch.fill('900')
    await page.getByText('Not kept. Seconds from 0 to 60.').waitFor()
    await twitch.fill('9,5')
    await twitch.press('Enter')
    expect(await lastAsked(page, 'delays.set')).toEqual({ source: 'twitch', ms: 9_500 })
    await page.getByText('9.5 s', { exact: true }).waitFor()
    await twitch.fill('')
    await twitch.press('Tab')
    await page.waitForFunction(() =>
      (window as unknown as { asked: { what: string; input: { ms?: unknown } }[] }).asked.some(
        (one) => one.what === 'delays.set' && one.input.ms === null,
      ),
    )
    await done(page)
  })
})
