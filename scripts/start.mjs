import { join } from 'node:path'
import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { hasDisplay, startDisplay } from './lib/display.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { isRoot, launchFlags } from './lib/launch-flags.mjs'
import { ROOT } from './lib/paths.mjs'
import { runScript, say, Trouble } from './lib/say.mjs'
import { ensureShell } from './lib/shell-setup.mjs'

const words = process.argv.slice(2)

/** The same engine and pages on plain Node. */
const startHeadless = async () => {
  await ensureBuild(ROOT)
  return runInForeground(process.execPath, [join(ROOT, 'out/main/headless.js'), ...words], {
    cwd: process.cwd(),
    env: process.env,
  })
}

/** @returns {Promise<string | null>} Electron; null where it cannot run and nobody could see it anyway */
const shellOrNone = async () => {
  try {
    return await ensureShell(ROOT)
  } catch (cause) {
    if (!(cause instanceof Trouble) || hasDisplay()) throw cause
    say(
      `\n${cause.message}\n\nUntil then the console runs without windows. Open the addresses below in a browser.`,
    )
    return null
  }
}

const startWindows = async () => {
  const electron = await shellOrNone()
  if (electron === null) return startHeadless()
  await ensureBuild(ROOT, { electron })
  if (isRoot()) say("Started as root: Chromium's sandbox is off. An ordinary user keeps it on.")
  const display = hasDisplay() ? null : await startDisplay({ leaves: true })
  if (display) {
    say(
      `No display here: the console's windows open in a virtual one (${display.name}). Open the addresses below in a browser.`,
    )
  }
  try {
    // A dialog in a virtual display would wait for ever.
    const env = display ? { ...display.env, MICDROP_NO_DIALOG: '1' } : process.env
    return await runInForeground(electron, [...launchFlags(), ROOT, ...words], { cwd: process.cwd(), env })
  } finally {
    await display?.stop()
  }
}

await runScript(async () => {
  await ensureDependencies(ROOT)
  return words.includes('--headless') ? startHeadless() : startWindows()
})
