import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Settings } from '../../../core/contract/settings'
import type { ConsoleState } from '../../../core/contract/state'
import { showFormat } from '../../../main/storage/show-library'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { readAddresses } from '../../bench/rig/electron'
import { endProcess, startChild } from '../../peers/obs/child'
import { freePort } from '../../peers/obs/free-port'
import { roomShow } from './room-rig'

const token = 'public-test-token-0123456789'

export interface Stage {
  readonly roomPort: number
  readonly consolePort: number
  readonly token: string
  /** The control API of the console. */
  readonly api: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>
  readonly state: () => Promise<ConsoleState>
  readonly close: () => Promise<void>
}

/** A console without windows in a process of its own, with the public origin https://show.example and one show. */
export async function startStage(): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-public-'))
  const keep = (file: string, format: string, value: unknown) =>
    writeFileSync(join(home, file), JSON.stringify({ format, version: 1, value }))
  mkdirSync(join(home, 'shows'))
  // A crowd of one: nobody buys the stock away.
  keep('settings.json', 'micdrop/settings', Settings.parse({ seenSample: true, rehearsal: { crowdSize: 1 } }))
  keep('shows/show.json', showFormat.name, roomShow(50))
  const roomPort = await freePort()
  const child = startChild(process.execPath, [join(ROOT, 'out/main/headless.js')], {
    env: {
      ...process.env,
      MICDROP_HOME: home,
      MICDROP_PORT: '0',
      MICDROP_ROOM_PORT: String(roomPort),
      MICDROP_PUBLIC_ORIGIN: 'https://show.example',
      MICDROP_CONTROL_TOKEN: token,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { api: base } = await readAddresses(child)
  let presses = 0
  const api: Stage['api'] = async (method, path, body) => {
    presses += 1
    const answer = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(method === 'POST' ? { 'idempotency-key': `press-${presses}` } : {}),
      },
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  await api('POST', '/shows/show/start')
  return {
    roomPort,
    consolePort: Number(new URL(base).port),
    token,
    api,
    state: () => api('GET', '/state') as Promise<ConsoleState>,
    close: async () => {
      await endProcess(child, 'SIGTERM')
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

/** What curl got: the status (0: no answer at all) and the body. */
export async function curl(...args: string[]): Promise<{ status: number; body: string }> {
  const run = promisify(execFile)
  const common = ['--silent', '--max-time', '20', '--write-out', '\\n%{http_code}']
  const { stdout } = await run('curl', [...common, ...args]).catch((error: { stdout: string }) => error)
  const cut = stdout.lastIndexOf('\n')
  return { status: Number(stdout.slice(cut + 1)), body: stdout.slice(0, cut) }
}
