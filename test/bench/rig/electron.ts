import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findElectron } from '../../../scripts/lib/electron.mjs'
import { launchFlags } from '../../../scripts/lib/launch-flags.mjs'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { endProcess, startChild } from '../../peers/obs/child'
import { firstLine } from './first-line'

/** The built console; MICDROP_ROOT measures another build than this checkout's. */
export const consoleRoot = resolve(process.env.MICDROP_ROOT ?? ROOT)
export const emptyApp = join(ROOT, 'test/bench/rig/empty-app')
export const bareHotkeyApp = join(ROOT, 'test/bench/rig/bare-hotkey')

/** The control token of every console that the bench starts. */
export const controlToken = 'bench-token-0123456789'

export interface ElectronApp {
  readonly child: ChildProcess
  readonly pid: number
  /** A fresh folder, removed on close. */
  readonly home: string
  close(): Promise<void>
}

export interface ElectronWish {
  /** A folder with a package.json. */
  readonly app: string
  readonly display: string
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Prepares the profile before the start; without it the profile is empty. */
  readonly seed?: (home: string) => void
}

/** Starts an app in a real Electron, without Playwright: its inspector would be measured too. */
export function startElectron(wish: ElectronWish): ElectronApp {
  const electron = findElectron(ROOT)
  if (electron === null) throw new Error('There is no Electron here; run `npm run setup`.')
  const home = mkdtempSync(join(tmpdir(), 'micdrop-bench-'))
  wish.seed?.(home)
  const flags = [...launchFlags(), `--user-data-dir=${home}`, ...(wish.flags ?? [])]
  const child = startChild(electron, [...flags, wish.app], {
    cwd: ROOT,
    env: {
      ...process.env,
      DISPLAY: wish.display,
      XDG_SESSION_TYPE: 'x11',
      MICDROP_HOME: home,
      MICDROP_PORT: '0',
      MICDROP_CONTROL_TOKEN: controlToken,
      MICDROP_NO_DIALOG: '1',
      ...wish.env,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return {
    child,
    pid: child.pid!,
    home,
    close: async () => {
      await endProcess(child, 'SIGTERM')
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

export interface Addresses {
  readonly overlay: string
  readonly console: string
  /** Where the control API begins: `http://127.0.0.1:n/api/v1`. */
  readonly api: string
}

/** What the console prints when it is ready. */
export async function readAddresses(child: ChildProcess): Promise<Addresses> {
  const [text] = await firstLine(child, /Overlay: [\s\S]*Control API: \S+\n/)
  const of = (word: string) => new RegExp(`^${word}: (\\S+)$`, 'm').exec(text)![1]!
  return {
    overlay: of('Overlay'),
    console: of('Console'),
    api: of('Control API').replace('/openapi.json', ''),
  }
}
