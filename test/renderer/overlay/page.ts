import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type WebSocketRoute,
} from '@playwright/test'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import type { OverlayModel } from '../../../core/overlay/model'
import { overlayProtocol } from '../../../core/overlay/protocol'
import { builtFile } from '../../../main/gateway/pages'
import { isRoot } from '../../../scripts/lib/launch-flags.mjs'
import { which } from '../../../scripts/lib/system-needs.mjs'
import { png } from '../../main/pictures/files'

/** The one picture that the test's server has: a poster. */
export const goodsPicture = 'a'.repeat(32)
const goods = png(240, 320, (x, y) => {
  if (Math.hypot(x - 120, y - 130) < 70 && Math.abs(y - 130) > 4) return [228, 87, 46, 255]
  return y > 220 && y < 280 && x > 20 && x < 220 && y % 20 < 12 ? [31, 42, 68, 255] : [242, 230, 207, 255]
})

export const chromiumPath = which('chromium') ?? which('google-chrome') ?? undefined
if (chromiumPath === undefined) console.log('skipped: there is no Chromium on this machine')

export interface OverlayPage {
  readonly page: Page
  readonly send: (model: OverlayModel) => void
  /** What the page last said of itself. */
  readonly seen: () => { readonly revision: number; readonly left: readonly string[] } | null
  /** The page is loaded anew and meets this. */
  readonly reload: (model: OverlayModel) => Promise<void>
  readonly close: () => Promise<void>
}

export interface OverlayOptions {
  readonly width?: number
  readonly height?: number
  readonly calm?: boolean
  /** The console's time when the page comes, in milliseconds. */
  readonly now?: number
  readonly context?: BrowserContextOptions
}

/** The built overlay in a Chromium, with a socket of the test's own. */
export function overlayPages(): (model: OverlayModel, options?: OverlayOptions) => Promise<OverlayPage> {
  let browser: Browser
  let server: Server
  let address: string
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-overlay-'))
  beforeAll(async () => {
    if (chromiumPath === undefined) return
    const root = join(import.meta.dirname, '../../../renderer')
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      base: './',
      build: {
        outDir: folder,
        assetsInlineLimit: 0,
        target: 'chrome103',
        rollupOptions: { input: { overlay: join(root, 'overlay.html') } },
      },
    })
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://here').pathname.slice(1)
      if (path === `pictures/${goodsPicture}.webp`) {
        response.writeHead(200, { 'content-type': 'image/png' })
        return response.end(goods)
      }
      return builtFile(folder, path).then((file) => {
        response.writeHead(file === null ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' })
        response.end(file?.body)
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    address = `http://127.0.0.1:${(server.address() as { port: number }).port}/overlay.html`
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [...(isRoot() ? ['--no-sandbox'] : []), '--disable-gpu', '--disable-dev-shm-usage'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return async (model, { width = 1280, height = 720, calm = true, now = 0, context = {} } = {}) => {
    const opened = await browser.newContext({ viewport: { width, height }, ...context })
    const page = await opened.newPage()
    let socket: WebSocketRoute | null = null
    let seen: { revision: number; left: readonly string[] } | null = null
    let revision = 1
    let met = model
    await page.routeWebSocket(/\/socket/, (route) => {
      socket = route
      route.onMessage((message) => {
        seen = JSON.parse(String(message))
      })
      route.send(
        JSON.stringify({ type: 'hello', protocol: overlayProtocol, now, revision, calm, model: met }),
      )
    })
    await page.goto(address)
    const send = (next: OverlayModel) => {
      revision += 1
      socket!.send(JSON.stringify({ type: 'model', revision, model: next }))
    }
    const reload = async (next: OverlayModel) => {
      met = next
      revision = 1
      seen = null
      await page.reload()
    }
    return { page, send, reload, seen: () => seen, close: () => opened.close() }
  }
}

/** The model stands on the page and its fonts are there. */
export async function drawn({ page, seen }: OverlayPage, revision = 1): Promise<void> {
  while ((seen()?.revision ?? 0) < revision) await page.waitForTimeout(20)
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))
  })
}
