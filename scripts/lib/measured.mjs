import { ensureBuild } from './build.mjs'
import { bundleEntry } from './bundle.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { startDisplay } from './display.mjs'
import { runInForeground } from './foreground.mjs'
import { ROOT } from './paths.mjs'
import { ensureShell } from './shell-setup.mjs'
import { which } from './system-needs.mjs'
import { ensureTestNeeds } from './test-needs.mjs'

/**
 * Builds the console, then runs test/<name>/index.ts on plain Node, with Electron's path and, where Xvfb is, an own display.
 *
 * @param {string} name
 * @param {readonly string[]} words for it
 * @param {{ windows: boolean }} needs whether it opens windows or meets OBS
 * @returns {Promise<number>} exit status
 */
export const runEntry = async (name, words, { windows }) => {
  if (windows) await ensureTestNeeds()
  await ensureDependencies(ROOT)
  const electron = windows ? await ensureShell(ROOT, { display: false }) : undefined
  await ensureBuild(ROOT, { electron })
  const bundle = await bundleEntry(ROOT, name)
  const display = windows && which('Xvfb') ? await startDisplay({ width: 1600, height: 1480 }) : null
  try {
    const env = { ...(display?.env ?? process.env), ...(electron ? { ELECTRON_EXEC_PATH: electron } : {}) }
    return await runInForeground(process.execPath, ['--expose-gc', bundle, ...words], { cwd: ROOT, env })
  } finally {
    await display?.stop()
  }
}
