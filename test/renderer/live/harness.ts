import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { build, preview } from 'vite'

const configFile = resolve(import.meta.dirname, '../harness/vite.config.ts')
const executablePath = process.env.MICDROP_CHROMIUM ?? '/usr/bin/chromium'

/** False, with a printed reason, where no Chromium is installed. */
export function hasChromium(): boolean {
  if (existsSync(executablePath)) return true
  console.log(`skipped: no Chromium at ${executablePath} (set MICDROP_CHROMIUM)`)
  return false
}

export interface Harness {
  readonly browser: Browser
  /** Address of a scene of the fake engine. */
  readonly url: (scene: string) => string
  readonly close: () => Promise<void>
}

/** Builds the console on its fake engine and serves it on a free port of this machine. */
export async function startHarness(): Promise<Harness> {
  const outDir = mkdtempSync(join(tmpdir(), 'micdrop-harness-'))
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: false },
  })
  const browser = await chromium.launch({ executablePath })
  const base = server.resolvedUrls?.local[0]
  return {
    browser,
    url: (scene) => `${base}?scene=${scene}`,
    close: async () => {
      await browser.close()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
