import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { minute } from '../../../core/base/time'
import { isRoot } from '../../../scripts/lib/launch-flags.mjs'
import { which } from '../../../scripts/lib/system-needs.mjs'
import { by, type RigOptions, type RoomRig, rigWith, shop } from './room-rig'

const executablePath = which('chromium') ?? which('google-chrome') ?? undefined
if (executablePath === undefined) console.log('skipped: there is no Chromium on this machine')
const shots = join(import.meta.dirname, '../../../artifacts/hall')
mkdirSync(shots, { recursive: true })

let browser: Browser
beforeAll(async () => {
  if (executablePath === undefined) return
  browser = await chromium.launch({
    executablePath,
    args: [
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-dev-shm-usage',
    ],
  })
})
afterAll(() => browser?.close())

const rigFor = (options: RigOptions = {}) => rigWith({ ticking: true, hall: true, ...options })

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(address)
  return page
}

const screenOf = (rig: RoomRig, options: BrowserContextOptions = {}) =>
  open(`${rig.url}/hall/?token=hall`, { viewport: { width: 1920, height: 1080 }, ...options })
const phoneAt = (address: string, options: BrowserContextOptions = {}) =>
  open(address, { viewport: { width: 360, height: 740 }, ...options })

/** What a camera reads from the wall. */
async function scanned(screen: Page): Promise<string> {
  const label = await screen.locator('.join svg').getAttribute('aria-label')
  return /http\S+/.exec(label ?? '')![0]
}

const sizes = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
  [1080, 1920],
] as const

/** In every size: nothing to scroll, nothing cut off, no small text, and a picture to look at. */
async function inspect(page: Page, name: string): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: join(shots, `${name}-${width}x${height}.png`) })
    const faults = await page.evaluate(() => {
      const out: string[] = []
      const root = document.documentElement
      if (root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth) out.push('scrolls')
      for (const one of document.querySelectorAll<HTMLElement>('#hall *')) {
        if (one.closest('svg') !== null || one.offsetParent === null || one.textContent === '') continue
        const box = one.getBoundingClientRect()
        if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1)
          out.push(`off the screen: ${one.className} ${one.textContent.slice(0, 40)}`)
      }
      return out
    })
    expect(faults, `${name} at ${width}x${height}`).toEqual([])
  }
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

describe.skipIf(executablePath === undefined)('the screen in the hall', () => {
  test('shows what is on in every size: idle, drop, quiz, leaderboard, countdown, message, standby, the end', async () => {
    const rig = await rigFor()
    const screen = await screenOf(rig)
    await screen.getByText('Scan: you are in the hall').waitFor()
    await inspect(screen, '1-idle')
    await rig.fire('hello')
    await screen.getByText('Hello <b>everyone</b>').waitFor()
    await inspect(screen, '2-message')
    const drop = await rig.fire('drop')
    await screen.getByText('1 is kept for you in the hall.').waitFor()
    await inspect(screen, '3-drop')
    const quiz = await rig.fire('quiz')
    await screen.getByText('Who invented the press?').waitFor()
    await screen.getByText('And 1 more in the room').waitFor()
    await inspect(screen, '4-quiz')
    for (let at = 0; at < 9; at += 1)
      await rig.engine.offer(
        {
          type: 'viewer-acted',
          viewer: {
            platform: 'room',
            id: `v${at}`,
            name: at === 0 ? 'A very long name of a viewer that goes on and on' : `Viewer ${at}`,
          },
          audience: 'stream',
          act: { act: 'answer', text: 'A', runId: quiz },
        },
        null,
      )
    await rig.engine.offer({ type: 'host-acted', runId: quiz, action: 'reveal', by }, null)
    await screen.getByText('Leaderboard', { exact: true }).waitFor()
    await inspect(screen, '5-revealed')
    await rig.engine.offer({ type: 'host-acted', runId: quiz, action: 'leaderboard', by }, null)
    await screen.locator('.view.leaderboard').waitFor()
    await rig.engine.offer({ type: 'host-acted', runId: drop, action: 'close', by }, null)
    await screen.locator('.card').waitFor({ state: 'detached' })
    await inspect(screen, '6-leaderboard')
    await rig.engine.offer({ type: 'host-acted', runId: quiz, action: 'close', by }, null)
    for (const { id } of Object.values(rig.engine.world().airing!.runs))
      await rig.engine.offer({ type: 'host-acted', runId: id, action: 'close', by }, null)
    await screen.locator('.view').waitFor({ state: 'detached' })
    await inspect(screen, '7-between')
    await rig.engine.offer({ type: 'panicked', by }, null)
    await screen.getByText('A short pause.').waitFor()
    expect(await screen.locator('.join svg').count()).toBe(0)
    await inspect(screen, '8-standby')
    await rig.engine.offer({ type: 'airing-ended', by }, null)
    await screen.getByText('This show is over.').waitFor()
    await inspect(screen, '9-over')
  })
})
