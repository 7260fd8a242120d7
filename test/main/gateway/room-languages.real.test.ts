import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { describe, expect, test } from 'vitest'
import { languageNames, languages } from '../../../core/words/languages'
import { roomWords } from '../../../core/words/room'
import { by, rigWith, shop } from './room-rig'
import { chromiumPath, oneBrowser, visit } from './room-screen'

const shots = join(import.meta.dirname, '../../../artifacts/room')
mkdirSync(shots, { recursive: true })

const browser = oneBrowser()
const small = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }

/** Elements that stick out of the screen, and words of buttons that stick out of these; the dock whole and at the foot. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth } = document.documentElement
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide`)
    for (const one of document.querySelectorAll<HTMLElement>(
      'button, .btn, summary, h1, .st, .tm, .stub, dd, .hint',
    )) {
      const { left, right, width } = one.getBoundingClientRect()
      if (width === 0 || !one.checkVisibility() || one.matches('.sr, .skip')) continue
      const cut = one.matches('button, .btn') && one.scrollWidth > one.clientWidth + 1
      if (left < -0.5 || right > innerWidth + 0.5 || cut)
        found.push(`${one.outerHTML.slice(0, 120)} ${left} ${right}`)
    }
    const dock = document.getElementById('dock')!.getBoundingClientRect()
    if (dock.bottom > innerHeight + 0.5 || dock.top < innerHeight / 2)
      found.push(`the dock: ${dock.top} ${dock.bottom}`)
    const text = document.querySelector('#dock .hint, #dock #note')
    if (text !== null && text.scrollHeight > text.clientHeight + 1) found.push('words of the dock are cut')
    return found
  })
}

describe.skipIf(chromiumPath === undefined)('the room in seven languages', () => {
  test.each(languages)('in %s nothing is cut or wider than 320 px', { timeout: 60_000 }, async (language) => {
    const words = roomWords[language]
    const rig = await rigWith({ ticking: true })
    const options: BrowserContextOptions = { ...small, extraHTTPHeaders: { 'accept-language': language } }
    const page = await visit(browser(), rig.url, options)
    const seen = async (what: string) => {
      await page.screenshot({ path: join(shots, `language-${language}-${what}.png`) })
      expect(await faults(page), what).toEqual([])
    }
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : null)
    await rig.fire('quiz')
    const runId = await rig.fire()
    await page.locator(`#claim-${runId}`).waitFor()
    await seen('1-drop')
    await page.locator(`#claim-${runId}`).click()
    await page.locator('[id^=pay-h]').waitFor()
    await seen('2-kept')
    if (language === 'ar') {
      await page.waitForFunction(() => document.querySelector('[data-fresh]') === null)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      )
    }
    const [hold] = Object.keys(shop(rig).holds)
    await page.goto(`${rig.url}/hold/${hold}`)
    await page.locator('#consent').check()
    await seen('3-pay')
    const { viewer } = shop(rig).holds[hold!]!
    const act = { act: 'check-out', holdId: hold!, consent: true, carrier: 'sandbox', test: 'paid' } as const
    await rig.engine.offer({ type: 'viewer-acted', viewer, audience: 'stream', act }, null)
    await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
    await page.goto(`${rig.url}/receipt/${Object.keys(shop(rig).orders)[0]}`)
    await page.getByRole('button', { name: words.print }).waitFor()
    await page.getByText(words.somethingWrong).click()
    await seen('4-receipt')
  })

  test('the language is changed at the foot, with scripts and without; what was typed stays', async () => {
    const rig = await rigWith({ ticking: true })
    for (const javaScriptEnabled of [true, false]) {
      const page = await visit(browser(), rig.url, { ...small, javaScriptEnabled })
      if (javaScriptEnabled) await page.locator('#say-text').fill('half a thought')
      await page.getByRole('link', { name: languageNames.ar }).click()
      await page.locator('html[lang=ar][dir=rtl]').waitFor()
      expect(new URL(page.url()).search).toBe('')
      if (!javaScriptEnabled) continue
      expect(await page.locator('#say-text').inputValue()).toBe('half a thought')
      // News come in the page's language, and so do the words of its script.
      const runId = await rig.fire('quiz')
      await page.locator(`#answer-${runId}-B`).click()
      await page.locator('#note').getByText(roomWords.ar.done.answer('B')).waitFor()
      await rig.engine.offer({ type: 'host-acted', runId, action: 'reveal', by }, null)
      await page
        .locator('.stub')
        .getByText(roomWords.ar.isRight(['A']))
        .waitFor()
      await page.context().setOffline(true)
      await page.locator('#say-text').fill('more')
      await page.locator('#send').click()
      await page
        .locator('#note')
        .getByText(roomWords.ar.script.kept.replace('{}', roomWords.ar.script.yourMessage))
        .waitFor()
    }
  })

  test('the viewer’s own row of the leaderboard is marked, for them alone', async () => {
    const rig = await rigWith({ ticking: true })
    const runId = await rig.fire('quiz')
    const [ann, ben] = [await visit(browser(), rig.url, small), await visit(browser(), rig.url, small)]
    for (const page of [ann, ben]) {
      await page.locator(`#answer-${runId}-A`).click()
      await page.getByText('You answered A.').waitFor()
    }
    await rig.engine.offer({ type: 'host-acted', runId, action: 'reveal', by }, null)
    await rig.engine.offer({ type: 'host-acted', runId, action: 'leaderboard', by }, null)
    for (const page of [ann, ben]) {
      await page.locator('.tops li').first().waitFor()
      const marked = page.locator('.tops li', { has: page.locator('small:visible') })
      const name = await page.locator('#say-name').getAttribute('placeholder')
      expect(await marked.count()).toBe(1)
      expect(await marked.innerText()).toContain(name)
      expect(await marked.innerText()).toContain('you')
    }
    await ann.screenshot({ path: join(shots, 'language-leaderboard.png') })
  })
})
