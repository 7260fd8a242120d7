import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from './harness'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')
const sizes = [
  { width: 1280, height: 720 },
  { width: 1024, height: 640 },
  { width: 1920, height: 1080 },
  // 1280x720 at twice the zoom.
  { width: 640, height: 360 },
]

describe.skipIf(!hasChromium())('what is on, in the console window', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(scene: string, size = sizes[0]!): Promise<Page> {
    const context = await harness.browser.newContext({ viewport: size, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(harness.url(scene))
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
    return page
  }
  const done = (page: Page) => page.context().close()
  const onNow = (page: Page) => page.getByRole('region', { name: /^On now/ })
  const runOf = (page: Page, id: string): Locator => page.locator(`[data-run="${id}"]`)

  /** Lies over everything, with an edge that takes no press, and leaves PANIC its own. */
  async function checkBand(page: Page, live: boolean, { width }: { width: number }): Promise<void> {
    const band = page.getByRole('region', { name: 'State of the show' })
    const box = (await band.boundingBox())!
    expect(box).toMatchObject({ y: 0, height: 30 })
    expect(box.x).toBeLessThanOrEqual(4)
    expect(box.width).toBeGreaterThanOrEqual(width - 8)
    expect(await band.innerText()).toContain(live ? 'LIVE' : 'REHEARSAL: invented viewers, no real money')
    const edge = await band.evaluate((one) => {
      const { borderLeftStyle, borderLeftColor, borderBottomWidth, pointerEvents } = getComputedStyle(
        one.lastElementChild!,
      )
      return [borderLeftStyle, borderLeftColor, borderBottomWidth, pointerEvents]
    })
    expect(edge).toEqual(
      live ? ['solid', 'rgb(155, 20, 38)', '4px', 'none'] : ['dashed', 'rgb(255, 212, 59)', '2px', 'none'],
    )
    const panic = page.getByRole('button', { name: /^PANIC/ })
    const { x, y, width: wide, height } = (await panic.boundingBox())!
    const hit = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left!, top!)?.closest('button')?.ariaLabel ?? '',
      [x + wide / 2, y + height / 2],
    )
    expect(hit).toMatch(/^PANIC/)
  }

  test.each([
    ...sizes.flatMap((size) =>
      (['on-now', 'on-now-big-live'] as const).map((scene) => [scene, size] as const),
    ),
    ...(['on-now-live', 'on-now-many', 'on-now-revealed', 'on-now-closed'] as const).map(
      (scene) => [scene, sizes[0]!] as const,
    ),
  ])('%s at %o: readable and whole under its band', async (scene, size) => {
    const page = await open(scene, size)
    await onNow(page).waitFor()
    await page.screenshot({ path: resolve(pictures, `${scene}-${size.width}.png`) })
    await checkBand(page, scene.endsWith('-live'), size)
    expect(await sizeFaults(page)).toEqual([])
    if (size.width > 900) expect(await scrolls(page)).toEqual([0, 0, 0])
    await done(page)
  })

  test.each([
    ['on-now', sizes[0]!],
    ['on-now-many', sizes[0]!],
    ['on-now-revealed', sizes[0]!],
    ['on-now-big-live', sizes[3]!],
  ] as const)('%s at %o: axe finds nothing wrong', async (scene, size) => {
    const page = await open(scene, size)
    await onNow(page).waitFor()
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await done(page)
  })

  test('a show that does not run has no band', async () => {
    const page = await open('none')
    expect(await page.getByRole('region', { name: 'State of the show' }).count()).toBe(0)
    expect(await page.getByRole('banner').evaluate((one) => one.getBoundingClientRect().y)).toBe(0)
    await done(page)
  })

  test('the bright red is PANIC’s alone', async () => {
    const page = await open('on-now-live')
    const red = await page
      .getByRole('button', { name: /^PANIC/ })
      .evaluate((one) => getComputedStyle(one).backgroundColor)
    const all = await page.evaluate(
      (colour) =>
        [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).backgroundColor === colour)
          .length,
      red,
    )
    expect(all).toBe(1)
    await done(page)
  })

  test('a drop has a cell for each unit, dashes, the time left, and says for whom', async () => {
    const page = await open('on-now')
    const card = runOf(page, 'r12')
    expect(await card.getByRole('timer').innerText()).toMatch(/^0:[34]\d$/)
    const cells = await card.locator('i[data-state]').evaluateAll((all) =>
      all.map((one) => {
        const { state, audience } = (one as HTMLElement).dataset
        return `${state} ${audience} ${getComputedStyle(one).borderRadius === '9px' ? 'round' : 'square'}`
      }),
    )
    expect(cells).toHaveLength(20)
    expect(cells.filter((cell) => cell === 'free hall round')).toHaveLength(2)
    expect(cells.filter((cell) => cell === 'held hall round')).toHaveLength(1)
    expect(cells.filter((cell) => cell === 'sold stream square')).toHaveLength(4)
    const table = card.getByRole('table')
    expect(await table.getByRole('row', { name: 'Chats, room 5 8 4 4' }).count()).toBe(1)
    expect(await table.getByRole('row', { name: 'Hall 2 1 0 0' }).count()).toBe(1)
    await done(page)
  })

  test('nothing marks the right answer before the reveal', async () => {
    const page = await open('on-now')
    const looks = (of: Page) =>
      runOf(of, 'r11')
        .getByRole('listitem')
        .evaluateAll((rows) =>
          rows.map((row) => {
            const bar = row.querySelector('i i')!
            return [
              getComputedStyle(row).color,
              getComputedStyle(bar).backgroundColor,
              row.querySelectorAll('svg').length,
            ].join()
          }),
        )
    expect(new Set(await looks(page)).size).toBe(1)
    expect(await runOf(page, 'r11').innerText()).not.toMatch(/right/i)
    await done(page)
    const after = await open('on-now-revealed')
    const [a, b, c] = await looks(after)
    expect([a === c, a === b]).toEqual([true, false])
    expect(await runOf(after, 'r11').getByRole('listitem').nth(1).textContent()).toMatch(/right$/)
    await done(after)
  })

  test('an older thing is one line, opened and folded by keyboard, and the focus stays', async () => {
    const page = await open('on-now')
    const line = runOf(page, 'r10')
    expect(await line.innerText()).toContain('10 left, not on the overlay')
    expect((await line.boundingBox())!.height).toBeLessThan(70)
    const fold = line.getByRole('button', { name: 'All of Sticker sheet' })
    await fold.focus()
    await page.keyboard.press('Enter')
    await line.getByRole('table').waitFor()
    expect(await line.innerText()).toContain('Not on the overlay.')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') === 'true')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() =>
      (window as unknown as { asked: { what: string }[] }).asked.some(({ what }) => what === 'cues.act'),
    )
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await line.getByRole('table').waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') === 'false')
    await done(page)
  })

  test('what is not on the overlay is amber; the panel counts what is', async () => {
    const page = await open('on-now')
    const warn = await runOf(page, 'r10')
      .locator('[data-unseen="true"]')
      .evaluate((one) => [
        getComputedStyle(one).color,
        getComputedStyle(document.body).getPropertyValue('--warn'),
      ])
    expect(warn).toEqual(['rgb(245, 177, 74)', '#f5b14a'])
    expect(await onNow(page).getByText('2 of 3 on the overlay').count()).toBe(1)
    expect(await runOf(page, 'r12').locator('[data-unseen]').count()).toBe(0)
    const sentences = page.getByRole('list', { name: 'What viewers see' }).getByRole('listitem')
    expect(await sentences.allInnerTexts()).toHaveLength(4)
    expect(await sentences.locator('svg').count()).toBe(4)
    await done(page)
  })

  test('the note stands beside Fire next, which keeps its place whatever comes next', async () => {
    const places = []
    for (const scene of ['on-now', 'busy', 'fresh']) {
      const page = await open(scene)
      places.push(await page.getByRole('button', { name: /^Fire next/ }).boundingBox())
      const note = page.getByRole('region', { name: 'Your note' })
      expect(await note.count()).toBe(scene === 'on-now' ? 1 : 0)
      if (scene === 'on-now') {
        const look = await note.evaluate((one) => {
          const { fontSize, backgroundColor } = getComputedStyle(one)
          return [fontSize, backgroundColor]
        })
        expect(look).toEqual(['15.5px', 'rgb(35, 35, 15)'])
      }
      await done(page)
    }
    expect(places[0]).toMatchObject({ height: 62 })
    expect(places[1]).toEqual(places[0])
    expect(places[2]).toEqual(places[0])
  })
})

