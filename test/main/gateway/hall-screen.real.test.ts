import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { minute } from '../../../core/base/time'
import type { Show } from '../../../core/show/show'
import { isRoot } from '../../../scripts/lib/launch-flags.mjs'
import { which } from '../../../scripts/lib/system-needs.mjs'
import { by, type RigOptions, type RoomRig, rigWith, roomShow, shop } from './room-rig'

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

/** Without motion, so that a picture is taken of what stands there. */
const screenOf = (rig: RoomRig) =>
  open(`${rig.url}/hall/?token=hall`, { viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })
const phoneAt = (address: string, options: BrowserContextOptions = {}) =>
  open(address, { viewport: { width: 360, height: 740 }, ...options })

/** What a camera reads from the wall. */
async function scanned(screen: Page): Promise<string> {
  const label = await screen.locator('.join svg').getAttribute('aria-label')
  return /http\S+/.exec(label ?? '')![0]
}

type Sizes = readonly (readonly [number, number])[]
const usual: Sizes = [
  [1280, 720],
  [1080, 1920],
]
const all: Sizes = [[1920, 1080], [1024, 768], ...usual]

/** In every size: nothing to scroll, nothing cut off, no small text, and a picture to look at. */
async function inspect(page: Page, name: string, sizes = usual): Promise<void> {
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
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** One of each kind, on for ten minutes: pictures take their time. */
function cues(texts: { title: string; question: string; choice: string; message: string }): Show['rundown'] {
  const long = 600_000
  const cue = (id: string, kind: string, props: Record<string, unknown>) => ({
    ...roomShow(5).rundown[0]!,
    id,
    kind,
    props,
  })
  const { title, question, choice, message } = texts
  return [
    cue('drop', 'drop', { title, price: 12_345_600, stock: 100, hall: 99, windowFor: long }),
    cue('quiz', 'quiz', {
      question,
      choices: Array.from({ length: 6 }, (_, at) => `${at} ${choice}`),
      correct: [0],
      window: long,
      resultFor: long,
    }),
    cue('clock', 'countdown', { title, length: long, doneText: 'Go' }),
    cue('note', 'message', { text: message, showFor: long }),
  ]
}

/** The rig's show is over, and this one is on. */
async function begin(rig: RoomRig, title: string, rundown: Show['rundown']): Promise<void> {
  await rig.engine.offer({ type: 'airing-ended', by }, null)
  const show = { ...roomShow(5, true), title, rundown }
  await rig.engine.offer(
    { type: 'airing-started', airingId: 'a2', show, mode: 'rehearsal', joinUrl: null, by },
    null,
  )
}

const words = (length: number) => 'Lithographie und Siebdruck am Abend, '.repeat(9).slice(0, length).trimEnd()

describe.skipIf(executablePath === undefined)('the screen in the hall', () => {
  test('the longest texts are all there, without scrolling', { timeout: 180_000 }, async () => {
    const rig = await rigFor()
    const longest = { title: 'W'.repeat(80), question: words(160), choice: words(58), message: words(300) }
    await begin(rig, words(120), cues(longest))
    const screen = await screenOf(rig)
    await screen.getByText('Scan to take part').waitFor()
    await inspect(screen, 'long-1-idle', all)
    await rig.fire('note')
    await rig.fire('clock')
    await screen.locator('.countdown').waitFor()
    await inspect(screen, 'long-2-countdown', all)
    const quiz = await rig.fire('quiz')
    await screen.locator('.quiz').waitFor()
    await inspect(screen, 'long-3-quiz', all)
    await rig.fire('drop')
    await screen.locator('.card').waitFor()
    await inspect(screen, 'long-4-both', all)
    await rig.engine.offer({ type: 'host-acted', runId: quiz, action: 'close', by }, null)
    await screen.locator('.quiz').waitFor({ state: 'detached' })
    await inspect(screen, 'long-5-drop', all)
  })

  test('shows what is on in every size, from the first scan to the end', { timeout: 180_000 }, async () => {
    const rig = await rigFor()
    const texts = {
      title: 'Signed poster',
      question: 'How heavy is the press behind us?',
      choice: 'tons',
      message: 'Welcome to Print night!',
    }
    await begin(rig, 'Print night', cues(texts))
    const screen = await screenOf(rig)
    await screen.getByText('Scan to take part').waitFor()
    await inspect(screen, '1-idle', all)
    await accessible(screen)
    await rig.fire('note')
    await screen.getByText('Welcome to Print night!').waitFor()
    await inspect(screen, '2-message')
    await rig.fire('drop')
    await screen.getByText('99 are kept for you in the hall.').waitFor()
    await inspect(screen, '3-drop')
    const quiz = await rig.fire('quiz')
    await screen.getByText('How heavy is the press behind us?').waitFor()
    await screen.getByText('more in the room').waitFor()
    await inspect(screen, '4-quiz', all)
    for (let at = 0; at < 9; at += 1) {
      const name = at === 0 ? 'A very long name of a viewer that goes on and on' : `Viewer ${at}`
      const viewer = { platform: 'room', id: `v${at}`, name }
      const act = { act: 'answer', text: 'A', runId: quiz } as const
      await rig.engine.offer({ type: 'viewer-acted', viewer, audience: 'stream', act }, null)
    }
    const press = (runId: string, action: string) =>
      rig.engine.offer({ type: 'host-acted', runId, action, by }, null)
    await press(quiz, 'reveal')
    await screen.locator('.leaders').getByText('Leaderboard').waitFor()
    await inspect(screen, '5-revealed', all)
    await accessible(screen)
    await press(quiz, 'leaderboard')
    await screen.locator('.view.leaderboard').waitFor()
    await inspect(screen, '6-leaderboard')
    for (const { id } of Object.values(rig.engine.world().airing!.runs)) await press(id, 'close')
    await screen.getByText('Closed. Thank you!').waitFor()
    await inspect(screen, '7-closed')
    await rig.engine.offer({ type: 'panicked', by }, null)
    await screen.getByText('A short pause.').waitFor()
    expect(await screen.locator('.join svg').count()).toBe(0)
    await inspect(screen, '8-standby')
    await rig.engine.offer({ type: 'airing-ended', by }, null)
    await screen.getByText('This show is over.').waitFor()
    await inspect(screen, '9-over')
  })

  test('a scan of the screen makes a phone one of the hall, and it claims from the hall’s stock', async () => {
    const rig = await rigFor({ stock: 1 })
    const drop = await rig.fire('drop')
    const screen = await screenOf(rig)
    await screen.getByText('1 is kept for you in the hall.').waitFor()
    const away = await phoneAt(rig.url)
    await away.locator('#presence summary').getByText('In the hall?').waitFor()
    await away.screenshot({ path: join(shots, 'room-away-360.png'), fullPage: true })
    await away.locator(`#claim-${drop}`).click()
    await away.getByText('In line for Signed print').waitFor()

    const here = await phoneAt(await scanned(screen))
    await here.getByText('You are in the hall now.').waitFor()
    await here.getByText('This counts until the show ends.').waitFor()
    await here.screenshot({ path: join(shots, 'room-here-360.png'), fullPage: true })
    await accessible(here)
    await here.locator(`#claim-${drop}`).click()
    await here.getByRole('alert').getByText('One Signed print is kept for you.').waitFor()
    expect(Object.values(shop(rig).holds).map(({ audience }) => audience)).toEqual(['hall'])
  })

  test('a code two minutes old is refused kindly; the screen shows another each minute', async () => {
    const rig = await rigFor()
    const screen = await screenOf(rig)
    await screen.locator('.join svg').waitFor()
    const first = await scanned(screen)
    rig.time.now += minute
    await expect.poll(() => scanned(screen)).not.toBe(first)
    rig.time.now += minute
    const late = await phoneAt(first)
    await late.getByText('This code is not good any more.').waitFor()
    await late.getByText('In the hall?').waitFor()
    await late.screenshot({ path: join(shots, 'room-late-360.png'), fullPage: true })
  })

  test.each([true, false])('the code is typed, with scripts: %s', async (javaScriptEnabled) => {
    const rig = await rigFor()
    const screen = await screenOf(rig)
    const phone = await phoneAt(rig.url, { javaScriptEnabled })
    await phone.locator('#presence summary').click()
    await phone.getByLabel('Letters on the screen').fill('bcd fgh')
    await phone.getByRole('button', { name: 'I am here' }).click()
    await phone.getByText('This code is not good any more.').waitFor()
    if (!javaScriptEnabled) await phone.locator('#presence summary').click()
    await phone.screenshot({ path: join(shots, `room-typing-${javaScriptEnabled}-360.png`), fullPage: true })
    await phone.getByLabel('Letters on the screen').fill((await screen.locator('.sign').textContent()) ?? '')
    // A second press on the same spot within a moment would be the second half of a double tap.
    await phone.getByLabel('Letters on the screen').press('Enter')
    await phone.getByText('This counts until the show ends.').waitFor()
  })

  test('a line that dies without a word: nothing old stays, and it comes back by itself', async () => {
    const rig = await rigFor()
    await rig.fire('drop')
    let cut = false
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    await context.routeWebSocket('**/hall/socket*', (socket) => {
      const server = socket.connectToServer()
      server.onMessage((message) => void (cut || socket.send(message)))
      socket.onMessage((message) => void (cut || server.send(message)))
    })
    const screen = await context.newPage()
    await screen.goto(`${rig.url}/hall/?token=hall`)
    await screen.locator('.card').waitFor()
    await expect.poll(() => rig.hall.screens()).toBe(1)
    cut = true
    await screen.getByText('Connection lost').waitFor()
    expect(await screen.locator('.card, .join svg').count()).toBe(0)
    expect(await screen.locator('.sign').textContent()).toBe('')
    await screen.screenshot({ path: join(shots, 'lost.png') })
    await expect.poll(() => rig.hall.screens()).toBe(0)
    cut = false
    await screen.locator('.card').waitFor()
    await expect.poll(() => rig.hall.screens()).toBe(1)
  })

  test('a console that is gone leaves neither code nor sale', async () => {
    const rig = await rigFor()
    await rig.fire('drop')
    const screen = await screenOf(rig)
    await screen.locator('.card').waitFor()
    await rig.close()
    await screen.getByText('Connection lost').waitFor()
    expect(await screen.locator('.card, .join svg').count()).toBe(0)
  })

  test('a screen whose address was changed says so', async () => {
    const rig = await rigFor()
    const screen = await screenOf(rig)
    await screen.locator('.join svg').waitFor()
    rig.hall.renew()
    await screen.getByText('This address is out of date').waitFor()
    expect(await screen.locator('.join svg').count()).toBe(0)
    await screen.goto(rig.hall.url())
    await screen.locator('.join svg').waitFor()
  })

  test('without an audience in the hall there is no code, and the screen says so', async () => {
    const rig = await rigFor()
    await rig.engine.offer({ type: 'airing-ended', by }, null)
    const show = { ...roomShow(5), title: 'Stream only' }
    await rig.engine.offer(
      { type: 'airing-started', airingId: 'a2', show, mode: 'rehearsal', joinUrl: null, by },
      null,
    )
    const screen = await screenOf(rig)
    await screen.getByText('This show has no code for the hall.').waitFor()
    expect(await screen.locator('.join svg').count()).toBe(0)
    await inspect(screen, 'no-hall-idle')
    await rig.fire('drop')
    await screen.locator('.card').waitFor()
    await inspect(screen, 'no-hall-drop')
  })
})
