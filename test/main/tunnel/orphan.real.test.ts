import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { endProcess, startChild } from '../../peers/obs/child'
import { isAlive, quickOutput, standIn } from './stand-in'

const headless = join(process.cwd(), 'out/main/headless.js')
const homes: string[] = []
afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true, maxRetries: 10 })
})

test.skipIf(!existsSync(headless)).each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'a console that ends by %s leaves no tunnel behind',
  async (signal) => {
    const program = standIn('cloudflared', quickOutput('orphan'))
    const home = mkdtempSync(join(tmpdir(), 'micdrop-test-'))
    homes.push(home)
    writeFileSync(
      join(home, 'settings.json'),
      JSON.stringify({
        format: 'micdrop/settings',
        version: 1,
        value: { version: 1, seenSample: true, room: { tunnel: { program: 'cloudflared' } } },
      }),
    )
    const child = startChild(process.execPath, [headless], {
      env: {
        ...process.env,
        PATH: `${program.folder}:${process.env.PATH}`,
        MICDROP_HOME: home,
        MICDROP_PORT: '0',
        MICDROP_ROOM_PORT: '0',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await expect.poll(() => program.pids().length).toBe(1)
    const [pid] = program.pids()
    expect(isAlive(pid!)).toBe(true)
    await endProcess(child, signal)
    await expect.poll(() => isAlive(pid!)).toBe(false)
  },
)
