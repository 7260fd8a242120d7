import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { by, type RigOptions, type RoomRig, rigWith } from './room-rig'
import { chromiumPath, oneBrowser, visit as open } from './room-screen'

const shots = join(import.meta.dirname, '../../../artifacts/room')
mkdirSync(shots, { recursive: true })

const browser = oneBrowser()
const rigFor = (options: RigOptions = {}) => rigWith({ ticking: true, ...options })
const visit = (rig: RoomRig, options: BrowserContextOptions = {}) =>
  open(browser(), rig.url, { viewport: { width: 390, height: 844 }, ...options })

/** Looked at by axe and by people: no violations, nothing wider than the screen, and a picture. */
async function inspect(page: Page, name: string, scripts = true): Promise<void> {
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(wide, `${name} is wider than the screen`).toBe(false)
  const judged = scripts ? page : await twin(page)
  const { violations } = await new AxeBuilder({ page: judged }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  if (judged !== page) await judged.context().close()
}

/** Axe needs scripts to run: the same page for the same viewer, with scripts but without ours. */
async function twin(page: Page): Promise<Page> {
  const context = await browser().newContext({ viewport: page.viewportSize() })
  await context.addCookies(await page.context().cookies())
  await context.route('**/room/room.js*', (route) => route.abort())
  const other = await context.newPage()
  await other.goto(page.url())
  return other
}

/** A few viewers have chatted, a quiz ran, a drop and a message are on. */
async function lively(rig: RoomRig): Promise<{ dropId: string; quizId: string }> {
  const texts = [
    'Hello from Lisbon!',
    'is that the big press?',
    'שלום לכולם',
    'https://example.com/a-very-long-address-that-does-not-break-anywhere-at-all-because-it-is-one-word',
    '🎉🎉 can’t wait',
  ]
  for (const [at, text] of texts.entries())
    await rig.engine.roomLine(
      { platform: 'room', id: `v${at}`, name: ['Ana', 'Ben', 'דנה', 'Chris', 'Dora'][at]! },
      'stream',
      text,
      `m${at}`,
    )
  await rig.fire('hello')
  const quizId = await rig.fire('quiz')
  const dropId = await rig.fire('drop')
  await rig.engine.offer({ type: 'host-said', text: 'Drop: Signed print, €5.00, 5 left.', by }, null)
  return { dropId, quizId }
}

describe.skipIf(chromiumPath === undefined)('the room in a browser', () => {
  describe.each([
    ['without scripts, 320 px', false, 320],
    ['without scripts, 390 px', false, 390],
    ['with scripts, 320 px', true, 320],
    ['with scripts, 390 px', true, 390],
  ] as const)('%s', (_name, javaScriptEnabled, width) => {
    test('join, answer, claim, more time, consent, pay, receipt', { timeout: 120_000 }, async () => {
      const rig = await rigFor()
      const { dropId, quizId } = await lively(rig)
      const page = await visit(rig, { javaScriptEnabled, viewport: { width, height: 700 } })
      const shot = (name: string) =>
        inspect(page, `${javaScriptEnabled ? 'live' : 'plain'}-${width}-${name}`, javaScriptEnabled)
      await page.getByText('Rehearsal: no real money').waitFor()
      await page.getByText('Hello from Lisbon!').waitFor()
      await shot('1-room')

      await page.locator(`#answer-${quizId}-A`).click()
      await page.getByText('You answered A.').waitFor()
      await page.getByLabel('Your name').fill('Éva')
      await page.getByLabel('Your message').fill('Good evening!')
      await page.getByRole('button', { name: 'Send' }).click()
      await page.locator('#chat').getByText('Good evening!').waitFor()
      await page.locator('#you summary').getByText('You are Éva').waitFor()

      await page.locator(`#claim-${dropId}`).click()
      await page.getByRole('alert').getByText('One Signed print is kept for you.').waitFor()
      await shot('2-held')
      if (javaScriptEnabled) await page.getByRole('link', { name: 'Pay €5.00' }).click()
      await page.getByRole('heading', { name: 'What you buy' }).waitFor()
      await page.getByRole('button', { name: 'More time' }).click()
      await page.getByText('You have more time.').waitFor()
      expect(Object.values(rig.engine.world().airing!.shop.holds)[0]!.extensions).toBe(1)
      await shot('3-checkout')

      // The first try is declined.
      await page.getByLabel('The card is declined').check()
      await page.getByLabel('I want to buy this').check()
      await page.getByRole('button', { name: 'Pay €5.00 (not real money)' }).click()
      await page.getByRole('heading', { name: 'Order no. 1' }).waitFor()
      await rig.until(
        () => Object.values(rig.engine.world().airing!.shop.orders)[0]?.payments[0]?.state === 'declined',
      )
      if (!javaScriptEnabled) await page.getByRole('link', { name: 'Look again' }).click()
      await page.getByText('The card was declined.').waitFor()
      await shot('4-declined')
      await page.getByRole('link', { name: 'Try again' }).click()
      await page.getByRole('button', { name: 'Pay €5.00 (not real money)' }).click()
      await rig.until(() => Object.values(rig.engine.world().airing!.shop.orders)[0]?.state === 'paid')
      if (!javaScriptEnabled) await page.goto(page.url())
      await page.getByText('Paid. Signed print is yours.').waitFor()
      await page.getByRole('link', { name: 'Open the receipt' }).click()
      await page.getByRole('heading', { name: 'Receipt no. 1' }).waitFor()
      await page.getByText('no real money was paid').waitFor()
      await shot('5-receipt')
      await page.getByRole('link', { name: 'Back to the show' }).click()
      await page.getByRole('link', { name: 'My orders' }).click()
      await page.getByRole('link', { name: 'No. 1: Signed print' }).waitFor()
      await shot('6-orders')
    })
  })

  test('what is typed, focused and opened stays while the page changes around it', async () => {
    const rig = await rigFor()
    await lively(rig)
    const page = await visit(rig)
    await page.locator('#you summary').click()
    await page.getByLabel('Your message').fill('half a sent')
    await page.getByLabel('Your message').press('End')
    await rig.engine.roomLine({ platform: 'room', id: 'x', name: 'Xenia' }, 'stream', 'a new line', 'new')
    await page.locator('#chat').getByText('a new line').waitFor()
    const runId = await rig.fire('tip')
    await page.locator(`#claim-${runId}`).waitFor()
    await page.keyboard.type('ence')
    expect(await page.getByLabel('Your message').inputValue()).toBe('half a sentence')
    expect(await page.locator('#you').getAttribute('open')).toBe('')
    expect(await page.locator('#news').textContent()).toContain('Sticker')

    // The focused button goes away: the heading of its part takes the focus.
    await page.locator(`#claim-${runId}`).focus()
    await rig.engine.offer({ type: 'host-acted', runId, action: 'close', by }, null)
    await page
      .locator(`#run-${runId}`)
      .getByText(/^Closed/)
      .waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('now-title')
  })

  test('by keyboard alone: skip link, claim, pay', async () => {
    const rig = await rigFor()
    const dropId = await rig.fire('drop')
    const page = await visit(rig)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`claim-${dropId}`)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Pay €5.00' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('I want to buy this').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('Paid. Signed print is yours.').waitFor()
  })

  test('dark, not on air, paused, sold out, waiting list', async () => {
    const rig = await rigFor({ stock: 1 })
    const dropId = await rig.fire('drop')
    const rival = rig.browse()
    await rival.get('/')
    await rival.send('act', { do: `claim ${dropId}` })
    const page = await visit(rig, { colorScheme: 'dark', viewport: { width: 320, height: 700 } })
    await page.getByRole('button', { name: 'Wait in line' }).click()
    await page.getByText('In line for Signed print').waitFor()
    await inspect(page, 'dark-320-waiting')
    await rig.engine.offer({ type: 'panicked', by }, null)
    await page.getByText('The host has stopped everything for a moment.').waitFor()
    await inspect(page, 'dark-320-paused')
    await rig.engine.offer({ type: 'airing-ended', by }, null)
    await page.getByText('This show is over.').waitFor()
    await inspect(page, 'dark-320-over')
  })

  test('text of viewers is text', async () => {
    const rig = await rigFor()
    const page = await visit(rig)
    await page.getByLabel('Your name').fill('<img src=x onerror=document.title="owned">')
    await page.getByLabel('Your message').fill('<script>document.title="owned"</script>\u202ereversed')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('#chat').getByText('<script>document.title="owned"</script>reversed').waitFor()
    expect(await page.title()).toBe('Print night')
    expect(await page.locator('#chat img, #chat script').count()).toBe(0)
  })
})
