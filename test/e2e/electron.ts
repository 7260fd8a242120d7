import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  _electron,
  test as base,
  type ElectronApplication,
  errors,
  expect,
  type Page,
} from '@playwright/test'
import { findElectron } from '../../scripts/lib/electron.mjs'
import { launchFlags } from '../../scripts/lib/launch-flags.mjs'
import { ROOT } from '../../scripts/lib/paths.mjs'
import { setOnly, startDisplay } from '../peers/display'

export interface LaunchOptions {
  /** Profile folder; a fresh one, removed on close, when absent. */
  readonly home?: string
  /** 0 (the default) takes a free one. */
  readonly port?: number
  /** Flags for the console, such as `--rehearse`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What the console prints when it is ready, by its words: `Overlay: http://...`. */
export interface Urls {
  readonly overlay: string
  readonly room: string
  readonly console: string
  readonly control: string
}

export interface RunningConsole {
  readonly app: ElectronApplication
  /** Electron's main process. */
  readonly child: ChildProcess
  /** The console's window, loaded. */
  readonly window: Page
  readonly urls: Urls
  readonly home: string
  /** Quits as a user would; kills after 15 s. */
  close(): Promise<void>
}

const quitLimitMs = 15_000
const attachLimitMs = 20_000

/** The addresses in what a console has printed so far. */
export function parseUrls(text: string): Partial<Urls> {
  const lines = [...text.matchAll(/^(Overlay|Room|Console|Control)[^:\n]*: (\S+)$/gm)]
  return Object.fromEntries(lines.map(([, word = '', address]) => [word.toLowerCase(), address]))
}

/** Waits for the last address; says what the console wrote instead when it ended. */
async function readUrls(app: ElectronApplication, file: string): Promise<Urls> {
  const written = () => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  const ended = () => app.process().exitCode !== null
  await expect
    .poll(() => 'control' in parseUrls(written()) || ended(), {
      timeout: 30_000,
      message: 'the console prints its addresses',
    })
    .toBe(true)
  const urls = parseUrls(written())
  if (!('control' in urls)) throw new Error(`The console ended without opening.\n${written()}`)
  return urls as Urls
}

/** The display of `npm test`; one of our own, for every program of this test run, when there is none. */
async function needDisplay(): Promise<void> {
  if (process.env.DISPLAY) return
  const { env } = await startDisplay()
  Object.assign(process.env, env)
}

async function closeWithin(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const force = setTimeout(() => child.kill('SIGKILL'), quitLimitMs)
  await app.close().catch(() => undefined)
  clearTimeout(force)
}

/** Once in some fifty starts Playwright attaches to Electron and then waits for ever: such a start is tried again. */
async function attach(
  env: Record<string, string>,
  args: readonly string[],
  tries = 3,
): Promise<ElectronApplication> {
  try {
    return await _electron.launch({
      executablePath: join(ROOT, 'test/e2e/electron-to-file.sh'),
      args: [...launchFlags(), ROOT, ...args],
      cwd: ROOT,
      env,
      timeout: attachLimitMs,
    })
  } catch (cause) {
    if (tries === 1 || !(cause instanceof errors.TimeoutError)) throw cause
    return attach(env, args, tries - 1)
  }
}

/**
 * Opens the built console in a real Electron.
 *
 * @throws when there is no Electron or no build: `npm run setup` and `npm run build` make them
 */
export async function launchConsole(options: LaunchOptions = {}): Promise<RunningConsole> {
  const electron = findElectron(ROOT)
  if (electron === null) throw new Error('There is no Electron here; run `npm run setup`.')
  if (!existsSync(join(ROOT, 'out/main/index.js')))
    throw new Error('The console is not built; run `npm run build`.')
  const scratch = mkdtempSync(join(tmpdir(), 'micdrop-e2e-'))
  const home = options.home ?? join(scratch, 'home')
  const output = join(scratch, 'stdout')
  const clean = () => rmSync(scratch, { recursive: true, force: true })
  await needDisplay()
  const env = {
    ...setOnly(process.env),
    MICDROP_TEST_ELECTRON: electron,
    MICDROP_TEST_STDOUT: output,
    MICDROP_HOME: home,
    MICDROP_PORT: String(options.port ?? 0),
    MICDROP_NO_DIALOG: '1',
    ...options.env,
  }
  let app: ElectronApplication | null = null
  try {
    app = await attach(env, options.args ?? [])
    const urls = await readUrls(app, output)
    const window = await app.firstWindow()
    await window.waitForLoadState('domcontentloaded')
    const running = app
    const child = app.process()
    const close = () => closeWithin(running, child).finally(clean)
    return { app, child, window, urls, home, close }
  } catch (cause) {
    if (app !== null) await closeWithin(app, app.process())
    clean()
    throw cause
  }
}

/** Playwright's test, with consoles that are closed when the test ends, however it ends. */
export const test = base.extend<{ launch: (options?: LaunchOptions) => Promise<RunningConsole> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern
  launch: async ({}, use) => {
    const open: RunningConsole[] = []
    await use(async (options) => {
      const running = await launchConsole(options)
      open.push(running)
      return running
    })
    for (const running of open) await running.close()
  },
})

export { expect }
