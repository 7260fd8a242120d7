import { type ChildProcess, spawn } from 'node:child_process'

export interface Display {
  /** Like ":104". */
  readonly name: string
  close(): Promise<void>
}

/** Own X server on a display number it chooses itself. `-noreset`: else it resets when its last client leaves. */
export async function startDisplay(size = '1282x800x24'): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', size, '+extension', 'GLX', '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  endWithUs(server)
  const number = await new Promise<string>((resolve, reject) => {
    let told = ''
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    server.stdio[3]!.on('data', (bytes: Buffer) => {
      told += bytes.toString()
      if (told.includes('\n')) resolve(told.trim())
    })
  })
  return { name: `:${number}`, close: () => endProcess(server, 'SIGTERM') }
}

/** Lets a child not outlive this process, should a test forget it. */
export function endWithUs(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/** Ends a process that this one started, and waits until it is gone; kills it after 3 s. */
export function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 3000)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill(signal)
  })
}
