import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { has } from './present'

const setpriv = has('which', 'setpriv')

/** Starts a program that the kernel ends with this process, however this one ends: a test that fails leaves none behind. */
export function startChild(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = setpriv
    ? spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], options)
    : spawn(program, args, options)
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return child
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
