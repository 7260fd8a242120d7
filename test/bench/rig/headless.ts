import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endProcess, startChild } from '../../peers/obs/child'
import { type Addresses, consoleRoot, controlToken, readAddresses } from './electron'

/** A real console without windows, in a process of its own. */
export async function startHeadless(
  seed: (home: string) => void,
): Promise<Addresses & { close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-bench-'))
  seed(home)
  const child = startChild(process.execPath, [join(consoleRoot, 'out/main/headless.js')], {
    env: { ...process.env, MICDROP_HOME: home, MICDROP_PORT: '0', MICDROP_CONTROL_TOKEN: controlToken },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const addresses = await readAddresses(child)
  return {
    ...addresses,
    close: async () => {
      await endProcess(child, 'SIGTERM')
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}
