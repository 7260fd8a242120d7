import { type ChildProcess, spawn } from 'node:child_process'
import { lineReader } from './lines'

export interface TunnelProcess {
  readonly pid: number | undefined
  /** Ends it: politely, then at once. Resolves when it is gone. */
  readonly end: () => Promise<void>
}

export interface TunnelEvents {
  readonly line: (line: string) => void
  /** Once, also when it could not be started. */
  readonly ended: (why: string) => void
}

export type StartTunnel = (file: string, args: readonly string[], events: TunnelEvents) => TunnelProcess

/**
 * Runs the program and ends it when this process is gone, however that ended: the read comes back when the other end of
 * the pipe closes, which the system does also for a process that was killed.
 */
const keeper = `exec 3<&0
"$@" </dev/null &
child=$!
( read -r _ <&3; kill "$child" 2>/dev/null; sleep 5; kill -9 "$child" 2>/dev/null ) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$child"
code=$?
kill "$watcher" 2>/dev/null
exit $code`

/** Long enough to take leave of the other side. */
const patience = 3_000

/** Tokens of the console are nobody else's. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MICDROP_')))
}

/** On Windows there is no keeper: there the program outlives a console that was killed, not one that ended. */
export const startTunnel: StartTunnel = (file, args, { line, ended }) => {
  const kept = process.platform !== 'win32'
  const child: ChildProcess = kept
    ? spawn('/bin/sh', ['-c', keeper, 'sh', file, ...args], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: environment(),
        detached: true,
      })
    : spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], env: environment(), windowsHide: true })
  const gone = new Promise<void>((resolve) => {
    let told = false
    const tell = (why: string) => {
      if (told) return
      told = true
      ended(why)
      resolve()
    }
    child.on('error', (error) => tell(error.message))
    child.on('close', (code, signal) => tell(signal === null ? `exit code ${code}` : `signal ${signal}`))
  })
  child.stdin?.on('error', () => {})
  for (const output of [child.stdout, child.stderr]) output?.setEncoding('utf8').on('data', lineReader(line))
  const kill = () => {
    try {
      // Its whole group: a keeper that hangs must not keep the program alive.
      if (kept && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    } catch {
      // Gone already.
    }
  }
  return {
    pid: child.pid,
    end: async () => {
      child.stdin?.end()
      if (!kept) child.kill()
      const timer = setTimeout(kill, patience)
      await gone
      clearTimeout(timer)
    },
  }
}
