import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { composeConsole } from './compose'
import { openSecrets } from './desktop/secrets'
import { readFlags, sayAddresses } from './flags'
import { openLog } from './log'
import { surviveMistakes } from './mistakes'

/** The same engine and pages without windows: for servers, tests and a second machine beside OBS. */
async function main(): Promise<number | null> {
  const flags = readFlags(process.argv.slice(2), process.env)
  const home = flags.home ?? join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Micdrop')
  mkdirSync(home, { recursive: true })
  const root = resolve(__dirname, '../..')
  const log = openLog(home)
  const composed = await composeConsole({
    ...flags,
    home,
    rendererDir: join(root, 'out/renderer'),
    modelDir: join(root, 'models/moderation'),
    workerFile: join(root, 'out/main/moderation-worker.js'),
    pictureWorkerFile: join(root, 'out/main/picture-worker.js'),
    secrets: openSecrets(join(home, 'secrets.json'), null),
    log,
    shell: { kind: 'headless', version: process.versions.node, old: false },
    desktop: null,
    captureWindow: null,
  })
  if (!composed.ok) {
    process.stderr.write(`${composed.message}\n`)
    return composed.code === 'locked' ? 3 : composed.code === 'port-taken' ? 4 : 1
  }
  const engine = composed.value
  surviveMistakes(log)
  // Before the first line is out: whoever reads it may already ask for the end.
  const stop = () => void engine.close().finally(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  sayAddresses(engine.addresses, engine.parts.opening, (line) => process.stdout.write(`${line}\n`))
  if (flags.rehearse || engine.firstStart) await engine.rehearse()
  return null
}

main().then(
  (code) => {
    if (code !== null) process.exit(code)
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
