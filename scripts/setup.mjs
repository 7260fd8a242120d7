import { ensureDependencies } from './lib/dependencies.mjs'
import { ROOT } from './lib/paths.mjs'
import { runScript, say } from './lib/say.mjs'
import { ensureShell } from './lib/shell-setup.mjs'

await runScript(async () => {
  await ensureDependencies(ROOT)
  say(`Electron: ${await ensureShell(ROOT)}`)
  say('Set-up is complete. `npm start` opens the console.')
})
