import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { Settings } from '../../../core/contract/settings'
import { by, shop } from './room-rig'
import { chromiumPath, oneBrowser, rigOnLine, visit } from './room-screen'

const shots = join(import.meta.dirname, '../../../artifacts/room')
mkdirSync(shots, { recursive: true })

const browser = oneBrowser()
const posts = (requests: readonly string[]) => requests.filter((request) => request.startsWith('POST'))
const note = (page: Page) => page.locator('#note')
const kept = (page: Page, title: string) => note(page).getByText(`${title} is kept and sent`).waitFor()

describe.skipIf(chromiumPath === undefined)('a button of the room that is pressed', () => {
  test('without a line it is kept, says so, and is sent once when the line is back', async () => {
    const { rig, line } = await rigOnLine()
    const runId = await rig.fire('drop')
    const page = await visit(browser(), line.url)
    const claim = page.locator(`#claim-${runId}`)
    line.turn('cut')
    await claim.click()
    await kept(page, '“Claim one”')
    expect(await claim.getAttribute('aria-disabled')).toBe('true')
    expect(await claim.getAttribute('data-state')).toBe('kept')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`claim-${runId}`)
    line.turn('fine')
    await page.getByRole('alert').getByText('One Signed print is kept for you.').waitFor()
    expect(posts(line.requests)).toEqual(['POST /act'])
    expect(Object.values(shop(rig).holds)).toHaveLength(1)
    await page.locator(`#claim-${runId}:not([data-state])`).waitFor({ state: 'attached' })
    expect(await claim.getAttribute('aria-disabled')).toBeNull()
    expect(await note(page).textContent()).toBe('')
  })

  test('whose answer was lost, it is sent again under the same key and does what it does once', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    await page.getByLabel('Your message').fill('Only once')
    // The request arrives, its answer does not.
    line.deafen()
    await page.getByRole('button', { name: 'Send' }).click()
    await rig.until(() => rig.engine.world().airing!.lines.length > 0)
    await page.locator('#chat').getByText('Only once').waitFor()
    await page.locator('#send:not([data-state])').waitFor()
    expect(posts(line.requests).length).toBeGreaterThan(1)
    expect(rig.engine.world().airing!.lines.map(({ text }) => text)).toEqual(['Only once'])
    expect(await page.getByLabel('Your message').inputValue()).toBe('')
  })

  test('a double tap is one press, also on what comes under the finger; other buttons may wait beside it', async () => {
    const { rig, line } = await rigOnLine({ line: { roundTrip: 1_500 } })
    const runId = await rig.fire('drop')
    const quizId = await rig.fire('quiz')
    const page = await visit(browser(), line.url)
    await page.locator(`#claim-${runId}`).dblclick()
    await page.locator(`#answer-${quizId}-A`).dblclick()
    expect(await page.locator('[data-state=sent]').count()).toBe(2)
    await note(page)
      .getByText(/^Sending/)
      .waitFor()
    await page.getByText('You answered A.').waitFor()
    await page.locator('[id^=hold-]').waitFor()
    // More time, pressed twice on a fast line, is given once.
    await page.locator('[id^=more-]').dblclick()
    await note(page).getByText('You have more time.').waitFor()
    expect(Object.values(shop(rig).holds).map(({ extensions }) => extensions)).toEqual([1])
    expect(posts(line.requests)).toHaveLength(3)
    // It asks first: two taps on the question open it, and close nothing.
    await page.locator('[id^=give-] summary').dblclick()
    await page.locator('[id^=cancel-]').dblclick()
    await note(page).getByText('Given up.').waitFor()
    expect(posts(line.requests)).toHaveLength(4)
    // A key that is held down.
    await page.locator(`#claim-${runId}`).focus()
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    await page.getByRole('alert').getByText('One Signed print is kept for you.').waitFor()
    expect(posts(line.requests)).toHaveLength(5)
  })

  test('refused by a limit it says why, and nothing else on the page changes', async () => {
    const settings = () => Settings.parse({ room: { slowModeSeconds: 60 } })
    const { rig, line } = await rigOnLine({ room: { settings } })
    const page = await visit(browser(), line.url)
    const say = async (text: string) => {
      await page.getByLabel('Your message').fill(text)
      await page.getByLabel('Your message').press('Enter')
    }
    await say('first')
    await page.locator('#chat').getByText('first').waitFor()
    await page.locator('#send:not([data-state])').waitFor()
    const picture = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('#own, #now, #chat, #top')].map((part) => part.outerHTML),
      )
    const before = await picture()
    await say('second')
    await note(page)
      .getByText(/^Slow mode: wait \d+ seconds, then send again\.$/)
      .waitFor()
    expect(await picture()).toEqual(before)
    expect(await page.getByLabel('Your message').inputValue()).toBe('second')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say-text')
    expect(rig.engine.world().airing!.lines).toHaveLength(1)
  })

  test('where a network answers for everybody: nothing of its page is shown, and the press goes on when it is gone', async () => {
    const { rig, line } = await rigOnLine()
    const runId = await rig.fire('drop')
    const page = await visit(browser(), line.url)
    line.turn('portal')
    await page.locator(`#claim-${runId}`).click()
    await note(page).getByText('Another page answered: this network may want you to sign in.').waitFor()
    await rig.fire('tip')
    expect(await page.getByText('Wi-Fi').count()).toBe(0)
    expect(await page.title()).toBe('Print night')
    line.turn('fine')
    await page.getByRole('alert').getByText('One Signed print is kept for you.').waitFor()
    await page.getByRole('heading', { name: 'Sticker' }).waitFor()
  })

  test.each([
    ['360 px', { viewport: { width: 360, height: 640 } }],
    ['200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ['200 % of 360 px', { viewport: { width: 180, height: 320 }, deviceScaleFactor: 2 }],
    ['dark', { viewport: { width: 360, height: 640 }, colorScheme: 'dark' }],
  ] as const)('its states are seen wherever the page is scrolled to, at %s', async (name, screen) => {
    const { rig, line } = await rigOnLine()
    for (let at = 0; at < 12; at += 1)
      await rig.engine.roomLine(
        { platform: 'room', id: `v${at}`, name: 'Ana' },
        'stream',
        `line ${at}`,
        `m${at}`,
      )
    await rig.fire('quiz')
    const runId = await rig.fire('drop')
    const page = await visit(browser(), line.url, screen)
    line.turn('cut')
    await page.getByText('Connection lost. Trying again…').waitFor()
    const claim = page.locator(`#claim-${runId}`)
    await claim.scrollIntoViewIfNeeded()
    const top = () => claim.evaluate((button) => button.getBoundingClientRect().top)
    const before = await top()
    await claim.click()
    await kept(page, '“Claim one”')
    expect(Math.abs((await top()) - before)).toBeLessThan(1)
    await page.screenshot({ path: join(shots, `press-${name.replaceAll(' ', '')}.png`) })
    await page.locator('#you').evaluate((last) => last.scrollIntoView({ block: 'end' }))
    await page.screenshot({ path: join(shots, `press-${name.replaceAll(' ', '')}-down.png`) })
    for (const id of ['note', 'link'])
      expect(
        await page.locator(`#${id}`).evaluate((words) => {
          const { top, bottom } = words.getBoundingClientRect()
          return top >= 0 && bottom <= innerHeight
        }),
      ).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  })

  test('a page that a network put in place of ours is asked for again until ours comes', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    let others = 0
    await page.route(`${line.url}/`, async (route) => {
      others += 1
      if (others === 1)
        return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Café</title><p>Sign in' })
      if (others === 2)
        return route.fulfill({
          status: 200,
          headers: { 'x-micdrop': 'room' },
          contentType: 'text/html',
          body: '<body data-live="/live" data-rev="1"><p>old',
        })
      if (others === 3) return route.fulfill({ status: 502, contentType: 'text/html', body: 'Bad gateway' })
      return route.continue()
    })
    await rig.engine.offer({ type: 'airing-ended', by }, null)
    await page.getByText('This show is over.').waitFor()
    expect(others).toBe(4)
    expect(await page.title()).toBe('Print night')
    expect(await page.getByText('Sign in').count()).toBe(0)
  })
})
