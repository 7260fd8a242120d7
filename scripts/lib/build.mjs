import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { withLock } from './lock.mjs'
import { run } from './run.mjs'
import { say, Trouble } from './say.mjs'

const FOLDERS = ['core', 'main', 'preload', 'renderer']
const FILES = ['package-lock.json', 'package.json', 'electron.vite.config.ts', 'tsconfig.base.json']
const STAMP = 'out/built-from'

/** @param {string} folder @returns {string[]} every file under it, sorted */
const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .sort()
    : []

/**
 * One hash over all that the build reads. Times would lie: a checkout changes them, an editor may keep them.
 *
 * @param {string} root
 * @returns {string} hex
 */
export const hashOfInputs = (root) => {
  const hash = createHash('sha256')
  const files = [
    ...FOLDERS.flatMap((name) => filesUnder(join(root, name))),
    ...FILES.map((name) => join(root, name)),
  ]
  for (const file of files) {
    if (!existsSync(file)) continue
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} root @param {string} inputs */
const isBuiltFrom = (root, inputs) => {
  const stamp = join(root, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs
}

/**
 * Builds main, preload and renderer into out/, unless they are there, made of these very sources.
 *
 * @param {string} root
 * @param {{ electron?: string, force?: boolean }} [options] electron: its executable, where one is known
 * @throws {Trouble} with the compiler's words
 */
export const ensureBuild = async (root, { electron, force = false } = {}) => {
  if (!force && isBuiltFrom(root, hashOfInputs(root))) return
  await withLock(root, 'build', async () => {
    const inputs = hashOfInputs(root)
    if (!force && isBuiltFrom(root, inputs)) return
    say('Building the console.')
    rmSync(join(root, STAMP), { force: true })
    const script = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
    // The oldest shell we run on decides; electron-vite would otherwise read the version of node_modules/electron.
    const env = {
      ...process.env,
      ELECTRON_MAJOR_VER: '25',
      ...(electron ? { ELECTRON_EXEC_PATH: electron } : {}),
    }
    const done = await run(process.execPath, [script, 'build', '--logLevel', 'warn'], { cwd: root, env })
    const words = stripVTControlCharacters(done.output).trim()
    if (done.code !== 0) throw new Trouble(`The console could not be built.\n${words}`)
    // Warnings are for whoever asked for a build, not for whoever wants to start the console.
    if (words && force) say(words)
    mkdirSync(join(root, 'out'), { recursive: true })
    writeFileSync(join(root, STAMP), inputs)
  })
}
