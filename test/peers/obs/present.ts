import { execFileSync } from 'node:child_process'
import { electronPath } from './electron-path'

export function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Why the tests with a real OBS cannot run here, or null when they can. */
export function missingForObs(): string | null {
  const missing = []
  if (!has('which', 'obs')) missing.push('obs-studio')
  if (!has('which', 'Xvfb')) missing.push('xvfb')
  if (!has('which', 'ffmpeg')) missing.push('ffmpeg')
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`
}

/** Why the test-only browser_source cannot be had here, or null when it can. */
export function missingForPlugin(): string | null {
  if (!has('which', 'gcc') || !has('pkg-config', '--exists', 'libobs'))
    return 'not installed: gcc or libobs-dev'
  return electronPath() === null ? 'no Electron is prepared' : null
}
