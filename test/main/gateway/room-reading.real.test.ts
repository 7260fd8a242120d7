import type { Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { Settings } from '../../../core/contract/settings'
import { by, type RoomRig, rigWith, roomShow } from './room-rig'
import { chromiumPath, oneBrowser, rigOnLine, visit } from './room-screen'

const browser = oneBrowser()
const rigFor = () => rigWith({ ticking: true })
const message = (page: Page) => page.getByLabel('Your message')

const said = async (rig: RoomRig, from: number, to: number) => {
  for (let at = from; at < to; at += 1)
    await rig.engine.roomLine(
      { platform: 'room', id: `v${at % 7}`, name: `Viewer ${at % 7}` },
      'stream',
      `line ${at}${' and more of it'.repeat(at % 4)}`,
      `m${at}`,
    )
}
const shown = (page: Page, at: number) => page.locator(`#line-room\\:m${at}`)
const heightOf = (page: Page, at: number) =>
  shown(page, at).evaluate((line) => line.getBoundingClientRect().top)

describe.skipIf(chromiumPath === undefined)('the reader of the room', () => {
  test('reads on in chat while lines come, lines go and cues begin above', async () => {
    const rig = await rigFor()
    await said(rig, 0, 30)
    const page = await visit(browser(), rig.url)
    await shown(page, 29).waitFor()
    await shown(page, 12).evaluate((line) => scrollBy(0, line.getBoundingClientRect().top - 200))
    const before = await heightOf(page, 12)
    const stays = async () => expect(Math.abs((await heightOf(page, 12)) - before)).toBeLessThan(1)
    for (let from = 30; from < 130; from += 10) {
      await said(rig, from, from + 10)
      await shown(page, from + 9).waitFor({ state: 'attached' })
    }
    await stays()
    expect(await page.locator('#chat > li').count()).toBeGreaterThan(40)
    await rig.engine.offer({ type: 'line-retracted', lineId: 'room:m20' }, null)
    await shown(page, 20).waitFor({ state: 'detached' })
    await stays()
    const runId = await rig.fire('drop')
    await page.locator(`#claim-${runId}`).waitFor({ state: 'attached' })
    await stays()
    // The line that is read is taken away: the next one keeps its place.
    const next = await heightOf(page, 11)
    await rig.engine.offer({ type: 'line-retracted', lineId: 'room:m12' }, null)
    await shown(page, 12).waitFor({ state: 'detached' })
    expect((await heightOf(page, 11)) - next).toBeLessThan(1)
    // Back at the top the list is as short as ever, and what is new is seen.
    await page.evaluate(() => scrollTo(0, 0))
    await said(rig, 200, 201)
    await shown(page, 200).waitFor()
    expect(await page.locator('#chat > li').count()).toBe(30)
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

  test('who never stops scrolling still gets what is new', async () => {
    const rig = await rigFor()
    await said(rig, 0, 30)
    const page = await visit(browser(), rig.url)
    await shown(page, 29).waitFor()
    await page.evaluate(() => {
      let at = 0
      const move = () => {
        at += 1
        scrollTo(0, 200 + (at % 2) * 40)
        requestAnimationFrame(move)
      }
      move()
    })
    await said(rig, 30, 31)
    await shown(page, 30).waitFor({ state: 'attached' })
  })

  test('the field that is typed in stays where it is, also at the top of the page', async () => {
    const rig = await rigFor()
    const page = await visit(browser(), rig.url, { viewport: { width: 360, height: 900 } })
    await message(page).click()
    const top = () => message(page).evaluate((field) => field.getBoundingClientRect().top)
    const before = await top()
    const runId = await rig.fire('drop')
    await page.locator(`#claim-${runId}`).waitFor({ state: 'attached' })
    expect(Math.abs((await top()) - before)).toBeLessThan(1)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say-text')
  })
})

describe.skipIf(chromiumPath === undefined)('what is typed in the room', () => {
  test('stays while parts and the whole page are replaced: text, caret, selection', async () => {
    const rig = await rigFor()
    const page = await visit(browser(), rig.url)
    await message(page).fill('half a sentence')
    await message(page).evaluate((field: HTMLInputElement) => field.setSelectionRange(5, 9))
    const runId = await rig.fire('drop')
    await page.locator(`#claim-${runId}`).waitFor()
    await said(rig, 0, 3)
    await shown(page, 2).waitFor()
    const state = () =>
      message(page).evaluate((field: HTMLInputElement) => [
        document.activeElement === field,
        field.value,
        field.selectionStart,
        field.selectionEnd,
      ])
    expect(await state()).toEqual([true, 'half a sentence', 5, 9])
    // The show is over, and another begins: there was no chat between them.
    await rig.engine.offer({ type: 'airing-ended', by }, null)
    await page.getByText('This show is over.').waitFor()
    await message(page).waitFor({ state: 'detached' })
    const show = { ...roomShow(5), id: 'second', title: 'Second night' }
    await rig.engine.offer(
      { type: 'airing-started', airingId: 'a2', show, mode: 'rehearsal', joinUrl: null, by },
      null,
    )
    await page.getByRole('heading', { name: 'Second night' }).waitFor()
    expect(await message(page).inputValue()).toBe('half a sentence')
    // Phones load tabs anew by themselves.
    await page.reload()
    await expect.poll(() => message(page).inputValue()).toBe('half a sentence')
  })

  test('is not touched by the answer to what was sent before, nor by the name that was taken with it', async () => {
    const settings = () => Settings.parse({ room: { slowModeSeconds: 0 } })
    const { rig, line } = await rigOnLine({ line: { roundTrip: 600 }, room: { settings } })
    const page = await visit(browser(), line.url)
    await page.getByLabel('Your name').fill('Éva')
    await message(page).fill('Good evening!')
    await message(page).press('Enter')
    await page.keyboard.type(' And then')
    await page.locator('#chat').getByText('Good evening!').waitFor()
    await page.locator('#you summary').getByText('You are Éva').waitFor()
    await page.getByLabel('Your name').waitFor({ state: 'detached' })
    await page.locator('#send:not([data-state])').waitFor()
    await page.keyboard.type(' some')
    expect(await message(page).inputValue()).toBe('And then some')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say-text')
    await message(page).press('Enter')
    await page.locator('#chat').getByText('And then some').waitFor()
    await expect.poll(() => message(page).inputValue()).toBe('')
    expect(rig.engine.world().airing!.lines.map(({ text }) => text)).toEqual([
      'Good evening!',
      'And then some',
    ])
  })

  test('as half a word of an input method is not broken off', async () => {
    const { rig, line } = await rigOnLine({ line: { roundTrip: 600 } })
    const page = await visit(browser(), line.url)
    const keys = await page.context().newCDPSession(page)
    await message(page).fill('first ')
    await message(page).press('Enter')
    await keys.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
    expect(await message(page).inputValue()).toBe('first にほ')
    await page.locator('#chat').getByText('first').waitFor()
    await page.locator('#send:not([data-state])').waitFor()
    const runId = await rig.fire('drop')
    await page.locator(`#claim-${runId}`).waitFor({ state: 'attached' })
    expect(await message(page).inputValue()).toBe('first にほ')
    await keys.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
    await keys.send('Input.insertText', { text: '日本' })
    await expect.poll(() => message(page).inputValue()).toBe('日本')
  })
})

describe.skipIf(chromiumPath === undefined)('the clock of the phone', () => {
  test('two hours off and set anew while the page is open: the room’s clocks go by the console’s', async () => {
    const rig = await rigFor()
    await rig.fire('quiz')
    const context = await browser().newContext()
    const page = await context.newPage()
    await page.addInitScript(() => {
      const real = Date
      const wall = { ahead: 2 * 3_600_000 }
      class Shifted extends real {
        constructor(...given: []) {
          if (given.length === 0) super(real.now() + wall.ahead)
          else super(...given)
        }
        static override now() {
          return real.now() + wall.ahead
        }
      }
      Object.assign(window, { Date: Shifted, wall })
    })
    await page.goto(rig.url)
    const run = rig.engine.world().airing!.runOrder.at(-1)!
    /** How many seconds the page's clock is off. */
    const off = async () => {
      const [minutes, seconds] = (await page.locator(`#run-${run} .clock`).textContent())!
        .split(':')
        .map(Number)
      const until = Number(await page.locator(`#run-${run} .clock`).getAttribute('data-until'))
      return Math.abs(minutes! * 60 + seconds! - (until - rig.engine.now()) / 1_000)
    }
    await expect.poll(off).toBeLessThan(2)
    await page.evaluate(() => {
      ;(window as unknown as { wall: { ahead: number } }).wall.ahead = -5 * 3_600_000
    })
    const { textContent } = await page.evaluate(async (id) => {
      const clock = document.querySelector(`#run-${id} .clock`)!
      const before = clock.textContent
      await new Promise<void>((resolve) => {
        new MutationObserver(() => clock.textContent !== before && resolve()).observe(clock, {
          childList: true,
          characterData: true,
          subtree: true,
        })
      })
      return { textContent: clock.textContent }
    }, run)
    expect(textContent).toMatch(/^0:\d\d$/)
    await expect.poll(off).toBeLessThan(2)
    await context.close()
  })
})
