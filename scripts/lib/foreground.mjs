import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { createInterface } from 'node:readline'
import { isNoise } from './noise.mjs'

/** @type {readonly NodeJS.Signals[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs the program the user came for. It has its own process group, so that a Ctrl-C reaches it once (Electron takes a
 * second one as "now"): we hand each signal on and wait for its end.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} exit status; 128 + n when a signal ended it
 */
export const runInForeground = (program, args, { cwd, env }) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'inherit', 'pipe'], detached: true })
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!isNoise(line)) process.stderr.write(`${line}\n`)
    })
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    for (const signal of PASSED_ON) process.on(signal, forward)
    const end = (/** @type {number} */ status) => {
      for (const signal of PASSED_ON) process.off(signal, forward)
      resolve(status)
    }
    child.once('error', (cause) => {
      process.stderr.write(`${program}: ${cause.message}\n`)
      end(127)
    })
    child.once('exit', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
