import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { Theme } from '../../../core/overlay/theme'
import { by, type RoomRig, rigWith, roomShow, shop } from './room-rig'
import { chromiumPath, oneBrowser, visit } from './room-screen'

const shots = join(import.meta.dirname, '../../../artifacts/room')
mkdirSync(shots, { recursive: true })

const browser = oneBrowser()
const phone = { viewport: { width: 390, height: 844 } }
const small = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }
const holds = (rig: RoomRig) => Object.values(shop(rig).holds)
/** The dock's one button that is seen. */
const button = (page: Page) => page.locator('#dock .btn:visible')

async function rectOf(page: Page): Promise<readonly number[]> {
  const box = await button(page).boundingBox()
  return [box!.x, box!.y, box!.width, box!.height].map(Math.round)
}

describe.skipIf(chromiumPath === undefined)('the ticket in the room', () => {
  test.each([true, false])(
    'one button in one rectangle on every page (scripts: %s)',
    { timeout: 120_000 },
    async (javaScriptEnabled) => {
      const rig = await rigWith({ ticking: true })
      const page = await visit(browser(), rig.url, { ...phone, javaScriptEnabled })
      const idle = await rectOf(page)
      expect(idle[3]).toBe(60)
      const same = async () => expect(await rectOf(page)).toEqual(idle)
      await rig.fire('quiz')
      const runId = await rig.fire('drop')
      if (!javaScriptEnabled) await page.reload()
      await page.locator(`#claim-${runId}`).waitFor()
      await same()
      await page.locator(`#claim-${runId}`).click()
      if (javaScriptEnabled) {
        await page.locator('[id^=pay-h]').waitFor()
        await same()
        await page.locator('[id^=pay-h]').click()
      }
      await page.locator('#pay-now').waitFor()
      await same()
      // Pressed too early it says what is missing, and goes there.
      await page.locator('#pay-now').click()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('consent')
      await page.locator('#consent').check()
      await page.locator('#pay-now').click()
      await page.getByRole('heading', { name: 'Order no. 1' }).waitFor()
      await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
      if (!javaScriptEnabled) await page.goto(page.url())
      await page.getByRole('link', { name: 'Open the receipt' }).waitFor()
      await same()
      await page.getByRole('link', { name: 'Open the receipt' }).click()
      await page.getByRole('link', { name: 'Back to the show' }).waitFor()
      await same()
    },
  )

  test.each([100, 200, 400, 600, 800])('two taps at 320 px with %d ms between lose no unit', async (gap) => {
    const rig = await rigWith({ ticking: true })
    const runId = await rig.fire('drop')
    const page = await visit(browser(), rig.url, small)
    await page.locator(`#claim-${runId}`).waitFor()
    const { x, y, width, height } = (await button(page).boundingBox())!
    const tap = () => page.touchscreen.tap(x + width / 2, y + height / 2)
    await tap()
    // The time between the taps is what is tested.
    await new Promise((resolve) => setTimeout(resolve, gap))
    await tap()
    await rig.until(() => holds(rig).length > 0)
    await page.getByText(/One Signed print is kept for you\./).waitFor()
    // Whatever the second tap has hit, and a third on what came of it: the unit is there and nothing was paid.
    await tap()
    await page.goto(rig.url)
    await page.locator('[id^=pay-h]').waitFor()
    expect(holds(rig).map(({ state }) => state)).toEqual(['held'])
  })

  test.each([true, false])(
    'giving up asks first, away from the dock (scripts: %s)',
    async (javaScriptEnabled) => {
      const rig = await rigWith({ ticking: true })
      const runId = await rig.fire('drop')
      const page = await visit(browser(), rig.url, { ...small, javaScriptEnabled })
      await page.locator(`#claim-${runId}`).click()
      const asks = page.getByText('Give it up…')
      await asks.waitFor()
      expect(
        await page
          .locator('#dock')
          .getByText(/give|leave/i)
          .count(),
      ).toBe(0)
      await asks.scrollIntoViewIfNeeded()
      const [give, next] = [(await asks.boundingBox())!, (await button(page).boundingBox())!]
      expect(next.y - give.y - give.height).toBeGreaterThanOrEqual(56)
      await page.waitForFunction(() => document.querySelector('[data-fresh]') === null)
      await asks.click()
      expect(holds(rig)[0]!.state).toBe('held')
      await page.getByRole('button', { name: 'Yes, give it up' }).click()
      await rig.until(() => holds(rig)[0]!.state === 'cancelled')
    },
  )

  test('what has come under a finger takes no tap for a moment, and then it does', async () => {
    const rig = await rigWith({ ticking: true })
    const page = await visit(browser(), rig.url, small)
    await page.locator('#dock .btn').waitFor()
    // The page says that a sale has begun; the tap was meant for what was there.
    await page.evaluate(() => {
      const { x, y, width, height } = document.querySelector('#dock .else .btn')!.getBoundingClientRect()
      new MutationObserver(() => {
        const now = document.elementFromPoint(x + width / 2, y + height / 2)?.closest('button')
        if (now?.id.startsWith('claim-'))
          now.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }))
      }).observe(document.getElementById('dock')!, { childList: true, subtree: true })
    })
    const runId = await rig.fire('drop')
    await page.locator(`#claim-${runId}`).waitFor()
    expect(holds(rig)).toHaveLength(0)
    await page.locator(`#claim-${runId}`).click()
    await page.getByText(/One Signed print is kept for you\./).waitFor()
    expect(holds(rig)).toHaveLength(1)
  })

  test('where one types on a phone the dock goes with the page; its words stay in sight and end with what they were of', async () => {
    const rig = await rigWith({ ticking: true })
    const quizId = await rig.fire('quiz')
    const page = await visit(browser(), rig.url, small)
    await page.locator(`#answer-${quizId}-A`).tap()
    const note = page.locator('#note')
    await note.getByText('Your answer A is counted.').waitFor()
    const position = () => page.locator('#dock').evaluate((dock) => getComputedStyle(dock).position)
    expect(await position()).toBe('sticky')
    await page.locator('#say-text').tap()
    expect(await position()).toBe('static')
    expect((await note.boundingBox())!.y).toBeLessThan(20)
    await page.locator('#say-text').blur()
    expect(await position()).toBe('sticky')
    await rig.fire('drop')
    await page.locator('#note:empty').waitFor({ state: 'attached' })
  })

  test('a quiz tells each viewer what they answered, whether it was right, points and rank', async () => {
    const rig = await rigWith({ ticking: true })
    const quizId = await rig.fire('quiz')
    const [right, too, wrong] = [
      await visit(browser(), rig.url, phone),
      await visit(browser(), rig.url, phone),
      await visit(browser(), rig.url, phone),
    ]
    for (const [page, letter] of [
      [right, 'A'],
      [too, 'A'],
      [wrong, 'B'],
    ] as const) {
      await page.locator(`#answer-${quizId}-${letter}`).click()
      await page.getByText(`You answered ${letter}.`).waitFor()
      // Answered is answered: no button is left that could only be refused.
      expect(await page.locator(`#run-${quizId} button:not(:disabled)`).count()).toBe(0)
      await page.locator(`[data-yours="${quizId}.${letter}"]`).waitFor()
    }
    await rig.engine.offer({ type: 'host-acted', runId: quizId, action: 'reveal', by }, null)
    await right.getByText('Right. You answered A, Gutenberg.').waitFor()
    expect(await right.locator('.score').innerText()).toMatch(
      /This one\s+\+100\s+Points\s+100\s+Rank\s+1 shared/,
    )
    await right.screenshot({ path: join(shots, 'ticket-quiz-right.png') })
    await wrong.getByText('Not right. You answered B, Edison; right is A, Gutenberg.').waitFor()
    await too.getByText('Right. You answered A, Gutenberg.').waitFor()
    expect(await too.locator(`[data-yours="${quizId}.A"]`).isVisible()).toBe(true)
    expect(await too.locator(`[data-yours="${quizId}.B"]`).isVisible()).toBe(false)
    await wrong.screenshot({ path: join(shots, 'ticket-quiz-wrong.png') })
    await rig.engine.offer({ type: 'host-acted', runId: quizId, action: 'leaderboard', by }, null)
    await right.getByRole('heading', { name: 'Leaderboard' }).waitFor()
    await right.screenshot({ path: join(shots, 'ticket-leaderboard.png') })
  })
})

