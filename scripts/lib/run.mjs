import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * @typedef {object} Finished
 * @property {number} code exit status; 127 when the program is not there, 124 when its time was up
 * @property {string} output stdout and stderr together, in order of arrival
 */

/**
 * Runs a program to its end and keeps what it wrote.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeLimitMs?: number, onLine?: (line: string) => void }} [options]
 * @returns {Promise<Finished>}
 */
export const run = (program, args, { cwd, env, timeLimitMs, onLine } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {string[]} */
    const lines = []
    let late = false
    const limit =
      timeLimitMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true
            child.kill('SIGKILL')
          }, timeLimitMs)
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        onLine?.(line)
      })
    }
    child.on('error', (cause) => {
      clearTimeout(limit)
      resolve({ code: 127, output: cause.message })
    })
    // A killed program's own children may hold the pipes open: then `exit` comes and `close` does not.
    child.on('exit', () => late && resolve({ code: 124, output: lines.join('\n') }))
    child.on('close', (code) => {
      clearTimeout(limit)
      resolve({ code: late ? 124 : (code ?? 1), output: lines.join('\n') })
    })
  })

/**
 * Runs a program whose words belong on the screen, and waits for its end.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} exit status
 */
export const show = (program, args, { cwd, env } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', (cause) => {
      process.stderr.write(`${program}: ${cause.message}\n`)
      resolve(127)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
