import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page, type WebSocketRoute } from '@playwright/test'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overlayOf } from '../../../core/overlay/fold'
import type { OverlayModel } from '../../../core/overlay/model'
import { builtFile } from '../../../main/gateway/pages'
import { isRoot } from '../../../scripts/lib/launch-flags.mjs'
import { which } from '../../../scripts/lib/system-needs.mjs'
import { acted, by, cueOf, fire, play, pressed, showOf } from '../../plugins/play'

const executablePath = which('chromium') ?? which('google-chrome') ?? undefined
if (executablePath === undefined) console.log('skipped: there is no Chromium on this machine')
const shots = join(import.meta.dirname, '../../../artifacts/overlay')

const quiz = { question: 'Which?', choices: ['One', 'Two'], correct: [1], window: 10_000 }

/** A show that measures, one with the leaderboard beside it, and one that was stopped. */
function scenes(): Record<'measuring' | 'leaderboard' | 'panic', OverlayModel> {
  const stage = play(showOf(cueOf('quiz', quiz)))
  const model = () => overlayOf(stage.airing(), stage.world.at)
  stage.at(0, { type: 'delay-measuring', on: true, by })
  stage.at(1_000, fire())
  const measuring = model()
  for (const name of ['Ada', 'Bo', 'Cy', 'Dee', 'Eve', 'Fay', 'Gus', 'Hal'])
    stage.at(2_000, acted(name, { act: 'answer', text: 'B', runId: null }))
  stage.at(11_000, pressed(stage.run().id, 'leaderboard'))
  const leaderboard = model()
  stage.at(12_000, { type: 'panicked', by })
  return { measuring, leaderboard, panic: model() }
}

describe.skipIf(executablePath === undefined)('the code on the overlay', () => {
  let browser: Browser
  let server: Server
  let address: string
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-overlay-'))

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true })
    const root = join(import.meta.dirname, '../../../renderer')
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      base: './',
      build: { outDir: folder, rollupOptions: { input: { overlay: join(root, 'overlay.html') } } },
    })
    server = createServer((request, response) => {
      builtFile(folder, new URL(request.url ?? '/', 'http://here').pathname.slice(1)).then((file) => {
        response.writeHead(file === null ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' })
        response.end(file?.body)
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    address = `http://127.0.0.1:${(server.address() as { port: number }).port}/overlay.html`
    browser = await chromium.launch({
      executablePath,
      args: [...(isRoot() ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-dev-shm-usage'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function show(model: OverlayModel): Promise<{ page: Page; send: (next: OverlayModel) => void }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    let socket: WebSocketRoute | null = null
    await page.routeWebSocket(/\/socket/, (route) => {
      socket = route
      route.send(JSON.stringify({ type: 'hello', now: 0, revision: 1, calm: true, model }))
    })
    await page.goto(address)
    await expect.poll(() => page.locator('.view, .rehearsal:not([hidden])').count()).toBeGreaterThan(0)
    return {
      page,
      send: (next) => socket!.send(JSON.stringify({ type: 'model', revision: 2, model: next })),
    }
  }

  test('can be read at 720p, passes axe, changes and goes', async () => {
    const { measuring, panic } = scenes()
    const { page, send } = await show(measuring)
    const card = page.locator('.measure')
    expect((await card.innerText()).replace(/\s+/g, ' ')).toBe(
      `Help us measure: type ${measuring.delayCode!.code} in chat`,
    )
    await page.evaluate(() => document.body.style.setProperty('background', '#246'))
    await page.screenshot({ path: join(shots, 'delay-code.png') })
    const size = await card
      .locator('.sign')
      .evaluate((sign) => Number.parseFloat(getComputedStyle(sign).fontSize))
    expect(size).toBeGreaterThan(40)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    send({ ...measuring, delayCode: { code: 'M2R9', until: 1 } })
    await expect.poll(() => card.innerText()).toContain('M2R9')
    send(panic)
    await expect.poll(() => card.isVisible()).toBe(false)
    await page.close()
  })

  test('covers nothing: quiz, leaderboard and the rehearsal mark stay free', async () => {
    const { measuring, leaderboard } = scenes()
    for (const [name, model] of [
      ['quiz', measuring],
      ['leaderboard', leaderboard],
    ] as const) {
      const { page } = await show(model)
      const box = (await page.locator('.measure').boundingBox())!
      expect(box.x + box.width).toBeLessThanOrEqual(1280 * 0.95 + 1)
      for (const other of [`.${name}`, '.rehearsal']) {
        const there = (await page.locator(other).boundingBox())!
        const apart =
          there.x >= box.x + box.width ||
          there.x + there.width <= box.x ||
          there.y >= box.y + box.height ||
          there.y + there.height <= box.y
        expect(apart, `${other} is under the code`).toBe(true)
        expect(there.y + there.height).toBeLessThanOrEqual(720)
      }
      await page.screenshot({ path: join(shots, `delay-code-${name}.png`) })
      await page.close()
    }
  })
})
