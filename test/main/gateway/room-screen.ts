import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { isRoot } from '../../../scripts/lib/launch-flags.mjs'
import { which } from '../../../scripts/lib/system-needs.mjs'
import { type LineOptions, type PhoneLine, phoneLine } from './phone-line'
import { type RigOptions, type RoomRig, rigWith } from './room-rig'

export const chromiumPath = which('chromium') ?? which('google-chrome') ?? undefined
if (chromiumPath === undefined) console.log('skipped: there is no Chromium on this machine')

/** One Chromium for the tests of a file. */
export function oneBrowser(): () => Browser {
  let browser: Browser
  beforeAll(async () => {
    if (chromiumPath === undefined) return
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: [
        ...(isRoot() ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    })
  })
  afterAll(() => browser?.close())
  return () => browser
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  waitUntil: 'load' | 'commit' = 'load',
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(url, { waitUntil })
  return page
}

/** The room in real time, and a line of ours before it that browsers have to come by. */
export async function rigOnLine(
  options: RigOptions & { readonly line?: LineOptions } = {},
): Promise<{ rig: RoomRig; line: PhoneLine }> {
  const line = await phoneLine(options.line)
  const rig = await rigWith({ ticking: true, front: line.port, ...options })
  line.lead(rig.port)
  return { rig, line }
}

/** Milliseconds until `seen`; printed, for docs/measured.md, and never asserted. */
export async function timed<T>(what: string, seen: Promise<T>): Promise<T> {
  const from = performance.now()
  const value = await seen
  console.log(`${what}: ${Math.round(performance.now() - from)} ms`)
  return value
}
