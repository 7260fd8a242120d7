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

async function startOpenbox(env: Record<string, string>): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-openbox-'))
  const rules = join(folder, 'rc.xml')
  writeFileSync(rules, openboxRules)
  // A command given with --startup runs once openbox manages the display: that is the state we wait for.
  const args = ['--sm-disable', '--config-file', rules, '--startup', 'echo managing']
  const child: ChildProcess = spawn('openbox', args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const stop = () => {
    child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`openbox ended with ${code}`)))
      child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('managing') && resolve())
    })
    return stop
  } catch (cause) {
    stop()
    throw cause
  }
}

/**
 * Starts an X server on the first free number, with openbox when asked for (global hotkeys and OBS's capture of
 * windows behave as on a desktop then). Sizes in pixels. It ends with this process, should a test forget it.
 */
export async function startDisplay(
  options: { width?: number; height?: number; openbox?: boolean } = {},
): Promise<TestDisplay> {
  const server = await startXvfb({ width: options.width ?? 1600, height: options.height ?? 1200 })
  process.once('exit', server.kill)
  const env = setOnly(server.env)
  const stopServer = async () => {
    process.off('exit', server.kill)
    await server.stop()
  }
  try {
    const stopOpenbox = options.openbox ? await startOpenbox(env) : () => undefined
    const stop = async () => {
      stopOpenbox()
      await stopServer()
    }
    return { name: server.name, env, stop }
  } catch (cause) {
    await stopServer()
    throw cause
  }
}
