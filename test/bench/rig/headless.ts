import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endProcess, startChild } from '../../peers/obs/child'
import { type Addresses, consoleRoot, controlToken, readAddresses } from './electron'

export interface Headless extends Addresses {
  readonly pid: number
  readonly close: () => Promise<void>
}

/** A real console without windows, in a process of its own. MICDROP_BENCH_NODE: flags of Node, for whoever looks for a cause. */
export async function startHeadless(
  seed: (home: string) => void,
  env: Readonly<Record<string, string>> = {},
): Promise<Headless> {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-bench-'))
  seed(home)
  const flags = (process.env.MICDROP_BENCH_NODE ?? '').split(' ').filter((flag) => flag !== '')
  const child = startChild(process.execPath, [...flags, join(consoleRoot, 'out/main/headless.js')], {
    env: {
      ...process.env,
      MICDROP_HOME: home,
      MICDROP_PORT: '0',
      MICDROP_CONTROL_TOKEN: controlToken,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const addresses = await readAddresses(child)
  return {
    ...addresses,
    pid: child.pid!,
    close: async () => {
      await endProcess(child, 'SIGTERM')
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
