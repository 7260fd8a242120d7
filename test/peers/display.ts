import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDisplay as startXvfb } from '../../scripts/lib/display.mjs'
import { which } from '../../scripts/lib/system-needs.mjs'

/** A virtual display of a test's own. */
export interface TestDisplay {
  /** Like ":104". */
  readonly name: string
  /** The whole environment for programs that draw on it. */
  readonly env: Record<string, string>
  stop(): Promise<void>
}

/** Windows stay where they were asked to be, without borders; the overlay's browser lies at the bottom. */
const openboxRules = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><keepBorder>no</keepBorder></theme>
  <applications>
    <application class="*"><decor>no</decor></application>
    <application class="Chromium*"><decor>no</decor><focus>no</focus><layer>below</layer></application>
  </applications>
</openbox_config>
`

/** Why there can be no test display here, or null when there can. */
export function missingForDisplay(): string | null {
  return which('Xvfb') === null ? 'not installed: xvfb' : null
}

/** Environment variables as programs take them: only those that are set. */
export function setOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

async function startOpenbox(env: Record<string, string>, folder: string): Promise<ChildProcess> {
  const rules = join(folder, 'rc.xml')
  writeFileSync(rules, openboxRules)
  // A command given with --startup runs once openbox manages the display: that is the state we wait for.
  const started = ['--startup', 'echo managing >&2']
  const child = spawn('openbox', ['--sm-disable', '--config-file', rules, ...started], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`openbox ended with ${code}`)))
    child.stderr.on('data', (chunk: Buffer) => chunk.toString().includes('managing') && resolve())
  })
  return child
}

/**
 * Starts an X server on the first free number, with openbox when asked for (global hotkeys and OBS's capture of
 * windows behave as on a desktop then). Sizes in pixels.
 */
export async function startDisplay(
  options: { width?: number; height?: number; openbox?: boolean } = {},
): Promise<TestDisplay> {
  const server = await startXvfb({ width: options.width ?? 1600, height: options.height ?? 1200 })
  const env = setOnly(server.env)
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-openbox-'))
  let openbox: ChildProcess | null = null
  const stop = async () => {
    openbox?.kill('SIGTERM')
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    if (options.openbox) openbox = await startOpenbox(env, folder)
    return { name: server.name, env, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}
