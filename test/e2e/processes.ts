import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { findElectron } from '../../scripts/lib/electron.mjs'
import { launchFlags } from '../../scripts/lib/launch-flags.mjs'
import { ROOT } from '../../scripts/lib/paths.mjs'
import { setOnly } from '../peers/display'
import { parseUrls, type Urls } from './electron'

export interface Ended {
  readonly code: number | null
  readonly stderr: string
}

function ending(child: ChildProcess): Promise<Ended> {
  let stderr = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stderr }))
  })
}

/** Starts the desktop console where it is expected to end by itself, and waits until it has. */
export function consoleThatEnds(env: Readonly<Record<string, string>>): Promise<Ended> {
  const electron = findElectron(ROOT)
  if (electron === null) throw new Error('There is no Electron here; run `npm run setup`.')
  const child = spawn(electron, [...launchFlags(), ROOT], {
    cwd: ROOT,
    env: { ...setOnly(process.env), MICDROP_NO_DIALOG: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  return ending(child)
}

export interface Headless {
  readonly urls: Urls
  /** Asks it to end, as Ctrl-C does. */
  end(): Promise<Ended>
}

/** The same engine without windows, when it has printed its addresses. */
export async function startHeadless(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Headless> {
  const child = spawn(process.execPath, [join(ROOT, 'out/main/headless.js'), ...args], {
    cwd: ROOT,
    env: { ...setOnly(process.env), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const ended = ending(child)
  let printed = ''
  child.stdout.on('data', (bytes: Buffer) => {
    printed += bytes.toString()
  })
  const ready = () => 'control' in parseUrls(printed) || child.exitCode !== null
  await expect.poll(ready, { timeout: 30_000, message: 'the console prints its addresses' }).toBe(true)
  if (child.exitCode !== null) throw new Error(`The headless console ended: ${(await ended).stderr}`)
  return {
    urls: parseUrls(printed) as Urls,
    end: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
