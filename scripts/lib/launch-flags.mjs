import { spawnSync } from 'node:child_process'
import { statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Trouble } from './say.mjs'

const SMALL_SHM = 256 * 1024 * 1024
const SET_UID = 0o4000

/** Chromium refuses its sandbox to root. */
export const isRoot = () => process.getuid?.() === 0

/** Containers often give 64 MB of shared memory; a full page of images then kills the renderer. */
const shmIsSmall = () => {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize < SMALL_SHM
  } catch {
    return process.platform === 'linux'
  }
}

/** @returns {string[]} what Electron and Chromium need on this machine before the app's own words */
export const launchFlags = () => [
  ...(isRoot() ? ['--no-sandbox'] : []),
  ...(process.platform === 'linux' && shmIsSmall() ? ['--disable-dev-shm-usage'] : []),
]

/**
 * Electron's sandbox needs user name spaces, or its own little program owned by root. We never go without a sandbox
 * behind the user's back.
 *
 * @param {string} executable
 * @throws {Trouble} with the line that mends it
 */
export const checkSandbox = (executable) => {
  if (process.platform !== 'linux' || isRoot()) return
  if (spawnSync('unshare', ['-U', 'true'], { stdio: 'ignore' }).status === 0) return
  const program = join(dirname(executable), 'chrome-sandbox')
  try {
    const { mode, uid } = statSync(program)
    if (uid === 0 && mode & SET_UID) return
  } catch {
    return
  }
  throw new Trouble(
    `This system keeps user name spaces from ordinary programs, so Electron's sandbox cannot start. Allow it once:\n\n  sudo chown root:root '${program}' && sudo chmod 4755 '${program}'\n\nthen start again. (\`npm start -- --headless\` needs none of this.)`,
  )
}
