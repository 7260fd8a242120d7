import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @param {string} file @returns {any} its JSON, or null when the runner did not live to write it */
const read = (file) => {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  } catch {
    return null
  }
}

/** A runner that reports no failed test and yet fails (a crash, a broken file, an unhandled error) counts as one. */
const orFailure = (/** @type {Tally} */ tally, /** @type {number} */ status) =>
  status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

/**
 * @param {string} file of vitest's json reporter
 * @param {number} status vitest's exit status
 * @returns {Tally}
 */
export const tallyVitest = (file, status) => {
  const report = read(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(
    (/** @type {any} */ suite) =>
      suite.status === 'failed' &&
      !suite.assertionResults.some((/** @type {any} */ one) => one.status === 'failed'),
  ).length
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return orFailure(tally, status)
}

/**
 * @param {string} file of Playwright's json reporter
 * @param {number} status Playwright's exit status
 * @returns {Tally}
 */
export const tallyPlaywright = (file, status) => {
  const report = read(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, flaky, unexpected, skipped } = report.stats
  return orFailure({ passed: expected + flaky, failed: unexpected, skipped }, status)
}

/** @param {any} suite of `playwright test --list --reporter=json` @returns {number} tests in it */
const countTests = (suite) =>
  (suite.specs ?? []).reduce(
    (/** @type {number} */ sum, /** @type {any} */ spec) => sum + spec.tests.length,
    0,
  ) +
  (suite.suites ?? []).reduce(
    (/** @type {number} */ sum, /** @type {any} */ inner) => sum + countTests(inner),
    0,
  )

/** @param {string} file of a Playwright listing @returns {Tally} all of it, skipped */
export const tallySkipped = (file) => ({ passed: 0, failed: 0, skipped: countTests(read(file) ?? {}) })

/** @param {readonly Tally[]} tallies @returns {Tally} */
export const sum = (tallies) =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** @param {Tally} tally @returns {string} the last line of `npm test` */
export const finalLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`
