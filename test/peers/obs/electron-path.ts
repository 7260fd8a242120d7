import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..', '..')

/** The Electron that draws pages for the test OBS, or null where none is prepared. Never downloads one. */
export function electronPath(): string | null {
  const pathTxt = join(root, 'node_modules', 'electron', 'path.txt')
  const installed = existsSync(pathTxt)
    ? join(root, 'node_modules', 'electron', 'dist', readFileSync(pathTxt, 'utf8'))
    : null
  const places = [process.env.ELECTRON_EXEC_PATH, installed, join(root, '.electron-dist', 'electron')]
  return places.find((place) => typeof place === 'string' && existsSync(place)) ?? null
}
