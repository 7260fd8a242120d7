import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ConsoleEngine, ConsoleOptions } from '../../main/compose'
import { composeConsole } from '../../main/compose'
import { openSecrets } from '../../main/desktop/secrets'

const root = process.env.MICDROP_ROOT ?? resolve('.')

/** The whole console without windows, in a profile of its own; the build in out/ must be there. */
export async function startEngine(options: Partial<ConsoleOptions> = {}): Promise<{
  engine: ConsoleEngine
  home: string
  close: () => Promise<void>
}> {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-bench-'))
  const quiet = {
    info: () => {},
    warn: () => {},
    error: (message: string) => void process.stderr.write(`${message}\n`),
  }
  const composed = await composeConsole({
    home,
    port: 0,
    givenControlToken: 'bench-token-0123456789',
    rehearse: false,
    publicOrigin: null,
    roomPort: null,
    platformUrls: {},
    rendererDir: join(root, 'out/renderer'),
    modelDir: join(root, 'models/moderation'),
    workerFile: join(root, 'out/main/moderation-worker.js'),
    pictureWorkerFile: join(root, 'out/main/picture-worker.js'),
    secrets: openSecrets(join(home, 'secrets.json'), null),
    log: quiet,
    shell: { kind: 'headless', version: process.versions.node, old: false },
    desktop: null,
    captureWindow: null,
    ...options,
  })
  if (!composed.ok) throw new Error(composed.message)
  const engine = composed.value
  return {
    engine,
    home,
    close: async () => {
      await engine.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export const by = { from: 'console', name: 'bench' } as const
