import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { npm } from './npm.mjs'
import { withProgress } from './progress.mjs'
import { say, Trouble } from './say.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked */

/** @param {string} file @returns {Record<string, Locked> | null} */
const packagesIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** @param {Locked} a @param {Locked} b */
const same = (a, b) => a.version === b.version && a.integrity === b.integrity

/**
 * Whether node_modules holds what package-lock.json names. npm writes its own list last, so an interrupted install has
 * none. File times are no evidence: a checkout changes them. Optional packages of other platforms may be missing.
 *
 * @param {string} root
 */
export const dependenciesAreFresh = (root) => {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const there = packagesIn(join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !there) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = there[path]
    return found ? same(entry, found) : Boolean(entry.optional || entry.devOptional)
  })
}

/** @param {string} folder @returns {number} packages directly in it, scopes opened */
const countPackages = (folder) => {
  if (!existsSync(folder)) return 0
  let count = 0
  for (const name of readdirSync(folder)) {
    if (name.startsWith('@')) count += readdirSync(join(folder, name)).length
    else if (!name.startsWith('.')) count += 1
  }
  return count
}

/** vite 8 and the require of ES modules need these. */
const OLDEST_NODE = { 20: 19, 22: 12 }

/**
 * @param {string} [version] of Node, such as 20.19.0
 * @throws {Trouble} when it cannot build the console
 */
export const checkNode = (version = process.versions.node) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const oldest = OLDEST_NODE[/** @type {20 | 22} */ (major)]
  if (major >= 23 || (oldest !== undefined && minor >= oldest)) return
  throw new Trouble(
    `Micdrop needs Node 20.19, 22.12 or newer; this is Node ${version}. Get one from https://nodejs.org/`,
  )
}

/**
 * Installs the npm packages when they are missing or not those of the lock file.
 *
 * @param {string} root
 * @throws {Trouble} with the reason in plain words
 */
export const ensureDependencies = async (root) => {
  checkNode()
  if (dependenciesAreFresh(root)) return
  await withLock(root, 'dependencies', async () => {
    if (dependenciesAreFresh(root)) return
    const total = Object.keys(packagesIn(join(root, 'package-lock.json')) ?? {}).length - 1
    const folder = join(root, 'node_modules')
    await withProgress(
      `Installing ${total > 0 ? `about ${total} ` : ''}npm packages (a minute or two the first time).`,
      () =>
        npm(['ci'], {
          cwd: root,
          // The package holds the CPU runtime already; its script would fetch GPU libraries from another host.
          env: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
          failed: 'The npm packages could not be installed.',
        }),
      () => `${countPackages(folder)} packages unpacked`,
    )
    say('npm packages: ready.')
  })
}
