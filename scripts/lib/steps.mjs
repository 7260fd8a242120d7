import { join } from 'node:path'
import { run, show } from './run.mjs'
import { say } from './say.mjs'

/** The packages' own programs, run by this Node: no shell, no npx. */
const PROGRAMS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/**
 * One named step of the checks, with its time.
 *
 * @param {string} root
 * @param {string} title
 * @param {keyof typeof PROGRAMS} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} exit status
 */
export const step = async (root, title, program, args, env = process.env) => {
  say(`\n== ${title}`)
  const began = Date.now()
  const status = await show(process.execPath, [join(root, PROGRAMS[program]), ...args], { cwd: root, env })
  say(`== ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  return status
}

/**
 * The same beside another step: what it has to say is said at its end.
 *
 * @type {typeof step}
 */
export const stepBeside = async (root, title, program, args, env = process.env) => {
  const began = Date.now()
  const { code, output } = await run(process.execPath, [join(root, PROGRAMS[program]), ...args], {
    cwd: root,
    env,
  })
  say(`\n== ${title}\n${output}`)
  say(`== ${title}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  return code
}

/** @param {string} root @returns {Promise<number[]>} the exit statuses of format and lint, and of the types */
export const staticChecks = async (root) => [
  await step(root, 'Format and lint', 'biome', ['check', '--diagnostic-level=warn', '.']),
  await step(root, 'Types', 'tsc', ['-b']),
]
