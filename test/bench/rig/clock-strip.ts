import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../scripts/lib/paths.mjs'
import { endProcess, startChild } from '../../peers/obs/child'
import { has } from '../../peers/obs/present'
import { firstLine } from './first-line'

const source = join(ROOT, 'test/bench/rig/clock-strip.c')
const folder = join(ROOT, 'build/bench-rig')
const program = join(folder, 'clock-strip')

/** Why the strip cannot be drawn here, or null when it can. */
export function missingForClock(): string | null {
  return has('which', 'gcc') && has('pkg-config', '--exists', 'x11')
    ? null
    : 'not installed: gcc or libx11-dev'
}

/** Shows the time on the display as cells across its upper edge (see clock-strip.c); pixels. */
export async function startClockStrip(
  display: string,
  width: number,
  height: number,
): Promise<() => Promise<void>> {
  if (!existsSync(program) || statSync(program).mtimeMs < statSync(source).mtimeMs) {
    mkdirSync(folder, { recursive: true })
    execFileSync('gcc', ['-O2', '-Wall', '-o', `${program}.${process.pid}`, source, '-lX11'])
    renameSync(`${program}.${process.pid}`, program)
  }
  const child = startChild(program, [String(width), String(height)], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await firstLine(child, /drawing/)
  return () => endProcess(child, 'SIGTERM')
}

/** The clock that clock-strip.c draws: CLOCK_MONOTONIC in milliseconds, which is Node's hrtime. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Reads 32 cells of brightness (0 to 255) back into milliseconds, modulo 2^32; null when one is not clear. */
export function readStrip(cells: Uint8Array): number | null {
  let ms = 0
  let bit = 0
  for (const cell of cells) {
    if (cell > 90 && cell < 165) return null
    bit ^= cell > 127 ? 1 : 0
    ms = ms * 2 + bit
  }
  return ms
}
