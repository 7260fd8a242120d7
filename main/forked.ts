import { fork, type SerializationType } from 'node:child_process'

/** A running process of our own, whatever started it. */
export interface Forked<To, From> {
  readonly pid: number | undefined
  send(message: To): void
  onMessage(listener: (message: From) => void): void
  /** Called once, also when the process could not be started. */
  onExit(listener: (why: string) => void): void
  /** Ends it at once. */
  kill(): void
}

export interface ForkOptions {
  /** The built script. */
  readonly file: string
  readonly args?: readonly string[]
  /** For Node, such as the size of its heap. */
  readonly flags: readonly string[]
  /** `advanced` sends bytes as bytes. */
  readonly serialization?: SerializationType
  /** What it writes to its standard error. */
  readonly log: (text: string) => void
}

/** What a bare process needs to start; tokens and other secrets of the console's environment stay out. */
function needed(): NodeJS.ProcessEnv {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMPDIR', 'HOME']
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}

/** Node's fork; works on Node and, unless the runAsNode fuse is off, inside Electron. */
export function forked<To, From>({
  file,
  args = [],
  flags,
  serialization,
  log,
}: ForkOptions): Forked<To, From> {
  const child = fork(file, args, {
    execArgv: [...flags],
    env: { ...needed(), ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization,
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => log(text.trim()))
  return {
    pid: child.pid,
    send: (message) => void child.send(message as object, () => {}),
    onMessage: (listener) => void child.on('message', (message) => listener(message as From)),
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