/** On air for real, in a light theme with corners. */
async function live(rig: RoomRig): Promise<void> {
  const theme = Theme.parse({ surface: '#FFFDF7', text: '#17141F', accent: '#4B2FB8', corner: 'square' })
  const show = {
    ...roomShow(30),
    theme,
    title: 'Print night with a title that is longer than a phone is wide',
  }
  await rig.engine.offer(
    { type: 'airing-started', airingId: 'a1', show, mode: 'live', joinUrl: null, by },
    null,
  )
}

const large = { javaScriptEnabled: true, text: '32px' }
const looks: readonly (readonly [
  string,
  BrowserContextOptions & { readonly text?: string; readonly paper?: true },
])[] = [
  ['320-light', { viewport: { width: 320, height: 640 } }],
  ['390-dark', { ...phone, colorScheme: 'dark' }],
  ['390-paper', { ...phone, paper: true }],
  ['390-plain', { ...phone, javaScriptEnabled: false }],
  ['768-light', { viewport: { width: 768, height: 1_024 } }],
  ['390-forced', { ...phone, forcedColors: 'active' }],
  ['390-large', { ...phone, ...large }],
  ['320-large', { viewport: { width: 320, height: 640 }, ...large }],
]

describe.skipIf(chromiumPath === undefined)('how the room looks', () => {
  test.each(looks)(
    'at %s nothing is cut or wider than the screen, and axe finds nothing',
    { timeout: 180_000 },
    async (name, look) => {
      const { text, paper, ...options } = look
      const rig = await rigWith({ ticking: true, onAir: paper !== true })
      if (paper === true) await live(rig)
      for (const [at, words] of ['that blue one looks great', 'رائع!', 'got mine!'].entries())
        await rig.engine.roomLine(
          { platform: 'room', id: `v${at}`, name: ['PaperCandle', 'صغير_غيمة', 'fuzzymitten'][at]! },
          'stream',
          words,
          `m${at}`,
        )
      await rig.engine.offer({ type: 'host-said', text: 'Signed print is open.', by }, null)
      const page = await visit(browser(), rig.url, options)
      const seen = async (what: string) => {
        if (text !== undefined)
          await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), text)
        await page.screenshot({ path: join(shots, `ticket-${name}-${what}.png`) })
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${what} is wider than the screen`,
        ).toBe(true)
        if (options.javaScriptEnabled === false) return
        await page.waitForFunction(() => document.querySelector('[data-fresh]') === null)
        const axe = new AxeBuilder({ page }).setLegacyMode(true)
        // Forced colours are the system's; axe still goes by those of the style.
        if (options.forcedColors === 'active') axe.disableRules('color-contrast')
        const { violations } = await axe.analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ).toEqual([])
      }
      const claimId = await rig.fire('drop')
      if (options.javaScriptEnabled === false) await page.reload()
      await page.locator(`#claim-${claimId}`).waitFor()
      await seen('1-drop')
      await page.locator(`#claim-${claimId}`).click()
      await page.getByText(/One Signed print is kept for you\./).waitFor()
      if (options.javaScriptEnabled === false) await page.goto(rig.url)
      await seen('2-kept')
      await page.locator('[id^=pay-h]').click()
      await page.locator('#pay-now').waitFor()
      await seen('3-pay')
      await page.locator('#consent').check()
      await page.locator('#pay-now').click()
      await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
      await page.goto(`${rig.url}/receipt/${Object.keys(shop(rig).orders)[0]}`)
      await seen('4-receipt')
      await page.goto(rig.url)
      await rig.fire('quiz')
      if (options.javaScriptEnabled === false) await page.reload()
      await page.getByRole('heading', { name: 'Who invented the press?' }).waitFor()
      await seen('5-quiz')
    },
  )
})
