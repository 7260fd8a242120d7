import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { buildPlugin } from './build-plugin'
import { endProcess, startChild } from './child'
import { startDisplay } from './display'
import { electronPath } from './electron-path'
import { freePort } from './free-port'
import { seedConfig } from './seed-config'

export interface ObsOptions {
  /** An X display to run on, like ":77"; left out, an own one is started. */
  readonly display?: string
  /** Adds the test-only `browser_source`; needs Electron, gcc and libobs-dev. */
  readonly plugin?: boolean
  readonly password?: string
  readonly video?: { readonly width: number; readonly height: number; readonly fps: number }
}

export interface RunningObs {
  readonly port: number
  readonly password: string
  readonly display: string
  readonly configDir: string
  readonly recordDir: string
  readonly logFile: string
  readonly pid: number
  /** SIGSTOP and SIGCONT answer at once; with a signal that ends OBS this waits until it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts OBS again, on the same port and configuration, after it was ended. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A real OBS with its own configuration, X server and WebSocket port. Ready when the port answers. */
export async function startObs(options: ObsOptions = {}): Promise<RunningObs> {
  const { password = 'stage left', plugin = false, video = { width: 1280, height: 720, fps: 30 } } = options
  const configDir = mkdtempSync(join(tmpdir(), 'micdrop-obs-'))
  const recordDir = join(configDir, 'recordings')
  const logFile = join(configDir, 'obs.log')
  const port = await freePort()
  seedConfig({ configDir, recordDir, port, password, video, plugin: plugin ? buildPlugin() : null })
  const own = options.display === undefined ? await startDisplay() : null
  const display = own?.name ?? options.display!
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: configDir,
    DISPLAY: display,
    QT_QPA_PLATFORM: 'xcb',
    LIBGL_ALWAYS_SOFTWARE: '1',
    MICDROP_PAGE_WINDOW: plugin ? pageWindow(configDir) : '',
  }
  let child: ChildProcess
  const start = async () => {
    child = startChild('obs', ['--disable-updater', '--multi', '--disable-missing-files-check'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const log = createWriteStream(logFile, { flags: 'a' })
    child.stdout!.pipe(log, { end: false })
    child.stderr!.pipe(log, { end: false })
    const frames = `micdrop-page-${child.pid}-`
    child.once('exit', () => {
      log.end()
      removeFrames(frames)
    })
    await answering(port, child)
  }
  await start()
  return {
    port,
    password,
    display,
    configDir,
    recordDir,
    logFile,
    get pid() {
      return child.pid!
    },
    async kill(signal) {
      if (signal === 'SIGSTOP' || signal === 'SIGCONT') child.kill(signal)
      else await endProcess(child, signal)
    },
    restart: start,
    async close() {
      child.kill('SIGCONT')
      await endProcess(child, 'SIGKILL') // nothing of it is kept, so no time is spent on its goodbye
      await own?.close()
      await removeWritten(configDir)
    },
  }
}

/** The plug-in starts one program with one argument; this script makes that Electron with our page window. */
function pageWindow(configDir: string): string {
  const electron = electronPath()
  if (electron === null) throw new Error('no Electron is prepared for the test browser_source')
  const script = join(configDir, 'page-window.sh')
  const app = join(ROOT, 'test/peers/obs/page-window')
  const flags = '--no-sandbox --disable-gpu'
  writeFileSync(
    script,
    `#!/bin/sh\nMICDROP_FRAMES="$1" MICDROP_PROFILE="${configDir}/page-$$" exec "${electron}" ${flags} "${app}" 2>>"${configDir}/page.log"\n`,
  )
  chmodSync(script, 0o755)
  return script
}

/** The page window ends when OBS is gone and writes its profile until then; Node's own retries do not empty a folder again. */
async function removeWritten(folder: string, tries = 100): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true })
  } catch (cause) {
    if (tries === 0) throw cause
    await pause(100)
    await removeWritten(folder, tries - 1)
  }
}

/** The plug-in's frame files, which an OBS that was killed leaves behind. */
function removeFrames(prefix: string): void {
  if (!existsSync('/dev/shm')) return
  for (const name of readdirSync('/dev/shm'))
    if (name.startsWith(prefix)) rmSync(join('/dev/shm', name), { force: true })
}

/** Waits until something listens on the port; fails at once when OBS ends before. */
function answering(port: number, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => finish(new Error('OBS did not open its port in 30 s')), 30_000)
    const ended = (code: number | null) => finish(new Error(`OBS ended with ${code} before it was ready`))
    let timer: NodeJS.Timeout | undefined
    const finish = (error?: Error) => {
      clearTimeout(giveUp)
      clearTimeout(timer)
      child.off('exit', ended)
      if (error) reject(error)
      else resolve()
    }
    child.once('exit', ended)
    const knock = () => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        finish()
      })
      socket.once('error', () => {
        timer = setTimeout(knock, 50)
      })
    }
    knock()
  })
}
