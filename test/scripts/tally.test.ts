import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { finalLine, sum, tallyPlaywright, tallySkipped, tallyVitest } from '../../scripts/lib/tally.mjs'
import { scratch } from './scratch'

function report(content: object): string {
  const file = join(scratch(), 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitestReport = (failed: number, testResults: object[] = []) =>
  report({ numPassedTests: 40, numFailedTests: failed, numPendingTests: 2, numTodoTests: 1, testResults })

test('vitest’s numbers', () => {
  expect(tallyVitest(vitestReport(3), 1)).toEqual({ passed: 40, failed: 3, skipped: 3 })
})

test('a test file that could not be read is one failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(tallyVitest(vitestReport(0, [broken]), 1).failed).toBe(1)
})

test('a runner that fails without a failed test, or without a report, is one failure', () => {
  expect(tallyVitest(vitestReport(0), 1).failed).toBe(1)
  expect(tallyVitest('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(tallyPlaywright('/nowhere/report.json', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('Playwright’s numbers; a flaky test passed', () => {
  const file = report({ stats: { expected: 7, flaky: 1, unexpected: 2, skipped: 3 } })
  expect(tallyPlaywright(file, 1)).toEqual({ passed: 8, failed: 2, skipped: 3 })
})

test('tests that were only listed are skipped', () => {
  const inner = { specs: [{ tests: [{}] }] }
  const file = report({ suites: [{ specs: [{ tests: [{}, {}] }], suites: [inner] }] })
  expect(tallySkipped(file)).toEqual({ passed: 0, failed: 0, skipped: 3 })
})

test('the final line', () => {
  const one = { passed: 1, failed: 0, skipped: 2 }
  expect(finalLine(sum([one, one]))).toBe('2 passed, 0 failed, 4 skipped')
})
