import { isRoot } from './launch-flags.mjs'
import { withProgress } from './progress.mjs'
import { run } from './run.mjs'
import { say, Trouble } from './say.mjs'
import { which } from './system-needs.mjs'

const APT = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0']

/** @param {readonly string[]} packages @returns {string} the line a person types */
export const sudoLine = (packages) =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`

/** @returns {'apt' | 'not root' | 'no apt'} how system packages can be had here */
export const packageRights = () => {
  if (process.platform !== 'linux' || !which('apt-get')) return 'no apt'
  return isRoot() ? 'apt' : 'not root'
}

/**
 * Installs Debian packages as root, with progress in plain words.
 *
 * @param {readonly string[]} packages
 * @param {string} purpose what they are for, after "for"
 * @throws {Trouble} when apt-get cannot
 */
export const installPackages = async (packages, purpose) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  let total = 0
  let done = 0
  const read = (/** @type {string} */ line) => {
    total = Number(/(\d+) newly installed/.exec(line)?.[1] ?? total)
    if (line.startsWith('Setting up ')) done += 1
  }
  const result = await withProgress(
    `Installing system packages for ${purpose}: ${packages.join(', ')}.`,
    async () => {
      // A fresh image has no package lists. When this fails, older lists may still do.
      await run('apt-get', ['update', '-qq'], { env })
      return run('apt-get', ['install', ...APT, ...packages], { env, onLine: read })
    },
    () => (total === 0 ? 'fetching' : `${done} of ${total} set up`),
  )
  if (result.code === 0) return say('System packages: ready.')
  const tail = result.output.split('\n').filter((line) => /^[EW]:|unmet|depends|unable/i.test(line.trim()))
  throw new Trouble(
    [
      `apt-get could not install them. ${/no space left/i.test(result.output) ? 'The disk is full.' : 'It said:'}`,
      ...tail.slice(-6).map((line) => `  ${line}`),
    ].join('\n'),
  )
}
