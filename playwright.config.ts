import { defineConfig } from '@playwright/test'
import { isRoot } from './scripts/lib/launch-flags.mjs'
import { which } from './scripts/lib/system-needs.mjs'

/** The system's Chromium (Playwright's own browsers are not fetched); the console itself comes from launchConsole. */
const chromium = which('chromium') ?? which('google-chrome') ?? undefined

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'artifacts/e2e',
  // Already plain modules; Playwright would turn them into CommonJS, which .mjs cannot be.
  build: { external: ['**/scripts/lib/*.mjs'] },
  // One at a time: consoles share the display, its hotkeys and two cores.
  workers: 1,
  // Electron 25's own page process has crashed once in about twenty starts here (a segfault in its native code; the
  // console loads its page again, but Playwright's target is gone). One more try, reported as flaky, never hidden.
  retries: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: chromium,
      args: [...(isRoot() ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
    },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