/** How far page and main part can be scrolled. */
function scrolls(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main')!
    return [
      document.documentElement.scrollHeight - innerHeight,
      document.documentElement.scrollWidth - innerWidth,
      main.scrollHeight - main.clientHeight,
    ]
  })
}

/** Texts below 12.5 px, numbers that are cut, and cards wider than their panel. */
function sizeFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    /** Chat and its lane have marks and times that are smaller. */
    const others = ['Moderation', 'Chat']
    const regions = [...document.querySelectorAll('section')].filter(
      (one) => !others.includes(one.querySelector('h2')?.textContent ?? ''),
    )
    for (const region of regions) {
      const texts = document.createTreeWalker(region, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement!
        if (texts.currentNode.textContent?.trim() === '' || parent.closest('svg, canvas, style') !== null)
          continue
        const { fontSize } = getComputedStyle(parent)
        if (Number.parseFloat(fontSize) < 12.5)
          faults.push(
            `${fontSize}: ${texts.currentNode.textContent} in ${region.querySelector('h2')?.textContent}`,
          )
      }
    }
    for (const run of document.querySelectorAll('[data-run]')) {
      for (const one of run.querySelectorAll('[role="timer"], td, th, dd, li > b'))
        if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
          faults.push(`cut: ${one.textContent}`)
      const panel = run.closest('section')!.getBoundingClientRect()
      for (const one of run.querySelectorAll('*')) {
        const box = one.getBoundingClientRect()
        if (box.width > 1 && (box.right > panel.right + 1 || box.left < panel.left - 1))
          faults.push(`outside: ${one.outerHTML.slice(0, 80)}`)
      }
    }
    return faults
  })
}
