import { join } from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { hasDisplay, startDisplay } from './lib/display.mjs'
import { runInForeground } from './lib/foreground.mjs'
import { isRoot } from './lib/launch-flags.mjs'
import { ROOT } from './lib/paths.mjs'
import { runScript } from './lib/say.mjs'
import { ensureShell } from './lib/shell-setup.mjs'

await runScript(async () => {
  await ensureDependencies(ROOT)
  const electron = await ensureShell(ROOT)
  const display = hasDisplay() ? null : await startDisplay({ leaves: true })
  const script = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  const env = { ...(display?.env ?? process.env), ELECTRON_EXEC_PATH: electron, ELECTRON_MAJOR_VER: '25' }
  try {
    const flags = ['dev', '--watch', ...(isRoot() ? ['--noSandbox'] : []), '--', ...process.argv.slice(2)]
    return await runInForeground(process.execPath, [script, ...flags], { cwd: ROOT, env })
  } finally {
    await display?.stop()
  }
})
