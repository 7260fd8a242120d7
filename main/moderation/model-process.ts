import { fork } from 'node:child_process'
import type { FromModel, ToModel } from './protocol'

/** A running model process, whatever started it. */
export type ModelProcess = {
  readonly pid: number | undefined
  send(message: ToModel): void
  onMessage(listener: (message: FromModel) => void): void
  /** Called once, also when the process could not be started. */
  onExit(listener: (why: string) => void): void
  /** Ends it at once. */
  kill(): void
}
export type StartModelProcess = () => ModelProcess

/** A small heap: the weights live in native memory, and idle memory counts. */
const FLAGS = ['--max-old-space-size=96', '--max-semi-space-size=2']

/** What a bare process needs to start; tokens and other secrets of the console's environment stay out. */
function needed(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMPDIR', 'HOME']
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}

/** Node's fork; works on Node and, unless the runAsNode fuse is off, inside Electron. */
export function forkedModel(
  workerFile: string,
  modelDir: string,
  log: (text: string) => void,
): StartModelProcess {
  return () => {
    const child = fork(workerFile, [modelDir], {
      execArgv: FLAGS,
      env: { ...needed(), ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => log(text.trim()))
    return {
      pid: child.pid,
      send: (message) => void child.send(message, () => {}),
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromModel)),
      onExit: (listener) => {
        let told = false
        const tell = (why: string) => {
          if (!told) listener(why)
          told = true
        }
        child.on('exit', (code, signal) => tell(signal === null ? `exit code ${code}` : `signal ${signal}`))
        child.on('error', (error) => tell(error.message))
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
}

/** The part of Electron's utilityProcess that is needed; passed in, so that this folder runs without Electron. */
export type UtilityProcess = {
  fork(
    file: string,
    args: string[],
    options: { serviceName: string; stdio: 'ignore'; execArgv: string[] },
  ): {
    readonly pid: number | undefined
    postMessage(message: unknown): void
    on(event: 'message', listener: (message: unknown) => void): unknown
    on(event: 'exit', listener: (code: number) => void): unknown
    kill(): boolean
  }
}

/** Electron's way, for packages whose runAsNode fuse is off. */
export function utilityModel(
  electron: UtilityProcess,
  workerFile: string,
  modelDir: string,
): StartModelProcess {
  return () => {
    const options = { serviceName: 'Micdrop moderation', stdio: 'ignore' as const, execArgv: FLAGS }
    const child = electron.fork(workerFile, [modelDir], options)
    return {
      pid: child.pid,
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromModel)),
      onExit: (listener) => void child.on('exit', (code) => listener(`exit code ${code}`)),
      kill: () => void child.kill(),
    }
  }
}
