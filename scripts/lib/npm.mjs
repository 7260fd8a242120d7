import { run } from './run.mjs'
import { Trouble } from './say.mjs'

/** @param {string} output what npm wrote */
const reasonIn = (output) => {
  const has = (/** @type {RegExp} */ pattern) => pattern.test(output)
  if (has(/\bENOSPC\b|no space left/i))
    return 'The disk is full. About 2 GB free are needed; make room and start again.'
  if (has(/\bE(ACCES|PERM|ROFS)\b/))
    return 'This user may not write here. Check who owns this folder and the npm cache (npm config get cache).'
  if (has(/\b(ENOTFOUND|EAI_AGAIN)\b/))
    return "The npm registry's name could not be looked up. Check the network connection (or npm's registry and proxy settings)."
  if (has(/\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/))
    return "The npm registry did not answer. Check the network connection (or npm's registry and proxy settings)."
  if (has(/\bE(401|403|407)\b/))
    return 'The npm registry refused access. Check the registry, its token and the proxy (npm config list).'
  if (has(/\bE404\b/))
    return 'The npm registry that npm is set to use has not got one of the packages (npm config get registry).'
  if (has(/\bEINTEGRITY\b/))
    return 'A downloaded package was not what the lock file promises. Run `npm cache verify`, then start again.'
  if (has(/\bEUSAGE\b/))
    return 'package.json and package-lock.json do not belong together. Run `npm install` once, or take both from the repository.'
  if (has(/CERT|certificate/))
    return "The registry's certificate was not accepted. Check the proxy and npm's `cafile` setting."
  return null
}

/**
 * What went wrong in npm, in words for a person who does not know npm; npm's own last lines when no case fits.
 *
 * @param {string} output
 */
export const explainNpm = (output) => {
  const reason = reasonIn(output)
  if (reason) return reason
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line !== '' && !/complete log of this run|^npm warn/i.test(line))
  return ['npm said:', ...lines.slice(0, 8).map((line) => `  ${line}`)].join('\n')
}

/**
 * Runs npm itself (the one that started us, else the one on the path), quietly.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, failed: string }} options failed: what did not work, in plain words
 * @returns {Promise<string>} its output
 * @throws {Trouble} with the reason, when npm fails
 */
export const npm = async (args, { cwd, env = {}, failed }) => {
  const own = process.env.npm_execpath
  const [program, before] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-progress', '--loglevel=error']
  const done = await run(program, [...before, ...args, ...quiet], { cwd, env: { ...process.env, ...env } })
  if (done.code === 0) return done.output
  const reason =
    done.code === 127
      ? 'npm was not found. Install it beside Node (Debian: nodejs from NodeSource has it).'
      : explainNpm(done.output)
  throw new Trouble(`${failed}\n${reason}`)
}
