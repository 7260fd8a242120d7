import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchFlags } from '../../../scripts/lib/launch-flags.mjs'
import { endProcess, startChild } from '../../peers/obs/child'

const quiet = [
  '--test-type',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--hide-scrollbars',
  '--force-device-scale-factor=1',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** A Chromium window without borders at the display's upper left corner; pixels. Nothing inspects it. */
export function openBrowserWindow(
  program: string,
  display: string,
  url: string,
  size: { readonly width: number; readonly height: number },
): () => Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'micdrop-bench-browser-'))
  const place = ['--window-position=0,0', `--window-size=${size.width},${size.height}`]
  const child = startChild(
    program,
    [...launchFlags(), ...quiet, ...place, `--user-data-dir=${profile}`, `--app=${url}`],
    { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' },
  )
  return async () => {
    await endProcess(child, 'SIGTERM')
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
