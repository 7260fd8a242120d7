import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { findElectron } from './lib/electron.mjs'
import { ROOT } from './lib/paths.mjs'
import { runScript, say } from './lib/say.mjs'

await runScript(async () => {
  await ensureDependencies(ROOT)
  await ensureBuild(ROOT, { electron: findElectron(ROOT) ?? undefined, force: true })
  say('Built into out/.')
})
