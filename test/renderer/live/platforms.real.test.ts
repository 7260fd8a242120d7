import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from './harness'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')
type Asked = { what: string; input: Record<string, unknown> }[]

describe.skipIf(!hasChromium())('several platforms on the Live screen, on a fake engine', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(scene = 'busy', viewport = { width: 1280, height: 720 }): Promise<Page> {
    const context = await harness.browser.newContext({ viewport, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(harness.url(scene))
    await page.getByRole('region', { name: 'Chat' }).waitFor()
    return page
  }
  const done = (page: Page) => page.context().close()
  const picture = (page: Page, name: string) => page.screenshot({ path: resolve(pictures, `${name}.png`) })
  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).exclude('iframe').analyze()
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
  const chat = (page: Page) => page.getByRole('log', { name: 'Chat lines' })
  const pickNewest = async (page: Page, of: string) => {
    await chat(page).focus()
    await page.keyboard.press('k')
    for (let tries = 0; tries < 40; tries += 1) {
      await page.waitForFunction(() => document.activeElement?.hasAttribute('data-pick'))
      const mark = await page.evaluate(() =>
        document.activeElement?.querySelector('[role="img"]')?.getAttribute('aria-label'),
      )
      if (mark === of) return
      const before = await page.evaluate(() => document.activeElement?.getAttribute('data-pick'))
      await page.keyboard.press('k')
      await page.waitForFunction((id) => document.activeElement?.getAttribute('data-pick') !== id, before)
    }
    throw new Error(`no line of ${of} in the chat`)
  }

  test('each line names its platform, roles and the channel it comes from', async () => {
    const page = await open()
    for (const name of ['Twitch', 'YouTube', 'Room', 'Kick'])
      await chat(page).getByRole('img', { name, exact: true }).first().waitFor()
    await chat(page).evaluate((box) => box.scrollTo(0, box.scrollHeight / 2))
    await chat(page).getByText('from friday_quiz').first().waitFor()
    await page.getByText(/^Held by Twitch: /).waitFor()
    await done(page)
  })

  test('the field says what it reaches; one chat can be chosen; nowhere is a reason', async () => {
    const page = await open()
    const field = page.getByLabel('Say in chat')
    expect(await field.getAttribute('aria-description')).toMatch(/^Room yes/)
    await page.getByText('Room yes · Twitch yes · YouTube 12 posts left · IRC yes · Kick read only').waitFor()
    await page.getByLabel('Where').selectOption({ label: 'YouTube' })
    await page.getByText('YouTube 12 posts left', { exact: true }).waitFor()
    await field.fill('x'.repeat(201))
    await page.getByText('Too long: YouTube takes 200 characters.').waitFor()
    await field.fill('hello there')
    await field.press('Enter')
    expect(await lastAsked(page, 'chat.say')).toEqual({ text: 'hello there', only: 'youtube' })
    await page.getByLabel('Where').selectOption({ label: 'Kick' })
    await page.getByText('Kick: read only.').waitFor()
    expect(await field.isDisabled()).toBe(true)
    await done(page)
    const mute = await open('mute')
    await mute.getByText('No chat is connected that can be written to.').waitFor()
    expect(await mute.getByRole('button', { name: 'Say' }).isDisabled()).toBe(true)
    expect(await violations(mute)).toEqual([])
    await picture(mute, 'live-mute')
    await done(mute)
  })

  test('the queue opens with its reasons and is emptied', async () => {
    const page = await open()
    await page.getByRole('button', { name: '3 waiting' }).press('Enter')
    const list = page.getByRole('list', { name: 'Waiting messages' })
    await list.getByText(/The same words were said less than 30 seconds ago\. Waiting for \d+ s\./).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'live-queue')
    await page.getByRole('button', { name: 'Empty queue' }).press('Enter')
    expect(await lastAsked(page, 'platforms.emptyQueue')).toEqual({ id: null })
    await page.getByRole('button', { name: /waiting/ }).waitFor({ state: 'detached' })
    await done(page)
  })

  test('a chat line is chosen by keys: delete, time out, warn, ban, and the last is undone', async () => {
    const page = await open()
    await pickNewest(page, 'Twitch')
    await picture(page, 'live-picked')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('d')
    expect(await lastAsked(page, 'chat.moderate')).toMatchObject({
      act: 'delete',
      viewer: { platform: 'twitch' },
      seconds: null,
    })
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^Time out .* on Twitch$/).waitFor()
    await dialog.getByLabel('Reason (optional)').fill('bad jokes about bands and teeth')
    await dialog.getByRole('radio', { name: '1 h' }).press('Space')
    expect(await violations(page)).toEqual([])
    await picture(page, 'live-timeout')
    await dialog.getByRole('button', { name: 'Time out for 1 h' }).press('Enter')
    expect(await lastAsked(page, 'chat.moderate')).toMatchObject({
      act: 'timeout',
      seconds: 3_600,
      why: 'bad jokes about bands and teeth',
    })
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-pick'))
    await page.keyboard.press('w')
    expect(await dialog.getByRole('button', { name: 'Warn' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Reason, shown to the viewer').fill('no spoilers')
    await page.keyboard.press('Enter')
    expect(await lastAsked(page, 'chat.moderate')).toMatchObject({ act: 'warn', why: 'no spoilers' })
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-pick'))
    await page.keyboard.press('b')
    await dialog.getByText(/^Ban .* on Twitch\?$/).waitFor()
    await picture(page, 'live-ban')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-pick'))
    expect(await lastAsked(page, 'chat.moderate')).toMatchObject({ act: 'warn' })
    await page.keyboard.press('u')
    expect(await lastAsked(page, 'chat.undo')).toEqual({ actionId: 'm2' })
    await page.keyboard.press('Escape')
    await page.getByLabel('Say in chat').waitFor()
    await done(page)
  })

  test('a time of one’s own has limits', async () => {
    const page = await open()
    await pickNewest(page, 'Twitch')
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Other' }).press('Space')
    await dialog.getByLabel('Seconds').fill('0')
    await dialog.getByText(/1,209,600 seconds/).waitFor()
    expect(await dialog.getByRole('button', { name: /^Time out/ }).isDisabled()).toBe(true)
    await dialog.getByLabel('Seconds').fill('90')
    await dialog.getByRole('button', { name: 'Time out for 90 s' }).press('Enter')
    expect(await lastAsked(page, 'chat.moderate')).toMatchObject({ act: 'timeout', seconds: 90 })
    await done(page)
  })

  test('what a platform cannot do is greyed with its reason, and the key says so, too', async () => {
    const page = await open()
    await pickNewest(page, 'IRC')
    const bar = page.getByRole('region', { name: 'Chat' }).getByRole('group', { name: /^For / })
    const ban = bar.getByRole('button', { name: /^Ban/ })
    expect(await ban.getAttribute('aria-disabled')).toBe('true')
    await ban.focus()
    await page
      .getByRole('region', { name: 'Chat' })
      .getByRole('paragraph')
      .filter({ hasText: 'Needs an operator of the channel, by hand.' })
      .waitFor()
    await picture(page, 'live-cannot')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('dialog', { name: /Ban/ }).count()).toBe(0)
    await bar.getByRole('button', { name: /^Hide/ }).press('Enter')
    expect(await lastAsked(page, 'chat.review')).toMatchObject({ action: 'hide' })
    await done(page)
  })

  test('the lane asks the platform as well; what was done is listed and undone', async () => {
    const page = await open()
    await page.locator('[data-line]').first().focus()
    await page.keyboard.press('b')
    await page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).press('Enter')
    expect(await lastAsked(page, 'chat.moderate')).toMatchObject({ act: 'ban', lineId: 'room:m11' })
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('radio', { name: 'Done (6)' }).press('Space')
    const list = page.getByRole('list', { name: 'Done, newest first' })
    await list.getByText(/refused: YouTube: the units of this day are used up/).waitFor()
    expect(await violations(page)).toEqual([])
    await picture(page, 'live-done')
    await list.getByRole('button', { name: 'Undo: Timed out Dee for 10 min' }).press('Enter')
    expect(await lastAsked(page, 'chat.undo')).toEqual({ actionId: 'a4' })
    await done(page)
  })

  test('lights, delays and gifts stand beside the show', async () => {
    const page = await open()
    const stream = page.getByRole('region', { name: 'What viewers see' })
    await stream.getByRole('radio', { name: 'Health' }).press('Space')
    await stream.getByText(/^gap \d\d:\d\d–\d\d:\d\d\. Back after an outage/).waitFor()
    await stream.getByText('live, 230 lines a minute. 12 posts left').waitFor()
    await picture(page, 'live-health')
    expect(await violations(page)).toEqual([])
    await stream.getByRole('radio', { name: 'Delays' }).press('Space')
    await stream.getByText('12.4 s ± 1.1').waitFor()
    await stream.getByRole('button', { name: 'Measure' }).press('Enter')
    await stream.getByText('4711').waitFor()
    await picture(page, 'live-delays')
    expect(await violations(page)).toEqual([])
    const sales = page.getByRole('region', { name: 'Sales' })
    await sales.getByRole('radio', { name: 'Gifts' }).press('Space')
    await sales.getByText('€5.00 Super Chat').waitFor()
    await sales.getByText('Next question, please (2,000 points)').waitFor()
    await picture(page, 'live-gifts')
    expect(await violations(page)).toEqual([])
    await done(page)
  })

  test('at 200 lines a second a chosen line stays where it is, and Escape goes back to the end', async () => {
    const page = await open('storm')
    await page.waitForFunction(
      () => Number(document.querySelector('[data-index]:last-child')?.getAttribute('data-index')) > 200,
    )
    await chat(page).focus()
    await page.keyboard.press('k')
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-pick'))
    await page.keyboard.press('k')
    await page.getByRole('button', { name: /\d new lines/ }).waitFor()
    const place = () =>
      page.evaluate(() => ({
        id: document.activeElement?.getAttribute('data-pick'),
        y: document.activeElement?.getBoundingClientRect().y,
      }))
    const before = await place()
    await page.waitForFunction(
      () =>
        Number(
          /\d+/.exec(
            [...document.querySelectorAll('button')]
              .map((one) => one.textContent)
              .find((text) => /new lines/.test(text ?? '')) ?? '',
          )?.[0],
        ) > 150,
    )
    expect(await place()).toEqual(before)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /\d new lines/ }).waitFor({ state: 'detached' })
    await page.getByLabel('Say in chat').waitFor()
    await done(page)
  })

  test.each([
    ['busy', { width: 1280, height: 720 }],
    ['busy', { width: 1600, height: 1000 }],
    ['bad', { width: 1280, height: 720 }],
  ])('scene "%s" in %o cuts nothing off sideways', async (scene, size) => {
    const page = await open(scene, size)
    await picture(page, `live-${scene}-${size.width}`)
    const over = await page.evaluate(() =>
      [...document.querySelectorAll('main section, main form, main [role="group"]')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.outerHTML.slice(0, 120)),
    )
    expect(over).toEqual([])
    await done(page)
  })
})
