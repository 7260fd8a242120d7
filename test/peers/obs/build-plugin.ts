import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../scripts/lib/paths.mjs'

const source = join(ROOT, 'test/peers/obs/browser-source/browser-source.c')
const folder = join(ROOT, 'build/obs-browser-source')
const built = join(folder, 'micdrop-browser-source.so')

/** Builds the test-only plug-in when it is missing or older than its source; needs gcc, pkg-config and libobs-dev. */
export function buildPlugin(): string {
  if (existsSync(built) && statSync(built).mtimeMs > statSync(source).mtimeMs) return built
  mkdirSync(folder, { recursive: true })
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'libobs'], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
  const fresh = `${built}.${process.pid}`
  execFileSync('gcc', ['-O2', '-Wall', '-fPIC', '-shared', '-o', fresh, source, ...flags])
  renameSync(fresh, built)
  return built
}
