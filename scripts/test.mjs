import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { startDisplay } from './lib/display.mjs'
import { ROOT } from './lib/paths.mjs'
import { runScript, say, Trouble } from './lib/say.mjs'
import { ensureShell } from './lib/shell-setup.mjs'
import { staticChecks, step, stepBeside } from './lib/steps.mjs'
import { which } from './lib/system-needs.mjs'
import { finalLine, sum, tallyPlaywright, tallySkipped, tallyVitest } from './lib/tally.mjs'
import { ensureTestNeeds } from './lib/test-needs.mjs'

const REPORTS = join(ROOT, 'artifacts/reports')
const report = (/** @type {string} */ name) => join(REPORTS, `${name}.json`)
/** A step that is no test runner counts only when it fails. */
const failures = (/** @type {number} */ count) => ({ passed: 0, failed: count, skipped: 0 })

/** @returns {Promise<string | null>} Electron, or null (and the reason on screen) where windows cannot open */
const shellOrReason = async () => {
  try {
    return await ensureShell(ROOT, { display: false })
  } catch (cause) {
    if (!(cause instanceof Trouble)) throw cause
    say(`The tests with windows are skipped:\n${cause.message}`)
    return null
  }
}

/** @param {string} name @param {readonly string[]} projects of vitest.config.mts */
const vitest = (name, ...projects) => [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report(name)}`,
  ...projects.flatMap((project) => ['--project', project]),
]

/** @param {NodeJS.ProcessEnv} env @param {boolean} windows whether they can open here */
const runTests = async (env, windows) => {
  const units = await step(ROOT, 'Unit tests', 'vitest', vitest('units', 'unit', 'peers'), env)
  // Side by side: half of the time of either is waiting.
  const [real, screens] = await Promise.all([
    step(ROOT, 'Tests with real parts', 'vitest', vitest('real', 'real'), env),
    stepBeside(ROOT, 'Tests of screens', 'vitest', vitest('screens', 'screens'), env),
  ])
  const tallies = [
    tallyVitest(report('units'), units),
    tallyVitest(report('real'), real),
    tallyVitest(report('screens'), screens),
  ]
  if (!existsSync(join(ROOT, 'playwright.config.ts'))) return tallies
  const playwrightEnv = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report('playwright') }
  if (windows) {
    const status = await step(
      ROOT,
      'End-to-end tests',
      'playwright',
      ['test', '--reporter=list,json'],
      playwrightEnv,
    )
    tallies.push(tallyPlaywright(report('playwright'), status))
  } else {
    await step(
      ROOT,
      'End-to-end tests (listed, not run)',
      'playwright',
      ['test', '--list', '--reporter=json'],
      playwrightEnv,
    )
    tallies.push(tallySkipped(report('playwright')))
  }
  return tallies
}

await runScript(async () => {
  await ensureTestNeeds()
  await ensureDependencies(ROOT)
  const electron = await shellOrReason()
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  const tallies = [failures((await staticChecks(ROOT)).filter((status) => status !== 0).length)]
  try {
    await ensureBuild(ROOT, { electron: electron ?? undefined })
  } catch (cause) {
    if (!(cause instanceof Trouble)) throw cause
    say(cause.message)
    tallies.push(failures(1))
  }
  // Always an own display: tests take hotkeys and raise windows, which nobody wants on their desktop.
  const display = which('Xvfb') ? await startDisplay({ width: 1600, height: 1200 }) : null
  if (!display) say('The tests with windows are skipped: Xvfb is not installed.')
  try {
    // Tests of the scripts themselves may run them now: nothing is left to install or build.
    const env = {
      ...(display?.env ?? process.env),
      ...(electron ? { ELECTRON_EXEC_PATH: electron } : {}),
      MICDROP_IS_SET_UP: '1',
    }
    tallies.push(...(await runTests(env, display !== null && electron !== null)))
  } finally {
    await display?.stop()
  }
  const all = sum(tallies)
  say(`\n${finalLine(all)}`)
  return all.failed > 0 ? 1 : 0
})
