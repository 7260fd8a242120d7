import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../../scripts/lib/paths.mjs'

/** The Electron that draws pages for the test OBS, or null where none is prepared. Never downloads one. */
export function electronPath(): string | null {
  const pathTxt = join(ROOT, 'node_modules', 'electron', 'path.txt')
  const installed = existsSync(pathTxt)
    ? join(ROOT, 'node_modules', 'electron', 'dist', readFileSync(pathTxt, 'utf8'))
    : null
  const places = [process.env.ELECTRON_EXEC_PATH, installed, join(ROOT, '.electron-dist', 'electron')]
  return places.find((place) => typeof place === 'string' && existsSync(place)) ?? null
}
