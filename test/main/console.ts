import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail } from '../../core/base/result'
import { type ConsoleEngine, type ConsoleOptions, composeConsole } from '../../main/compose'
import { openSecrets } from '../../main/desktop/secrets'
import { thisMachine } from '../../main/reach'

export const controlToken = 'test-control-token-0123456789'

export interface TestConsole {
  readonly engine: ConsoleEngine
  readonly home: string
  readonly origin: string
  /** GET or POST with the control token; `body` as JSON. */
  readonly api: (
    path: string,
    init?: {
      method?: string
      key?: string
      body?: unknown
      token?: string | null
      headers?: Record<string, string>
    },
  ) => Promise<{ status: number; body: unknown }>
  readonly close: () => Promise<void>
}

export function options(home: string, more: Partial<ConsoleOptions> = {}): ConsoleOptions {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} }
  return {
    home,
    port: 0,
    givenControlToken: controlToken,
    rehearse: false,
    publicOrigin: null,
    roomPort: null,
    platformUrls: {},
    rendererDir: join(process.cwd(), 'out/renderer'),
    modelDir: join(process.cwd(), 'models/moderation'),
    // No built worker here: the rules alone judge, which is a state the console must stand anyway.
    workerFile: join(home, 'no-worker.js'),
    pictureWorkerFile: join(home, 'no-worker.js'),
    secrets: openSecrets(join(home, 'secrets.json'), null),
    log: quiet,
    shell: { kind: 'headless', version: process.versions.node, old: false },
    desktop: null,
    captureWindow: null,
    // No test looks for its made-up addresses on the internet.
    machine: { ...thisMachine, prove: async () => fail('refused', 'Nothing answers there.') },
    ...more,
  }
}

/** The real console without windows, on a free port, in a profile that is removed at the end unless it was given. */
export async function startConsole(
  given: { home?: string; options?: Partial<ConsoleOptions> } = {},
): Promise<TestConsole> {
  const home = given.home ?? mkdtempSync(join(tmpdir(), 'micdrop-test-'))
  const composed = await composeConsole(options(home, given.options))
  if (!composed.ok) throw new Error(composed.message)
  const engine = composed.value
  const origin = new URL(engine.addresses.room).origin
  return {
    engine,
    home,
    origin,
    api: async (path, init = {}) => {
      const headers: Record<string, string> = { ...init.headers }
      if (init.token !== null) headers.authorization = `Bearer ${init.token ?? controlToken}`
      if (init.key !== undefined) headers['idempotency-key'] = init.key
      if (init.body !== undefined) headers['content-type'] = 'application/json'
      const response = await fetch(`${origin}/api/v1${path}`, {
        method: init.method ?? 'GET',
        headers,
        body: init.body === undefined ? undefined : JSON.stringify(init.body),
      })
      const text = await response.text()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) }
    },
    close: async () => {
      await engine.close()
      if (given.home === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Resolves when `done` answers true; asks again at each change of the engine, so it waits for a state, not for time. */
export async function until(console: TestConsole, done: () => boolean): Promise<void> {
  if (done()) return
  await new Promise<void>((resolve) => {
    const stop = console.engine.parts.engine.onChange(() => {
      if (!done()) return
      stop()
      resolve()
    })
  })
}
