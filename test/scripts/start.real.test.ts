import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.mjs'
import { missingForDisplay, setOnly } from '../peers/display'
import { scratch } from './scratch'

// By hand this would install and build in the middle of someone's work; `npm test` has done both.
const missing = process.env.MICDROP_IS_SET_UP ? missingForDisplay() : 'only `npm test` runs it'
if (missing) console.log(`skipped: npm start on a machine without a display (${missing})`)

interface Started {
  readonly child: ChildProcess
  /** All of stdout up to the line with this word. */
  until(word: string): Promise<string>
}

function start(...words: string[]): Started {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, XAUTHORITY: _a, ...env } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), ...words], {
    env: setOnly({
      ...env,
      MICDROP_HOME: join(scratch(), 'home'),
      MICDROP_PORT: '0',
      MICDROP_NO_DIALOG: '1',
    }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let heard = ''
  child.stdout.on('data', (chunk: Buffer) => {
    heard += chunk.toString()
  })
  const until = async (word: string) => {
    while (!heard.includes(word)) {
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${heard}`)
    }
    return heard
  }
  return { child, until }
}

/** Process ids whose parent is this one (field 4 of /proc/<pid>/stat, after the name in brackets). */
function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
    } catch {
      return false
    }
  })
}

const lives = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe.skipIf(missing !== null)('npm start on a machine without a display', () => {
  test('opens the console in a virtual one, says so, and leaves nothing behind', async () => {
    const { child, until } = start('--rehearse')
    const said = await until('Control API: http')
    expect(said).toMatch(/No display here: .* virtual one \(:\d+\)/)
    const room = /^Room: (\S+)/m.exec(said)?.[1] ?? ''
    expect((await fetch(room)).status).toBe(200)
    const children = childrenOf(child.pid ?? 0)
    expect(children.length).toBeGreaterThanOrEqual(2)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(children.filter(lives)).toEqual([])
  })

  test('--headless serves the same pages without Electron', async () => {
    const { child, until } = start('--headless', '--rehearse')
    const said = await until('Control API: http')
    expect(said).not.toContain('virtual')
    expect((await fetch(/^Room: (\S+)/m.exec(said)?.[1] ?? '')).status).toBe(200)
    child.kill('SIGINT')
    expect((await once(child, 'exit'))[0]).toBe(0)
  })
})
