import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from './say.mjs'

const START_LIMIT_MS = 20_000
const FAMILY_WILD = 0xffff

/** @param {NodeJS.ProcessEnv} [env] */
export const hasDisplay = (env = process.env) =>
  process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)

/** @param {string} text */
const field = (text) => {
  const bytes = Buffer.from(text, 'latin1')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** @returns {Buffer} an Xauthority entry for any display (see Xau's AuFileName: family, address, number, name, value) */
const cookie = () => {
  const family = Buffer.alloc(2)
  family.writeUInt16BE(FAMILY_WILD)
  return Buffer.concat([
    family,
    field(''),
    field(''),
    field('MIT-MAGIC-COOKIE-1'),
    field(randomBytes(16).toString('latin1')),
  ])
}

/**
 * @typedef {object} Display
 * @property {string} name such as ":99"
 * @property {number} pid
 * @property {NodeJS.ProcessEnv} env what a program needs to draw on it (DISPLAY, XAUTHORITY; no Wayland)
 * @property {() => Promise<void>} stop
 * @property {() => void} kill at once, for a process that is ending
 */

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} the display's number */
const numberFrom = (child) =>
  new Promise((resolve, reject) => {
    let [complaint, heard] = ['', '']
    const fail = (/** @type {string} */ why) => {
      clearTimeout(limit)
      reject(new Trouble(`The virtual display (Xvfb) did not start: ${why}`))
    }
    const limit = setTimeout(() => fail('it did not answer in 20 seconds.'), START_LIMIT_MS)
    child.stderr?.on('data', (chunk) => {
      complaint = `${complaint}${chunk}`.slice(-1000)
    })
    child.once('error', (cause) => fail(cause.message))
    child.once('exit', () => fail(complaint.trim() || 'it ended at once.'))
    child.stdio[3]?.on('data', (chunk) => {
      heard += String(chunk)
      if (!heard.endsWith('\n')) return
      clearTimeout(limit)
      resolve(heard.trim())
    })
  })

/**
 * Starts a virtual display on the first free number. Only holders of its cookie may draw on it or read it: the console
 * shows money and names. It runs in its own process group, so that Ctrl-C reaches the console first.
 *
 * @param {{ width?: number, height?: number, env?: NodeJS.ProcessEnv, program?: string, leaves?: boolean }} [options]
 *   pixels; leaves: end ten seconds after the last window, so that it never outlives the console
 * @returns {Promise<Display>}
 * @throws {Trouble} when it does not start
 */
export const startDisplay = async ({
  width = 1600,
  height = 1000,
  env = process.env,
  program = 'Xvfb',
  leaves = false,
} = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-display-'))
  const authority = join(folder, 'authority')
  writeFileSync(authority, cookie(), { mode: 0o600 })
  const screen = ['-screen', '0', `${width}x${height}x24`, '+extension', 'GLX', '-nolisten', 'tcp']
  // Without -noreset Xvfb resets when its last client leaves, and the next one may find no display.
  const life = leaves ? ['-terminate', '10'] : ['-noreset']
  const child = spawn(program, ['-displayfd', '3', '-auth', authority, ...screen, ...life], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
    env,
  })
  const ended = new Promise((resolve) => {
    child.once('close', resolve)
    child.once('error', resolve)
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const kill = () => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const name = `:${await numberFrom(child)}`
    const { WAYLAND_DISPLAY: _wayland, ...rest } = env
    const own = { DISPLAY: name, XAUTHORITY: authority, XDG_SESSION_TYPE: 'x11' }
    return { name, pid: child.pid ?? 0, env: { ...rest, ...own }, stop, kill }
  } catch (cause) {
    await stop()
    throw cause
  }
}
