import { type Forked, forked } from '../forked'
import type { FromModel, ToModel } from './protocol'

/** A running model process, whatever started it. */
export type ModelProcess = Forked<ToModel, FromModel>
export type StartModelProcess = () => ModelProcess

/** A small heap: the weights live in native memory, and idle memory counts. */
const FLAGS = ['--max-old-space-size=96', '--max-semi-space-size=2']

export function forkedModel(
  workerFile: string,
  modelDir: string,
  log: (text: string) => void,
): StartModelProcess {
  return () => forked({ file: workerFile, args: [modelDir], flags: FLAGS, log })
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
