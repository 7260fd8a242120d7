import { ensureDependencies } from './lib/dependencies.mjs'
import { ROOT } from './lib/paths.mjs'
import { runScript } from './lib/say.mjs'
import { staticChecks, step } from './lib/steps.mjs'

await runScript(async () => {
  await ensureDependencies(ROOT)
  const statuses = await staticChecks(ROOT)
  statuses.push(
    await step(ROOT, 'Unit tests', 'vitest', [
      'run',
      '--project',
      'unit',
      '--project',
      'peers',
      ...process.argv.slice(2),
    ]),
  )
  return statuses.some((status) => status !== 0) ? 1 : 0
})
