import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCRATCH } from './paths.mjs'
import { say } from './say.mjs'

const LOOK_AGAIN_MS = 500

/** @param {number} pid */
const lives = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return /** @type {NodeJS.ErrnoException} */ (cause).code === 'EPERM'
  }
}

/** @param {string} file @returns {boolean} whether this process holds the lock now */
const take = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (cause) {
    if (/** @type {NodeJS.ErrnoException} */ (cause).code !== 'EEXIST') throw cause
  }
  const holder = Number(readFileSync(file, 'utf8'))
  if (!holder || lives(holder)) return false
  rmSync(file, { force: true })
  return take(file)
}

/**
 * Two set-ups at once would tread on each other's folders; the second waits. A lock whose holder is gone is taken over.
 *
 * @template T
 * @param {string} root
 * @param {string} name what is locked
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withLock = async (root, name, work) => {
  mkdirSync(join(root, SCRATCH), { recursive: true })
  const file = join(root, SCRATCH, `${name}.lock`)
  let told = false
  while (!take(file)) {
    if (!told) say('Another set-up is at work in this folder; waiting for it.')
    told = true
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
